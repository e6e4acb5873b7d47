import Foundation
import KubeNotes
import NotesStore
import Testing

@Suite struct ProgressSettingsTests {
  @Test func `settings are kept and read by every process`() throws {
    let files = try TemporaryProgress()
    let (store, other) = (try files.open(), try files.open())
    #expect(try store.options() == SchedulingOptions())
    _ = try other.scheduler()
    try store.set(.learningSteps, to: [30, 300, 3000], at: .monday)
    try store.set(.desiredRetention, to: 0.8, at: .monday)
    try store.set(.rolloverHour, to: 2, at: .monday)
    let options = try other.scheduler().options
    #expect(options.learningSteps == [30, 300, 3000])
    #expect(options.desiredRetention == 0.8)
    #expect(try other.scheduler().calendar.rolloverHour == 2)
  }

  @Test func `values out of range are refused and nothing changes`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    #expect(throws: StoreError.self) { try store.set(.desiredRetention, to: 1.5, at: .monday) }
    #expect(throws: StoreError.self) { try store.set(.newPerDay, to: -1, at: .monday) }
    #expect(throws: StoreError.self) { try store.set(.rolloverHour, to: 24, at: .monday) }
    #expect(throws: StoreError.self) { try store.set(.newPerDay, to: "many", at: .monday) }
    #expect(try store.options() == SchedulingOptions())
  }

  @Test func `new parameters give new states from the old answers`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(1), at: .monday)
    _ = try store.answer("card-0", .easy, at: .monday)
    let old = try store.answer("card-0", .good, at: .monday.days(8)).state
    var values = FSRSParameters.defaults.values
    values[3] = 20
    try store.setParameters(try FSRSParameters(values), at: .monday.days(8))
    let new = try store.state(of: "card-0")
    #expect(new?.memory != old?.memory)
    #expect(new?.due == old?.due)
    #expect(try store.verify() == [])
    #expect(try files.open().parameters().values == values)
  }

  @Test func `of two devices' settings the later wins, in any order`() throws {
    let (here, there) = (try TemporaryProgress(seed: 1), try TemporaryProgress(seed: 2))
    let (first, second) = (try here.open(), try there.open())
    try first.set(.leechThreshold, to: 5, at: .monday)
    try first.set(.maximumInterval, to: 180, at: .monday.days(2))
    try second.set(.leechThreshold, to: 9, at: .monday.days(1))
    try second.set(.maximumInterval, to: 365, at: .monday.days(1))
    let (mine, theirs) = (try first.sharedSettings(), try second.sharedSettings())
    try first.mergeSettings(theirs)
    try second.mergeSettings(mine)
    for store in [first, second] {
      #expect(try store.options().leechThreshold == 9)
      #expect(try store.options().maximumInterval == 180)
    }
    #expect(first.device != second.device)
  }

  @Test func `registered folders`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    try store.registerFolder("/b", at: .monday)
    try store.registerFolder("/a", at: .monday.days(1))
    try store.registerFolder("/b", at: .monday.days(2))
    #expect(try store.registeredFolders().map(\.path) == ["/b", "/a"])
    #expect(try store.registeredFolders().first?.added == .monday)
    #expect(try store.unregisterFolder("/b"))
    #expect(try !store.unregisterFolder("/b"))
    #expect(try store.registeredFolders().map(\.path) == ["/a"])
  }
}
