/// The tables of `library.sqlite`. Everything in them can be made again, so a change here raises
/// `version` and the file is built anew; there are no migrations.
enum LibrarySchema {
  static let version = 9

  /// The pages of the file, in bytes. Texts of sections fill twice what is usual better, and two leaves
  /// of the full-text index fit.
  static let pageSize = 8192

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
      -- NULL where it is the heading alone.
      heading_path TEXT,
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
    CREATE VIEW section_text AS
    SELECT
      section.id AS id, page.title AS title, section.heading AS heading,
      section.body || char(10) || section.extra AS body
    FROM section JOIN page ON page.id = section.id / \(rowsPerPage);

    CREATE VIRTUAL TABLE text_index USING fts5 (
      title, heading, body,
      content = 'section_text', content_rowid = 'id', columnsize = 0, tokenize = 'kubenotes'
    );
    CREATE VIRTUAL TABLE text_vocabulary USING fts5vocab (text_index, row);

    \(pairs)

    \(words)
    \(wordIndexes)

    -- Titles, aliases and headings as wholes, spaces and punctuation left out (NameKind).
    CREATE TABLE name (
      key TEXT NOT NULL,
      section INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      PRIMARY KEY (key, section, kind)
    ) WITHOUT ROWID;

    -- Korean ones by their initial consonants, each text once.
    CREATE TABLE initial_name (
      initials TEXT NOT NULL,
      text TEXT NOT NULL,
      kind INTEGER NOT NULL,
      uses INTEGER NOT NULL,
      PRIMARY KEY (initials, text, kind)
    ) WITHOUT ROWID;
    """

  /// Pairs of syllables are only asked for where words fail, so that it is enough to know which
  /// sections have them: blocks of postings (`PairPostings`) under the pair and the page that the
  /// block begins with, with the last section and the number of sections.
  static let pairs = """
    CREATE TABLE pair (
      id INTEGER PRIMARY KEY,
      last INTEGER NOT NULL,
      count INTEGER NOT NULL,
      postings BLOB NOT NULL
    );
    """

  /// The words of the index, with what they can be looked up by: sound, keys, initials.
  static let words = """
    CREATE TABLE word (
      term TEXT PRIMARY KEY,
      frequency INTEGER NOT NULL,
      keys TEXT,
      keys_backwards TEXT,
      initials TEXT,
      skeleton TEXT
    ) WITHOUT ROWID;
    """

  static let wordIndexes = """
    CREATE INDEX word_keys ON word (keys) WHERE keys IS NOT NULL;
    CREATE INDEX word_keys_backwards ON word (keys_backwards) WHERE keys_backwards IS NOT NULL;
    CREATE INDEX word_initials ON word (initials) WHERE initials IS NOT NULL;
    CREATE INDEX word_skeleton ON word (skeleton) WHERE skeleton IS NOT NULL;
    """

  /// The memory that the full-text index collects tokens in before it writes them, in bytes. With
  /// FTS5's own million a large import writes many small pieces and merges them again and again.
  static let hashSize = 16 << 20

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
