/// The tables of `library.sqlite`. Everything in them can be made again, so a change here raises
/// `version` and the file is built anew; there are no migrations.
enum LibrarySchema {
  static let version = 4

  /// Rows of one page are numbered `page * rowsPerPage + position`, so that the rows of a page
  /// follow one another in the full-text index and the page is known from the row alone.
  static let rowsPerPage: Int64 = 4096

  static let notes = """
    CREATE TABLE stamp (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) WITHOUT ROWID;

    -- The shipped content is folder 1 with an empty root.
    CREATE TABLE folder (
      id INTEGER PRIMARY KEY,
      root TEXT NOT NULL UNIQUE
    );

    CREATE TABLE page (
      id INTEGER PRIMARY KEY,
      folder INTEGER NOT NULL REFERENCES folder (id),
      path TEXT NOT NULL,
      note TEXT NOT NULL,
      language TEXT NOT NULL,
      topic TEXT NOT NULL,
      title TEXT NOT NULL,
      position INTEGER NOT NULL,
      front_matter TEXT NOT NULL,
      cards TEXT NOT NULL,
      hash TEXT NOT NULL,
      UNIQUE (folder, path)
    );
    CREATE INDEX page_note ON page (note, language);

    CREATE TABLE section (
      id INTEGER PRIMARY KEY,
      anchor TEXT NOT NULL,
      level INTEGER NOT NULL,
      heading TEXT NOT NULL,
      heading_path TEXT NOT NULL,
      -- What stands below the heading, as plain text; then what the section is found by beside it:
      -- its cards and, for the first of a page, the page's aliases.
      body TEXT NOT NULL,
      extra TEXT NOT NULL,
      markdown TEXT NOT NULL
    );

    CREATE TABLE card (
      id TEXT PRIMARY KEY,
      note TEXT NOT NULL,
      anchor TEXT NOT NULL,
      topic TEXT NOT NULL,
      position INTEGER NOT NULL,
      content TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX card_note ON card (note, position);
    """

  static let search = """
    -- Columns for pairs repeat the text behind a mark that tells the tokenizer to cut pairs.
    CREATE VIEW section_text AS
    SELECT
      section.id AS id,
      page.title AS title, section.heading AS heading,
      section.body || char(10) || section.extra AS body,
      char(1) || page.title AS title_pairs, char(1) || section.heading AS heading_pairs,
      char(1) || section.body || char(10) || section.extra AS body_pairs
    FROM section JOIN page ON page.id = section.id / \(rowsPerPage);

    CREATE VIRTUAL TABLE text_index USING fts5 (
      title, heading, body, title_pairs, heading_pairs, body_pairs,
      content = 'section_text', content_rowid = 'id', tokenize = 'kubenotes'
    );

    CREATE VIRTUAL TABLE text_vocabulary USING fts5vocab (text_index, row);

    -- What can be looked up by its sound, keys or initials: the words of the index.
    CREATE TABLE word (
      term TEXT PRIMARY KEY,
      frequency INTEGER NOT NULL,
      keys TEXT,
      keys_backwards TEXT,
      initials TEXT,
      skeleton TEXT
    ) WITHOUT ROWID;
    CREATE INDEX word_keys ON word (keys) WHERE keys IS NOT NULL;
    CREATE INDEX word_keys_backwards ON word (keys_backwards) WHERE keys_backwards IS NOT NULL;
    CREATE INDEX word_initials ON word (initials) WHERE initials IS NOT NULL;
    CREATE INDEX word_skeleton ON word (skeleton) WHERE skeleton IS NOT NULL;

    -- Titles and headings as wholes, spaces and punctuation left out.
    CREATE TABLE name (
      key TEXT NOT NULL,
      initials TEXT NOT NULL,
      section INTEGER NOT NULL,
      is_title INTEGER NOT NULL,
      text TEXT NOT NULL
    );
    CREATE INDEX name_key ON name (key);
    CREATE INDEX name_initials ON name (initials) WHERE initials <> '';
    CREATE INDEX name_section ON name (section);
    """

  static let glossary = """
    CREATE TABLE term (
      id INTEGER PRIMARY KEY,
      ko TEXT NOT NULL,
      en TEXT NOT NULL,
      is_word INTEGER NOT NULL
    );

    CREATE TABLE spelling (
      key TEXT NOT NULL,
      term INTEGER NOT NULL REFERENCES term (id),
      name TEXT NOT NULL,
      kind INTEGER NOT NULL,
      initials TEXT NOT NULL
    );
    CREATE INDEX spelling_key ON spelling (key);
    CREATE INDEX spelling_term ON spelling (term);
    CREATE INDEX spelling_initials ON spelling (initials) WHERE initials <> '';
    """
}
