internal import KubeNotes

/// Intervals in words, short enough to stand under a grade.
enum IntervalText {
  static func text(_ interval: Interval, _ language: Language) -> String {
    switch interval {
    case .seconds(let seconds) where seconds < 60:
      return count(max(1, seconds), Bilingual(ko: "초", en: "s"), language)
    case .seconds(let seconds) where seconds < 3600:
      return count((seconds + 30) / 60, Bilingual(ko: "분", en: "min"), language)
    case .seconds(let seconds):
      return tenths(Double(seconds) / 3600, Bilingual(ko: "시간", en: "h"), language)
    case .days(let days) where days < 31:
      return count(days, Bilingual(ko: "일", en: "d"), language)
    case .days(let days) where days < 365:
      return tenths(Double(days) / 30.4375, Bilingual(ko: "개월", en: "mo"), language)
    case .days(let days):
      return tenths(Double(days) / 365.25, Bilingual(ko: "년", en: "y"), language)
    }
  }

  /// A length of time in words, to the second below an hour.
  static func duration(seconds: Int, _ language: Language) -> String {
    func part(_ number: Int, _ unit: Bilingual) -> String { count(number, unit, language) }
    let minute = Bilingual(ko: "분", en: "min")
    let second = Bilingual(ko: "초", en: "s")
    let parts =
      switch seconds {
      case ..<60: [part(max(0, seconds), second)]
      case ..<3600 where seconds % 60 == 0: [part(seconds / 60, minute)]
      case ..<3600: [part(seconds / 60, minute), part(seconds % 60, second)]
      default:
        [part(seconds / 3600, Bilingual(ko: "시간", en: "h")), part(seconds / 60 % 60, minute)]
      }
    return parts.joined(separator: " ")
  }

  /// A length of time as it has passed: `3:07`, or `1:02:45`.
  static func clock(seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }

  private static func count(_ number: Int, _ unit: Bilingual, _ language: Language) -> String {
    language == .ko ? "\(number)\(unit.ko)" : "\(number) \(unit.en)"
  }

  /// One decimal, and none where it is zero.
  private static func tenths(_ number: Double, _ unit: Bilingual, _ language: Language) -> String {
    let tenths = Int((number * 10).rounded())
    let text = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    return language == .ko ? text + unit.ko : "\(text) \(unit.en)"
  }
}
