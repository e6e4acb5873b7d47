extension ProgressSchema {
  /// One index of the review log in place of two, and counts of days that are brought up to date now
  /// and then.
  ///
  /// Before, one index kept the ids apart and another led to the rows of a card. An id belongs to one
  /// entry, which has one card and one time, so that one index does both: an answer changes a page
  /// less, and a merge sorts one index less. The counts of a day were one more page for each answer;
  /// now the row says what it counts as, and `study_day` takes that over for many answers at once.
  static let lighterAnswers = """
    CREATE TABLE log_with_one_index (
      seq INTEGER PRIMARY KEY,            -- the order in which this file got to know the rows
      uid TEXT NOT NULL,
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
      interval INTEGER, retention REAL, flags INTEGER,
      memory TEXT,                        -- what other programs knew, as JSON
      -- What `study_day` has yet to count it as (`DayActivity.code`), while `seq` is after
      -- `activity_counted`; NULL for nothing.
      activity INTEGER
    );
    INSERT INTO log_with_one_index (seq, uid, device, card, time, day, kind, grade, duration, target,
        phase, remaining, due_time, due_day, interval, retention, flags, memory)
      SELECT seq, uid, device, card, time, day, kind, grade, duration, target, phase, remaining,
        due_time, due_day, interval, retention, flags, memory
      FROM review_log ORDER BY seq;
    DROP TABLE review_log;
    ALTER TABLE log_with_one_index RENAME TO review_log;
    CREATE UNIQUE INDEX review_log_by_card ON review_log(card, time, uid);
    CREATE INDEX review_log_by_target ON review_log(target) WHERE target IS NOT NULL;
    CREATE TRIGGER review_log_keeps_rows BEFORE DELETE ON review_log
    BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END;
    CREATE TRIGGER review_log_keeps_values BEFORE UPDATE ON review_log
    BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END;
    CREATE TRIGGER review_log_day AFTER INSERT ON review_log
    WHEN NOT EXISTS (SELECT 1 FROM log_day WHERE day = new.day)
    BEGIN INSERT INTO log_day (day, first) VALUES (new.day, new.seq); END;

    -- The one row says up to which row of the log `study_day` has counted.
    CREATE TABLE activity_counted (
      key INTEGER PRIMARY KEY CHECK (key = 0),
      seq INTEGER NOT NULL
    );
    INSERT INTO activity_counted (key, seq) SELECT 0, coalesce(MAX(seq), 0) FROM review_log;

    -- `study_day` as it would stand if all of the log were counted.
    CREATE VIEW day_activity AS
      SELECT day, SUM(introduced) AS introduced, SUM(reviewed) AS reviewed,
        SUM(relearned) AS relearned, SUM(forgotten) AS forgotten, SUM(duration) AS duration
      FROM (
        SELECT day, introduced, reviewed, relearned, forgotten, duration FROM study_day
        UNION ALL
        SELECT day, activity = 1, activity IN (2, 4), activity = 3, activity = 4,
          coalesce(duration, 0)
        FROM review_log
        WHERE seq > (SELECT seq FROM activity_counted) AND activity IS NOT NULL)
      GROUP BY day;
    """
}
