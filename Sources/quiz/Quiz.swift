internal import ArgumentParser
internal import KubeNotes
internal import NotesStore

@main
struct Quiz: ParsableCommand {
  func run() throws { for f in ShippedContent.files { print(f.path, f.data.count) } }
}
