package import Foundation

extension Date {
  /// An instant from storage: whole milliseconds since 1970.
  package init(milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }

  /// Whole milliseconds since 1970, for storage. Instants outside the years ±270,000 become the ends
  /// of that range, so that no clock can make arithmetic fail.
  package var milliseconds: Int64 {
    let value = (timeIntervalSince1970 * 1000).rounded()
    guard value.isFinite else { return 0 }
    return Int64(min(max(value, -8.64e15), 8.64e15))
  }

  /// The same instant in whole milliseconds, cut off, within the years 0001 to 9999: what new rows
  /// of the log are made from. There is room above for times that have to come after it.
  var wholeMilliseconds: Date {
    let value = (timeIntervalSince1970 * 1000).rounded(.down)
    guard value.isFinite else { return Date(milliseconds: 0) }
    return Date(milliseconds: Int64(min(max(value, -62_135_596_800_000), 253_402_300_799_000)))
  }
}
