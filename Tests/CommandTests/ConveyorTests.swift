import Foundation
import Testing

@testable import RegistryCommands

@Suite struct ConveyorTests {
  private final class Batch {
    var numbers: [Int] = []
  }

  private struct Failure: Error {}

  /// Sends `count` numbers, a few to a batch.
  private static func produce(
    _ count: Int, failingAt bad: Int? = nil, _ first: Batch, _ send: (Batch) throws -> Batch
  ) throws {
    var batch = first
    for number in 0..<count {
      if number == bad { throw Failure() }
      if batch.numbers.count == 3 {
        batch = try send(batch)
        batch.numbers.removeAll()
      }
      batch.numbers.append(number)
    }
    batch = try send(batch)
    batch.numbers.removeAll()
  }

  @Test(arguments: [0, 1, 3, 4, 1000], [1, 2, 4])
  func `everything arrives, in order, in few batches`(count: Int, batches: Int) throws {
    var received: [Int] = []
    var used: Set<ObjectIdentifier> = []
    try Conveyor.run(
      (0..<batches).map { _ in Batch() }, produce: { first, send in try Self.produce(count, first, send) },
      consume: { batch in
        used.insert(ObjectIdentifier(batch))
        received += batch.numbers
      })
    #expect(received == Array(0..<count))
    #expect(used.count <= batches)
  }

  @Test func `what the producer throws comes out after what it sent`() throws {
    var received: [Int] = []
    #expect(throws: Failure.self) {
      try Conveyor.run(
        [Batch(), Batch()], produce: { first, send in try Self.produce(100, failingAt: 50, first, send) },
        consume: { received += $0.numbers })
    }
    #expect(received == Array(0..<48))
  }

  @Test func `what the consumer throws stops the producer`() throws {
    var calls = 0
    #expect(throws: Failure.self) {
      try Conveyor.run(
        [Batch(), Batch()], produce: { first, send in try Self.produce(1_000_000, first, send) },
        consume: { _ in
          calls += 1
          if calls == 2 { throw Failure() }
        })
    }
    #expect(calls == 2)
  }
}
