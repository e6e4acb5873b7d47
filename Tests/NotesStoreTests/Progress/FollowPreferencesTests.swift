import Foundation
import KubeNotes
import NotesStore
import Testing

@Suite struct FollowPreferencesTests {
  private func preferences(_ text: String) -> Preferences {
    Preferences(file: PreferencesFile(text))
  }

  @Test func `takes over what is chosen and gives back what is not chosen any more`() throws {
    let store = try TemporaryProgress().open()
    let text = """
      new-per-day: 3
      reviews-per-day: 50
      retention: 0.85
      rollover-hour: 0
      learning-steps: 5m
      relearning-steps: none
      """
    try store.follow(preferences(text), at: .monday)
    let options = try store.options()
    #expect(options.newPerDay == 3 && options.reviewsPerDay == 50)
    #expect(options.desiredRetention == 0.85 && options.rolloverHour == 0)
    #expect(options.learningSteps == [300] && options.relearningSteps == [])
    try store.follow(preferences("new-per-day: 3"), at: .monday)
    #expect(try store.options() == SchedulingOptions(newPerDay: 3))
    #expect(try store.sharedSettings().isEmpty)
  }

  @Test func `a new retention leaves due dates alone, and the log still gives the states`() throws {
    let store = try TemporaryProgress().open()
    _ = try store.reconcile(Card.samples(1), at: .monday)
    _ = try store.answer("card-0", .easy, at: .monday)
    let before = try #require(try store.state(of: "card-0")?.due)
    try store.follow(preferences("retention: 0.75"), at: .monday)
    #expect(try store.state(of: "card-0")?.due == before)
    #expect(try store.verify() == [])
  }
}
