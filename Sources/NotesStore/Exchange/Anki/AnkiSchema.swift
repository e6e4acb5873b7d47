internal import Foundation

/// The tables of a collection of schema 11, which every Anki of the last ten years reads, and the
/// JSON in its row `col`.
///
/// Source: Anki, `rslib/src/storage/schema11.sql` and the structures `*Schema11` in `rslib`.
enum AnkiSchema {
  static let tables = """
    CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
      scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
      ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
      dconf text NOT NULL, tags text NOT NULL);
    CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
      mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
      sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
      ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
      queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
      reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
      odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
      ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL,
      factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
    CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
    """

  /// Made when the rows are there, which is faster.
  static let indexes = """
    CREATE INDEX ix_notes_usn ON notes (usn);
    CREATE INDEX ix_cards_usn ON cards (usn);
    CREATE INDEX ix_revlog_usn ON revlog (usn);
    CREATE INDEX ix_cards_nid ON cards (nid);
    CREATE INDEX ix_cards_sched ON cards (did, queue, due);
    CREATE INDEX ix_revlog_cid ON revlog (cid);
    CREATE INDEX ix_notes_csum ON notes (csum);
    """

  static func json(_ value: [String: Any]) throws -> String {
    let data = try JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self)
  }

  static func noteType(_ type: KubeNotesType) -> [String: Any] {
    let fields = KubeNotesType.fields.enumerated().map { index, name -> [String: Any] in
      [
        "name": name, "ord": index, "sticky": false, "rtl": false, "font": "Arial", "size": 20,
        "media": [String](),
      ]
    }
    let templates = type.templates.enumerated().map { index, template -> [String: Any] in
      [
        "name": template.name, "ord": index, "qfmt": template.front, "afmt": template.back,
        "bqfmt": "", "bafmt": "", "did": NSNull(),
      ]
    }
    let required = type.templates.indices.map { [$0, "any", [0]] as [Any] }
    return [
      "id": type.id, "name": type.rawValue, "type": type == .cloze ? 1 : 0, "mod": 0, "usn": -1,
      "sortf": 0, "did": 1, "tmpls": templates, "flds": fields, "css": style, "req": required,
      "latexPre": "\\documentclass{article}\n\\begin{document}\n", "latexPost": "\\end{document}",
      "latexsvg": false, "tags": [String](), "vers": [Int](),
    ]
  }

  private static let style = """
    .card { font-family: sans-serif; font-size: 20px; text-align: left; }
    .cloze { font-weight: bold; color: #326ce5; }
    .en { opacity: 0.7; }
    pre, code { font-family: monospace; }
    """

  static func deck(_ id: Int64, _ name: String) -> [String: Any] {
    [
      "id": id, "name": name, "mod": 0, "usn": -1, "lrnToday": [0, 0], "revToday": [0, 0],
      "newToday": [0, 0], "timeToday": [0, 0], "collapsed": false, "browserCollapsed": false,
      "desc": "", "dyn": 0, "conf": 1, "extendNew": 0, "extendRev": 0,
    ]
  }

  static var deckOptions: [String: Any] {
    [
      "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0,
      "replayq": true, "dyn": false,
      "new": [
        "bury": false, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1,
        "perDay": 20,
      ] as [String: Any],
      "rev": [
        "bury": false, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36_500, "perDay": 200,
        "hardFactor": 1.2,
      ] as [String: Any],
      "lapse": [
        "delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0,
      ] as [String: Any],
    ]
  }

  static func settings(offset: Int, rollover: Int, nextPosition: Int) -> [String: Any] {
    [
      "activeDecks": [1], "curDeck": 1, "newSpread": 0, "collapseTime": 1200, "timeLim": 0,
      "estTimes": true, "dueCounts": true, "curModel": NSNull(), "nextPos": nextPosition,
      "sortType": "noteFld", "sortBackwards": false, "addToCur": true, "dayLearnFirst": false,
      "schedVer": 2, "sched2021": true, "creationOffset": offset, "localOffset": offset,
      "rollover": rollover,
    ]
  }
}
