internal import GRDB

/// One part of building the library: its tables, and how the shipped files fill them.
///
/// A rebuild runs the steps of `Library.steps` in order, in one transaction. To keep more in the
/// library, write a step in a file of its own and add it to the list.
struct IngestStep: Sendable {
  /// SQL that makes the step's tables in an empty library.
  var schema: String
  /// Removes what an earlier content left and fills the tables.
  var ingest: @Sendable (_ files: [ShippedFile], _ database: Database) throws -> Void
}
