internal import Yams

/// What the exams ask for: `content/curriculum.yaml`.
///
/// A learning point is one fact to know. It serves one or more exam domains, is taught in a section
/// of a note, and is asked by cards.
package struct Curriculum: Sendable, Hashable {
  package struct Exam: Sendable, Hashable {
    /// `cka`.
    package var id: String
    package var name: String
    package var domains: [Domain]

    package init(id: String, name: String, domains: [Domain]) {
      self.id = id
      self.name = name
      self.domains = domains
    }
  }

  package struct Domain: Sendable, Hashable {
    /// `A-WS`; unique over all exams.
    package var id: String
    package var name: Bilingual
    /// The share of the exam in percent.
    package var weight: Int

    package init(id: String, name: Bilingual, weight: Int) {
      self.id = id
      self.name = name
      self.weight = weight
    }
  }

  package struct Point: Sendable, Hashable {
    /// `p001`.
    package var id: String
    package var statement: Bilingual
    /// The ids of the domains that it serves.
    package var domains: [String]
    /// The official page that gives the fact.
    package var source: String
    package var taught: SectionAddress
    /// The cards that ask for it; in the file, the ids of their blocks.
    package var cards: [CardID]

    package init(
      id: String, statement: Bilingual, domains: [String], source: String,
      taught: SectionAddress, cards: [CardID]
    ) {
      self.id = id
      self.statement = statement
      self.domains = domains
      self.source = source
      self.taught = taught
      self.cards = cards
    }
  }

  package var exams: [Exam]
  package var points: [Point]

  package init(exams: [Exam] = [], points: [Point] = []) {
    self.exams = exams
    self.points = points
  }

  package func exam(_ id: String) -> Exam? {
    exams.first { $0.id == id }
  }

  /// The points that serve a domain, in the order of the file.
  package func points(of domain: Domain) -> [Point] {
    points.filter { $0.domains.contains(domain.id) }
  }
}

extension Curriculum {
  /// Reads the file.
  ///
  /// - Throws: `YamlError` or `DecodingError`, as Yams tells it.
  package init(yaml: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: yaml)
    exams = file.exams.map { exam in
      Exam(
        id: exam.id, name: exam.name,
        domains: exam.domains.map {
          Domain(id: $0.id, name: Bilingual(ko: $0.ko, en: $0.en), weight: $0.weight)
        })
    }
    points = file.points.map { point in
      Point(
        id: point.id, statement: Bilingual(ko: point.ko, en: point.en), domains: point.domains,
        source: point.source, taught: SectionAddress(point.taught),
        cards: point.cards.map(CardID.init(rawValue:)))
    }
  }

  private struct File: Decodable {
    var exams: [ExamEntry]
    var points: [PointEntry]
  }

  private struct ExamEntry: Decodable {
    var id: String
    var name: String
    var domains: [DomainEntry]
  }

  private struct DomainEntry: Decodable {
    var id: String
    var ko: String
    var en: String
    var weight: Int
  }

  private struct PointEntry: Decodable {
    var id: String
    var ko: String
    var en: String
    var domains: [String]
    var source: String
    var taught: String
    var cards: [String]
  }
}
