internal import Foundation
internal import KubeNotes
internal import NotesStore

extension Context {
  /// The copies of the person's progress.
  var backups: Backups { Backups(progress: paths.progress, timeZone: timeZone) }

  /// Makes today's copy, unless there is one. A copy that cannot be made is told and stops nothing.
  func backUpDaily(_ progress: ProgressStore) {
    do {
      try backups.makeDaily(of: progress, at: now())
    } catch let error as any DescribedError {
      console.notices.line(error.message.sentence(in: language).displaySafe)
    } catch {
      console.notices.line(String(describing: error).displaySafe)
    }
  }
}
