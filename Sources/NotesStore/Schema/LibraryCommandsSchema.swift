/// The tables of `library.sqlite` that hold the command facts of `content/commands`.
///
/// Lists of words are kept as text, one item a line; an absent value is NULL.
enum LibraryCommandsSchema {
  static let sql = """
    CREATE TABLE program (
      name TEXT PRIMARY KEY,
      version TEXT NOT NULL,
      aliases TEXT NOT NULL,
      meaning_ko TEXT,
      meaning_en TEXT
    ) WITHOUT ROWID;

    CREATE TABLE command (
      path TEXT PRIMARY KEY,
      program TEXT NOT NULL,
      parent TEXT,
      word TEXT NOT NULL,
      usage TEXT NOT NULL,
      arguments TEXT NOT NULL,
      aliases TEXT NOT NULL,
      is_group INTEGER NOT NULL,
      required TEXT NOT NULL,
      double_dash INTEGER NOT NULL,
      since TEXT,
      removed_in TEXT,
      replacement TEXT,
      meaning_ko TEXT,
      meaning_en TEXT,
      notes TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX command_parent ON command (parent);
    CREATE INDEX command_last_word ON command (program, word);

    -- Every word that leads from a command to a subcommand.
    CREATE TABLE command_word (
      parent TEXT NOT NULL,
      word TEXT NOT NULL,
      path TEXT NOT NULL,
      PRIMARY KEY (parent, word)
    ) WITHOUT ROWID;

    -- The notes that commands belong to; not for groups of commands.
    CREATE TABLE command_note (
      address TEXT NOT NULL,
      path TEXT NOT NULL,
      PRIMARY KEY (address, path)
    ) WITHOUT ROWID;

    -- Global flags stand under the program, with is_global.
    CREATE TABLE command_flag (
      path TEXT NOT NULL,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      short TEXT,
      type TEXT NOT NULL,
      default_value TEXT,
      repeatable INTEGER NOT NULL,
      value_optional TEXT,
      allowed TEXT NOT NULL,
      hidden INTEGER NOT NULL,
      is_deprecated INTEGER NOT NULL,
      deprecated_since TEXT,
      deprecated_replacement TEXT,
      since TEXT,
      removed_in TEXT,
      is_global INTEGER NOT NULL,
      meaning_ko TEXT,
      meaning_en TEXT,
      PRIMARY KEY (path, position)
    ) WITHOUT ROWID;
    CREATE INDEX command_flag_name ON command_flag (name);

    CREATE TABLE command_removed_flag (
      path TEXT NOT NULL,
      name TEXT NOT NULL,
      short TEXT,
      removed_in TEXT,
      type TEXT,
      PRIMARY KEY (path, name)
    ) WITHOUT ROWID;

    CREATE TABLE command_example (
      path TEXT NOT NULL,
      position INTEGER NOT NULL,
      run TEXT NOT NULL,
      ko TEXT NOT NULL,
      en TEXT NOT NULL,
      -- `run` with its flags by their long names.
      expanded TEXT NOT NULL,
      PRIMARY KEY (path, position)
    ) WITHOUT ROWID;

    CREATE TABLE resource (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      singular TEXT NOT NULL,
      kind TEXT NOT NULL,
      api_group TEXT NOT NULL,
      version TEXT NOT NULL,
      namespaced INTEGER NOT NULL,
      short_names TEXT NOT NULL,
      stage TEXT,
      removed_in TEXT,
      meaning_ko TEXT,
      meaning_en TEXT
    );

    CREATE TABLE resource_word (
      word TEXT PRIMARY KEY,
      resource INTEGER NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE known_value (
      place TEXT NOT NULL,
      position INTEGER NOT NULL,
      value TEXT NOT NULL,
      flags TEXT NOT NULL,
      since TEXT,
      meaning_ko TEXT,
      meaning_en TEXT,
      PRIMARY KEY (place, position)
    ) WITHOUT ROWID;

    CREATE TABLE command_change (
      id TEXT PRIMARY KEY,
      program TEXT NOT NULL,
      kind TEXT NOT NULL,
      match TEXT NOT NULL,
      status TEXT NOT NULL,
      deprecated_in TEXT,
      removed_in TEXT,
      replacement TEXT NOT NULL,
      note_ko TEXT,
      note_en TEXT,
      is_verified INTEGER NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE command_change_key (
      key TEXT PRIMARY KEY,
      change TEXT NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE command_task (
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      title_ko TEXT NOT NULL,
      title_en TEXT NOT NULL,
      commands TEXT NOT NULL
    );

    -- The phrases commands are found by, and the inverted index over their tokens. All phrases stand in
    -- one row (`IntentTable`): an answer compares some hundreds, and looking them up one by one took
    -- most of its time. A list of phrases is a BLOB of 32-bit little-endian numbers.
    CREATE TABLE intent_table (
      commands TEXT NOT NULL,
      phrases BLOB NOT NULL
    );

    CREATE TABLE intent_example (
      phrase INTEGER PRIMARY KEY,
      run TEXT NOT NULL
    );

    CREATE TABLE intent_token (
      token TEXT PRIMARY KEY,
      weight REAL NOT NULL,
      phrases BLOB NOT NULL
    ) WITHOUT ROWID;
    """

  /// All tables, so that they can be emptied before they are filled again.
  static let tables = [
    "program", "command", "command_word", "command_note", "command_flag", "command_removed_flag",
    "command_example", "resource", "resource_word", "known_value", "command_change",
    "command_change_key", "command_task", "intent_table", "intent_example", "intent_token",
  ]
}
