internal import Foundation
internal import GRDB
package import KubeNotes

extension IngestStep {
  /// The exams and their learning points.
  static let curriculum = IngestStep(schema: curriculumTables) { files, db in
    try db.execute(
      sql: """
        DELETE FROM point_card; DELETE FROM point_domain; DELETE FROM learning_point;
        DELETE FROM exam_domain; DELETE FROM exam
        """)
    guard let file = files.first(where: { $0.path == "curriculum.yaml" }) else { return }
    let curriculum: Curriculum
    do {
      curriculum = try Curriculum(yaml: String(decoding: file.data, as: UTF8.self))
    } catch {
      throw LibraryError.curriculum(reason: "\(error)")
    }
    try write(curriculum, to: db)
  }

  private static let curriculumTables = """
    CREATE TABLE exam (
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL
    );

    CREATE TABLE exam_domain (
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      exam INTEGER NOT NULL REFERENCES exam (position),
      ko TEXT NOT NULL,
      en TEXT NOT NULL,
      weight INTEGER NOT NULL
    );

    CREATE TABLE learning_point (
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      ko TEXT NOT NULL,
      en TEXT NOT NULL,
      source TEXT NOT NULL,
      taught TEXT NOT NULL
    );

    CREATE TABLE point_domain (
      point INTEGER NOT NULL REFERENCES learning_point (position),
      position INTEGER NOT NULL,
      domain TEXT NOT NULL,
      PRIMARY KEY (point, position)
    ) WITHOUT ROWID;

    -- The ids of blocks; which cards they have is known when the notes are there.
    CREATE TABLE point_card (
      point INTEGER NOT NULL REFERENCES learning_point (position),
      position INTEGER NOT NULL,
      block TEXT NOT NULL,
      PRIMARY KEY (point, position)
    ) WITHOUT ROWID;
    """

  private static func write(_ curriculum: Curriculum, to db: Database) throws {
    let domain = try db.makeStatement(
      sql: "INSERT INTO exam_domain (id, exam, ko, en, weight) VALUES (?, ?, ?, ?, ?)")
    for (position, exam) in curriculum.exams.enumerated() {
      try db.execute(
        sql: "INSERT INTO exam VALUES (?, ?, ?)", arguments: [position, exam.id, exam.name])
      for entry in exam.domains {
        try domain.execute(arguments: [
          entry.id, position, entry.name.ko, entry.name.en, entry.weight,
        ])
      }
    }
    let point = try db.makeStatement(sql: "INSERT INTO learning_point VALUES (?, ?, ?, ?, ?, ?)")
    let served = try db.makeStatement(sql: "INSERT INTO point_domain VALUES (?, ?, ?)")
    let card = try db.makeStatement(sql: "INSERT INTO point_card VALUES (?, ?, ?)")
    for (position, entry) in curriculum.points.enumerated() {
      try point.execute(arguments: [
        position, entry.id, entry.statement.ko, entry.statement.en, entry.source,
        entry.taught.description,
      ])
      for (index, id) in entry.domains.enumerated() {
        try served.execute(arguments: [position, index, id])
      }
      for (index, id) in entry.cards.enumerated() {
        try card.execute(arguments: [position, index, id.rawValue])
      }
    }
  }
}

extension Library {
  /// The exams with their points. Each point has the cards that the library has for it, so none
  /// where its notes are not there.
  package func curriculum() throws -> Curriculum {
    try database.read { db in
      let domains = try Row.fetchAll(
        db, sql: "SELECT exam, id, ko, en, weight FROM exam_domain ORDER BY position")
      let exams = try Row.fetchAll(db, sql: "SELECT position, id, name FROM exam ORDER BY position")
      let served = try grouped(
        "SELECT point, domain FROM point_domain ORDER BY point, position", db)
      // '~' is followed by DEL, so that all cards of a block lie between two ids.
      let cards = try grouped(
        """
        SELECT p.point, c.id FROM point_card p JOIN card c
        ON c.id = p.block OR c.id > p.block || '~' AND c.id < p.block || char(127)
        ORDER BY p.point, p.position, c.position
        """, db)
      let points = try Row.fetchAll(
        db,
        sql: "SELECT position, id, ko, en, source, taught FROM learning_point ORDER BY position")
      return Curriculum(
        exams: exams.map { exam in
          Curriculum.Exam(
            id: exam[1], name: exam[2],
            domains: domains.filter { ($0[0] as Int) == exam[0] }.map {
              .init(id: $0[1], name: Bilingual(ko: $0[2], en: $0[3]), weight: $0[4])
            })
        },
        points: points.map { point in
          Curriculum.Point(
            id: point[1], statement: Bilingual(ko: point[2], en: point[3]),
            domains: served[point[0]] ?? [], source: point[4], taught: SectionAddress(point[5]),
            cards: (cards[point[0]] ?? []).map(CardID.init(rawValue:)))
        })
    }
  }

  private func grouped(_ sql: String, _ db: Database) throws -> [Int: [String]] {
    var groups: [Int: [String]] = [:]
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() { groups[row[0], default: []].append(row[1]) }
    return groups
  }
}
