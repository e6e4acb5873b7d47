internal import FuzzTargets
internal import Foundation

// libFuzzer brings `main` and calls these (https://llvm.org/docs/LibFuzzer.html). One executable has
// all targets; KUBENOTES_FUZZ names the one to run.

private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["KUBENOTES_FUZZ"] ?? ""
  guard let target = FuzzTarget.named(name) else {
    fatalError("KUBENOTES_FUZZ is one of: \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
  }
  return target
}()

/// `--seeds FOLDER` writes the inputs to begin with and ends.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>>>
) -> CInt {
  guard count.pointee == 3, String(cString: words.pointee[1]) == "--seeds" else { return 0 }
  let folder = URL(filePath: String(cString: words.pointee[2]))
  let root = ProcessInfo.processInfo.environment["KUBENOTES_ROOT"] ?? "."
  for (index, seed) in target.seeds(root).enumerated() {
    try? Data(seed).write(to: folder.appending(path: "seed-\(index)"))
  }
  exit(0)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  } catch {
    fatalError("\(target.name): \(error)")
  }
  return 0
}

@_silgen_name("LLVMFuzzerMutate")
private func mutate(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int) -> Int

/// Half of the time libFuzzer's own changes, which follow the code; half of the time ours, which know
/// what inputs are made of.
@_cdecl("LLVMFuzzerCustomMutator")
public func customMutator(
  _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int, _ seed: CUnsignedInt
) -> Int {
  guard seed.isMultiple(of: 2) else { return mutate(bytes, count, most) }
  var mutator = Mutator(target, seed: UInt64(seed), longest: most)
  let changed = mutator.mutated(Array(UnsafeBufferPointer(start: bytes, count: count)))
  for (index, byte) in changed.enumerated() { bytes[index] = byte }
  return changed.count
}
