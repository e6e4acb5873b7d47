extension ProgressSchema {
  /// The queue becomes a part of `card_state`, and two indices go.
  ///
  /// An answer is as slow as the pages it changes are many: each is written to the log of SQLite, with
  /// a sum over it, before the answer is on the disk. Before, a card stood in two tables under the same
  /// key, in an index by topic that only new cards need (few are due on a day, so that a topic's are
  /// found among them), and in an index by day that `log_day` answers from the review log.
  static let queueInState = """
    CREATE TABLE state_and_place (
      card INTEGER PRIMARY KEY REFERENCES card(key),
      -- The state; all of it is NULL for a card that was never answered or marked.
      phase INTEGER, remaining INTEGER,
      stability REAL, difficulty REAL,
      due_time INTEGER, due_day INTEGER,
      interval INTEGER, lapses INTEGER, reps INTEGER,
      last_time INTEGER, last_day INTEGER,
      retention REAL, decay REAL,
      suspended INTEGER, buried_until INTEGER, leech INTEGER,
      algorithm INTEGER,
      -- The place in the queue; all of it is NULL for a card that cannot be shown: gone from the
      -- library, or suspended.
      lane INTEGER,                       -- 1 due at an instant, 2 due on a day, 3 new
      rank INTEGER,                       -- order within the lane
      topic INTEGER,
      block INTEGER,
      visible_from INTEGER                -- study day until which the card is buried
    );
    INSERT INTO state_and_place
      SELECT s.card, s.phase, s.remaining, s.stability, s.difficulty, s.due_time, s.due_day,
        s.interval, s.lapses, s.reps, s.last_time, s.last_day, s.retention, s.decay, s.suspended,
        s.buried_until, s.leech, s.algorithm, q.lane, q.rank, q.topic, q.block, q.visible_from
      FROM card_state s LEFT JOIN queue q ON q.card = s.card;
    INSERT INTO state_and_place (card, lane, rank, topic, block, visible_from)
      SELECT card, lane, rank, topic, block, visible_from FROM queue
      WHERE card NOT IN (SELECT card FROM card_state);
    DROP TABLE queue;
    DROP TABLE card_state;
    ALTER TABLE state_and_place RENAME TO card_state;
    CREATE INDEX card_state_with_leech ON card_state(card) WHERE leech = 1;
    CREATE INDEX queue_by_rank ON card_state(lane, rank, visible_from, block, topic)
      WHERE lane IS NOT NULL;
    CREATE INDEX queue_of_new_by_topic ON card_state(topic, rank, visible_from, block)
      WHERE lane = 3;

    -- The first row of each study day: the rows of a day are that one and some of those after it.
    CREATE TABLE log_day (
      day INTEGER PRIMARY KEY,
      first INTEGER NOT NULL              -- seq
    );
    INSERT INTO log_day (day, first) SELECT day, MIN(seq) FROM review_log GROUP BY day;
    CREATE TRIGGER review_log_day AFTER INSERT ON review_log
    WHEN NOT EXISTS (SELECT 1 FROM log_day WHERE day = new.day)
    BEGIN INSERT INTO log_day (day, first) VALUES (new.day, new.seq); END;
    """
}
