internal import Foundation
internal import KubeNotes

/// The settings file of this person, to be changed.
struct SettingsFile {
  let url: URL
  private let variables: [String: String]

  init(_ context: Context) {
    url = context.paths.settings
    variables = context.variables
  }

  /// What holds with the file as it is on the disk now.
  var preferences: Preferences {
    Preferences(file: PreferencesFile(at: url), variables: variables)
  }

  /// Writes one value; the file is replaced whole, so that it is never half written.
  ///
  /// - Parameter value: in its normal spelling; nil takes the key out.
  /// - Throws: `Failure` when the file cannot be read or written.
  func set(_ key: PreferenceKey, to value: String?) throws {
    let file = PreferencesFile(at: url)
    let path = url.path(percentEncoded: false)
    guard file != .unreadable else {
      throw Failure(
        ko: "'\(path)'을(를) 읽을 수 없어 바꾸지 않았습니다. 권한을 확인하세요.",
        en: "'\(path)' cannot be read, so nothing was changed. Check its permissions.")
    }
    try makeFolder()
    do {
      // A link stays a link: the file that it names is replaced.
      try Data(file.text(setting: key, to: value).utf8)
        .write(to: url.resolvingSymlinksInPath(), options: .atomic)
    } catch {
      throw Failure(
        ko: "'\(path)'에 쓰지 못했습니다. 폴더의 권한과 남은 공간을 확인하세요.",
        en: "'\(path)' could not be written. Check the folder's permissions and the free space.")
    }
  }

  /// - Throws: `Failure` when the folder is not there and cannot be made.
  func makeFolder() throws {
    let folder = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      let path = folder.path(percentEncoded: false)
      throw Failure(
        ko: "'\(path)' 폴더를 만들지 못했습니다. 권한을 확인하세요.",
        en: "The folder '\(path)' could not be made. Check the permissions.")
    }
  }
}
