internal import GRDB

/// The tables of `progress.sqlite`.
///
/// Migrations are an append-only list: one that was released is never edited, and a database file of
/// every version stands in `Tests/Fixtures/progress`.
///
/// What is the person's own and cannot be derived: `review_log`, `card_link`, `setting`,
/// `registered_folder`. Derived from the log by replay: `card_state`, `study_day`, `log_day`,
/// `review_log.activity`. Derived
/// from the library: `card`, `card_face`. Integer keys stand for texts inside.
enum ProgressSchema {
  /// `KubN`: tells a progress database from any other SQLite file.
  static let applicationID: Int32 = 0x4B75_624E

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: precious)
      try db.execute(sql: derived)
    }
    // What other programs knew of a memory, as JSON (`RecordedMemory`).
    migrator.registerMigration("v2") { db in
      try db.execute(sql: "ALTER TABLE review_log ADD COLUMN memory TEXT")
    }
    migrator.registerMigration("v3") { try $0.execute(sql: synchronisation) }
    migrator.registerMigration("v4") { try $0.execute(sql: ProgressSchema.queueInState) }
    migrator.registerMigration("v5") { try $0.execute(sql: ProgressSchema.lighterAnswers) }
    return migrator
  }

  private static let precious = """
    CREATE TABLE setting (
      key TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL,                -- JSON
      changed INTEGER NOT NULL            -- ms since 1970; of two devices, the later wins
    ) WITHOUT ROWID;

    CREATE TABLE registered_folder (
      path TEXT PRIMARY KEY NOT NULL,
      added INTEGER NOT NULL              -- ms since 1970
    ) WITHOUT ROWID;

    CREATE TABLE device (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE
    );

    -- Every id that a card was ever known by, and the card (the memory) that it belongs to.
    CREATE TABLE card_name (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      card INTEGER NOT NULL REFERENCES card(key)
    );
    CREATE INDEX card_name_by_card ON card_name(card);

    -- An edited card whose id changed continues the memory of another id. The later row wins;
    -- no target: the id stands for itself again.
    CREATE TABLE card_link (
      id TEXT PRIMARY KEY NOT NULL,
      target TEXT,
      changed INTEGER NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE review_log (
      seq INTEGER PRIMARY KEY,            -- the order in which this file got to know the rows
      uid TEXT NOT NULL UNIQUE,
      device INTEGER NOT NULL REFERENCES device(key),
      card INTEGER NOT NULL REFERENCES card_name(key),
      time INTEGER NOT NULL,              -- ms since 1970
      day INTEGER NOT NULL,               -- study day, days since 1970-01-01
      kind INTEGER NOT NULL,
      grade INTEGER,
      duration INTEGER,                   -- ms
      target TEXT,                        -- uid of the row that an undo takes back
      phase INTEGER, remaining INTEGER,   -- the schedule that the answer led to
      due_time INTEGER, due_day INTEGER,
      interval INTEGER, retention REAL, flags INTEGER
    );
    CREATE INDEX review_log_by_card ON review_log(card, time);
    CREATE INDEX review_log_by_target ON review_log(target) WHERE target IS NOT NULL;

    CREATE TRIGGER review_log_keeps_rows BEFORE DELETE ON review_log
    BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END;
    CREATE TRIGGER review_log_keeps_values BEFORE UPDATE ON review_log
    BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END;
    """

  /// What `Sync` remembers; can be thrown away, then folders are read anew.
  private static let synchronisation = """
    -- Where this file was used, and under which names it wrote there. A copy of the file is found
    -- in another place, and takes names of its own.
    CREATE TABLE sync_home (
      place TEXT PRIMARY KEY NOT NULL,
      writer TEXT NOT NULL,
      device TEXT NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE sync_folder (
      path TEXT PRIMARY KEY NOT NULL,
      covered INTEGER NOT NULL,           -- all of review_log up to this seq stands in the folder
      used INTEGER NOT NULL               -- ms since 1970
    ) WITHOUT ROWID;

    CREATE TABLE sync_file (
      folder TEXT NOT NULL,
      name TEXT NOT NULL,
      size INTEGER NOT NULL, modified INTEGER NOT NULL, inode INTEGER NOT NULL,
      line_start INTEGER NOT NULL, line_end INTEGER NOT NULL, sum TEXT NOT NULL,
      writer TEXT, device TEXT, device_name TEXT,
      damaged INTEGER NOT NULL,
      PRIMARY KEY (folder, name)
    ) WITHOUT ROWID;

    CREATE TABLE sync_shared (
      folder TEXT NOT NULL,
      is_link INTEGER NOT NULL,
      key TEXT NOT NULL,
      changed INTEGER NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (folder, is_link, key)
    ) WITHOUT ROWID;
    """

  private static let derived = """
    CREATE TABLE topic (
      key INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    );

    -- One memory, with what the library says about it at present.
    CREATE TABLE card (
      key INTEGER PRIMARY KEY,
      name TEXT NOT NULL,                 -- the present id
      present INTEGER NOT NULL DEFAULT 0, -- whether the library has it
      topic INTEGER REFERENCES topic(key),
      block INTEGER NOT NULL,             -- hash of the block's id; siblings share it
      position INTEGER NOT NULL DEFAULT 0,
      kind TEXT,
      section TEXT,                       -- note#anchor
      fingerprint INTEGER                 -- hash of faces and facts above
    );
    CREATE INDEX card_by_block ON card(block);
    CREATE INDEX card_by_section ON card(section);

    CREATE TABLE card_face (
      card INTEGER NOT NULL REFERENCES card(key),
      language TEXT NOT NULL,
      prompt TEXT NOT NULL,
      answer TEXT NOT NULL,
      PRIMARY KEY (card, language)
    ) WITHOUT ROWID;

    CREATE TABLE card_state (
      card INTEGER PRIMARY KEY REFERENCES card(key),
      phase INTEGER NOT NULL, remaining INTEGER,
      stability REAL, difficulty REAL,
      due_time INTEGER, due_day INTEGER,
      interval INTEGER NOT NULL, lapses INTEGER NOT NULL, reps INTEGER NOT NULL,
      last_time INTEGER, last_day INTEGER,
      retention REAL, decay REAL,
      suspended INTEGER NOT NULL, buried_until INTEGER, leech INTEGER NOT NULL,
      algorithm INTEGER NOT NULL
    );
    CREATE INDEX card_state_by_day ON card_state(last_day);
    CREATE INDEX card_state_with_leech ON card_state(card) WHERE leech = 1;

    -- The cards that can be shown: present in the library and not suspended.
    CREATE TABLE queue (
      card INTEGER PRIMARY KEY REFERENCES card(key),
      lane INTEGER NOT NULL,              -- 1 due at an instant, 2 due on a day, 3 new
      rank INTEGER NOT NULL,              -- order within the lane
      topic INTEGER,
      block INTEGER NOT NULL,
      visible_from INTEGER NOT NULL       -- study day until which the card is buried
    );
    CREATE INDEX queue_by_rank ON queue(lane, rank, visible_from, block);
    CREATE INDEX queue_by_topic ON queue(topic, lane, rank, visible_from, block);

    -- What was answered on each study day.
    CREATE TABLE study_day (
      day INTEGER PRIMARY KEY,
      introduced INTEGER NOT NULL,        -- first answers to new cards
      reviewed INTEGER NOT NULL,          -- answers to cards in review
      relearned INTEGER NOT NULL,         -- answers within steps
      forgotten INTEGER NOT NULL,         -- reviews answered with again
      duration INTEGER NOT NULL           -- ms
    );
    """
}
