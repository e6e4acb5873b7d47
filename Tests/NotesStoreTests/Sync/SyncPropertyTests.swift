import Foundation
import KubeNotes
import Testing

@testable import NotesStore

/// Devices that study, exchange files, and meet accidents.
@Suite struct SyncPropertyTests {
  private static let cards =
    Card.samples(ProgressPropertyTests.count).map(\.id) + ["edited-0", "edited-1", "edited-2"]

  /// One thing that happens to one of the devices.
  private static func step(
    _ devices: [SyncedDevice], _ clocks: inout [Date], _ random: inout SplitMix64
  ) throws {
    let index = Int.random(in: devices.indices, using: &random)
    let device = devices[index]
    let other = devices.randomElement(using: &random) ?? device
    let name = device.names.randomElement(using: &random)
    switch Int.random(in: 0..<100, using: &random) {
    case ..<50:
      try ProgressPropertyTests.step(device.store, &clocks[index], &random)
    case ..<53:
      // An edit that is seen on one device alone.
      var cards = Card.samples(ProgressPropertyTests.count)
      cards[index] = .sample("edited-\(index)", "What is card-\(index)??")
      _ = try device.store.reconcile(cards, at: clocks[index])
    case ..<72: try device.sync(at: clocks[index])
    case ..<74:
      try device.sync(at: clocks[index])
      try device.forgetLastRun()
    case ..<88: try Carrier.carry(from: device, to: other)
    case ..<93:
      // Only half of a file has arrived, or a write was cut off.
      guard let name else { return }
      let data = try device.data(name)
      try data.prefix(Int.random(in: 0...data.count, using: &random)).write(to: device.url(name))
    case ..<95:
      // A conflicted copy.
      guard let name else { return }
      let copy = "\(name.dropLast(6)) (copy \(Int.random(in: 0..<3, using: &random))).jsonl"
      try device.data(name).write(to: other.url(copy))
    case ..<97:
      guard let name else { return }
      for device in devices { try? FileManager.default.removeItem(at: device.url(name)) }
    case ..<98:
      guard let name else { return }
      var data = try device.data(name)
      guard let position = data.indices.randomElement(using: &random) else { return }
      data[position] ^= UInt8.random(in: 1...255, using: &random)
      try data.write(to: device.url(name))
    default:
      guard let name else { return }
      try FileManager.default.removeItem(at: device.url(name))
    }
  }

  @Test(arguments: 1...10)
  func `devices agree in the end, whatever happened`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let devices = try (0..<3).map { try SyncedDevice("d\($0)", seed: seed * 100 + UInt64($0)) }
    var clocks = devices.map { _ in Date.monday }
    for device in devices {
      _ = try device.store.reconcile(Card.samples(ProgressPropertyTests.count), at: .monday)
    }
    for _ in 0..<160 { try Self.step(devices, &clocks, &random) }
    let before = try devices.map { try $0.knowledge(of: Self.cards).ids }
    let all = before.reduce(Set()) { $0.union($1) }
    try Self.settle(devices)
    let known = try devices.map { try $0.knowledge(of: Self.cards) }
    for (index, device) in devices.enumerated() {
      #expect(known[index].ids == all, "seed \(seed), device \(index)")
      #expect(known[index].states == known[0].states, "seed \(seed), device \(index)")
      #expect(known[index].links == known[0].links, "seed \(seed), device \(index)")
      #expect(known[index].settings == known[0].settings, "seed \(seed), device \(index)")
      #expect(try device.store.verify() == [], "seed \(seed), device \(index)")
      let report = try device.sync()
      #expect(report.received.isEmpty && report.sent.isEmpty, "seed \(seed): \(report)")
    }
    // Somebody who comes later finds it all.
    let late = try SyncedDevice("late", seed: seed * 100 + 50)
    _ = try late.store.reconcile(Card.samples(ProgressPropertyTests.count), at: .monday)
    try Carrier.carry(from: devices[0], to: late)
    try late.sync()
    let learned = try late.knowledge(of: Self.cards)
    #expect(learned.ids == all, "seed \(seed)")
    #expect(learned.states == known[0].states, "seed \(seed)")
    #expect(learned.settings == known[0].settings, "seed \(seed)")
  }

  /// Everything arrives everywhere.
  private static func settle(_ devices: [SyncedDevice]) throws {
    for _ in 0..<4 {
      for device in devices {
        for other in devices where other !== device {
          try Carrier.carry(from: other, to: device)
        }
        try device.sync()
      }
    }
  }
}
