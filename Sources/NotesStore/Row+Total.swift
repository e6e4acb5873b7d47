internal import GRDB

/// Columns of a row, whatever stands in them.
///
/// In a damaged file a column may hold NULL, text or bytes where a number belongs; GRDB's own
/// subscripts end the process there. These are chosen before them, being exact in their types, and give
/// what SQLite gives for such a value: 0, the empty text, or nothing where nothing is a possible answer.
extension Row {
  subscript(_ index: Int) -> Int64 { value(index, Int64.self) ?? 0 }
  subscript(_ index: Int) -> Int { value(index, Int.self) ?? 0 }
  subscript(_ index: Int) -> Double { value(index, Double.self) ?? 0 }
  subscript(_ index: Int) -> String { value(index, String.self) ?? "" }
  subscript(_ index: Int) -> Bool { value(index, Bool.self) ?? false }

  subscript(_ index: Int) -> Int64? { value(index, Int64.self) }
  subscript(_ index: Int) -> Int? { value(index, Int.self) }
  subscript(_ index: Int) -> Double? { value(index, Double.self) }
  subscript(_ index: Int) -> String? { value(index, String.self) }

  private func value<Value: DatabaseValueConvertible>(_ index: Int, _ type: Value.Type) -> Value? {
    let stored: DatabaseValue = self[index]
    return Value.fromDatabaseValue(stored)
  }
}
