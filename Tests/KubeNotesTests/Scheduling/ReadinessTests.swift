import Testing

@testable import KubeNotes

@Suite struct ReadinessTests {
  static func curriculum(
    _ domains: [(id: String, weight: Int)], _ points: [([String], [String])]
  ) -> Curriculum {
    Curriculum(
      exams: [
        .init(
          id: "cka", name: "CKA",
          domains: domains.map {
            .init(id: $0.id, name: Bilingual(ko: $0.id, en: $0.id), weight: $0.weight)
          })
      ],
      points: points.enumerated().map { index, point in
        .init(
          id: "p\(index)", statement: Bilingual(ko: "", en: ""), domains: point.0, source: "",
          taught: SectionAddress("a#b"), cards: point.1.map(CardID.init(rawValue:)))
      })
  }

  @Test func `recall is a mean of means, and the unseen count as nothing`() throws {
    let curriculum = Self.curriculum(
      [("A", 30), ("B", 10), ("empty", 60)],
      [
        (["A"], ["a1", "a2"]), (["A"], ["a3"]), (["A"], []), (["A", "B"], ["b1"]),
        (["other"], ["a1"]),
      ])
    let exam = try #require(curriculum.exam("cka"))
    let recalls = ["a1": 0.8, "b1": 0.5]
    let readiness = Readiness(exam, in: curriculum) { recalls[$0.rawValue] }
    let shares = readiness.domains.map(\.recall)
    #expect(abs(shares[0] - (0.4 + 0 + 0 + 0.5) / 4) < 1e-12)
    #expect(shares[1] == 0.5)
    #expect(shares[2] == 0)
    #expect(readiness.domains.map(\.points) == [4, 1, 0])
    #expect(readiness.domains.map(\.seen) == [2, 1, 0])
    // The domain without points has no say.
    #expect(abs(readiness.total - (0.225 * 30 + 0.5 * 10) / 40) < 1e-12)
  }

  @Test func `an exam without points is not ready`() throws {
    let curriculum = Self.curriculum([("A", 100)], [])
    let exam = try #require(curriculum.exam("cka"))
    #expect(Readiness(exam, in: curriculum) { _ in 1 }.total == 0)
    #expect(ExamOrder.cards(exam, in: curriculum).isEmpty)
  }

  @Test func `new cards mix domains by weight, first cards of points first`() throws {
    let points =
      (0..<40).map { (["A"], ["a\($0)", "a\($0)x"]) }
      + (0..<40).map { (["B"], ["b\($0)"]) } + [(["A", "B"], ["both"])]
    let curriculum = Self.curriculum([("A", 30), ("B", 10)], points)
    let exam = try #require(curriculum.exam("cka"))
    let order = ExamOrder.cards(exam, in: curriculum).map(\.rawValue)
    #expect(order.count == 121)
    #expect(Set(order).count == order.count)
    for end in stride(from: 4, through: 40, by: 4) {
      #expect(order[..<end].count { $0.hasPrefix("b") } == end / 4, "first \(end)")
    }
    let firsts = try #require(order.firstIndex { $0.hasSuffix("x") })
    #expect(order[..<firsts].count { $0.hasPrefix("a") } == 40)
  }
}

@Suite struct CurriculumTests {
  static let yaml = """
    # Comment.
    exams:
      - id: cka
        name: Certified Kubernetes Administrator
        domains:
          - {id: A-STO, ko: 스토리지, en: Storage, weight: 10}
    points:
      - {id: p001, ko: "하나", en: "One", domains: [A-STO], source: "https://kubernetes.io/docs/", \
    taught: "storage/volumes#kinds", cards: [vol-kinds, vol-other]}
    """

  @Test func `reads exams and points`() throws {
    let curriculum = try Curriculum(yaml: Self.yaml)
    let exam = try #require(curriculum.exam("cka"))
    #expect(exam.domains.map(\.name.ko) == ["스토리지"])
    #expect(curriculum.points(of: exam.domains[0]).map(\.id) == ["p001"])
    #expect(curriculum.points[0].taught == SectionAddress("storage/volumes#kinds"))
    #expect(curriculum.points[0].cards.map(\.rawValue) == ["vol-kinds", "vol-other"])
    #expect(curriculum.exam("ckad") == nil)
  }

  @Test(arguments: ["", "exams: []", "points: []", "exams: 3\npoints: []", "exams: [\n"])
  func `refuses what is no curriculum`(yaml: String) {
    #expect(throws: (any Error).self) { try Curriculum(yaml: yaml) }
  }
}
