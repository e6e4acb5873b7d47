// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
  // Types such as `[Int64: ExactName]` made by calling what makes them. By default the runtime is given
  // their names, and searches the 7,900 conformances of the binary for each first use of a type.
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
    .when(platforms: [.linux], configuration: .release)),
]

// A look-up takes a few milliseconds, and much of that is the kernel bringing in pages of a large static
// file: lld packs it more tightly than the default linker, and lays what every look-up runs side by side
// (scripts/order-functions makes the list; Benchmarks/README.md has the figures).
let startFast: [LinkerSetting] = [
  .unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux])),
  .unsafeFlags(
    [
      "-Xlinker", "--symbol-ordering-file=\(Context.packageDirectory)/packaging/function-order.txt",
      "-Xlinker", "--no-warn-symbol-ordering",
    ], .when(platforms: [.linux], configuration: .release)),
]

let package = Package(
  name: "KubeNotes",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "quiz", targets: ["quiz"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C: one file that embeds content/, one that runs before the Swift runtime, one for a call of the
    // system, and the system's libraries.
    .target(name: "EmbeddedContent"),
    .target(name: "ProcessStart"),
    .target(name: "DiskWriting"),
    .systemLibrary(
      name: "CCmarkGFM",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .systemLibrary(
      name: "CMinizip", providers: [.apt(["libminizip-dev"]), .brew(["minizip"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),

    // The arrows: quiz -> NotesStore -> KubeNotes (ARCHITECTURE.md, and a test).
    .target(
      name: "KubeNotes",
      dependencies: ["CCmarkGFM", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "NotesStore",
      dependencies: [
        "KubeNotes", "EmbeddedContent", "DiskWriting", "CMinizip", "CZstd",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "quiz",
      dependencies: [
        "KubeNotes", "NotesStore", "ProcessStart",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, linkerSettings: startFast),

    // What must hold for any input: called by tests and, from Fuzzing/Driver, by libFuzzer.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "KubeNotes", "NotesStore", "CZstd",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      path: "Fuzzing/Targets", swiftSettings: strict),

    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], swiftSettings: strict),
    .testTarget(name: "KubeNotesTests", dependencies: ["KubeNotes"], swiftSettings: strict),
    .testTarget(
      name: "NotesStoreTests", dependencies: ["KubeNotes", "NotesStore"], swiftSettings: strict),
    .testTarget(
      name: "quizTests", dependencies: ["FuzzTargets", "KubeNotes", "NotesStore", "quiz"],
      exclude: ["Transcripts"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// Benchmarks see `package` symbols and so belong to this package, but stay out of ordinary builds:
// `KUBENOTES_BENCHMARKS=1 swift run -c release benchmarks` (Benchmarks/README.md).
if Context.environment["KUBENOTES_BENCHMARKS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "benchmarks", dependencies: ["KubeNotes", "NotesStore"], path: "Benchmarks",
      exclude: ["README.md", "fsrs-rs.py", "frame.py", "live.py", "load.py", "lookup.py"],
      swiftSettings: strict))
}

// `scripts/fuzz` (Fuzzing/README.md); links only with libFuzzer, which brings `main`.
if Context.environment["KUBENOTES_FUZZING"] != nil {
  package.products.append(.executable(name: "fuzz", targets: ["fuzz"]))
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets"], path: "Fuzzing/Driver", swiftSettings: strict))
}
