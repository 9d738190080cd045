import Foundation

/// Hands batches from a thread that makes them to the one that uses them, in order, so that reading and writing
/// go on at the same time. There are few batches and each is used again and again: memory stays bounded.
final class Conveyor<Batch: AnyObject>: @unchecked Sendable {
  /// The other side has stopped; why is told there.
  struct Stopped: Error {}

  private let condition = NSCondition()
  private var free: [Batch]
  private var ready: [Batch] = []
  private var isClosed = false
  private var isStopped = false
  private var failure: (any Error)?

  private init(_ batches: [Batch]) {
    free = batches
  }

  /// - Parameters:
  ///   - produce: runs on a thread of its own. It begins with the first batch, and for each full one that it
  ///     sends it gets an empty one.
  ///   - consume: runs on the calling thread; keeps nothing of the batch.
  /// - Throws: what either of them throws.
  static func run(
    _ batches: [Batch], produce: @escaping (Batch, @escaping (Batch) throws -> Batch) throws -> Void,
    consume: (Batch) throws -> Void
  ) throws {
    let conveyor = Conveyor(batches)
    // Only that thread calls it, and this function does not return before it has ended.
    nonisolated(unsafe) let produce = produce
    let thread = Thread {
      do {
        try produce(conveyor.take(), conveyor.send)
        conveyor.close(nil)
      } catch {
        conveyor.close(error)
      }
    }
    thread.stackSize = 4 << 20
    thread.start()
    defer { conveyor.join() }
    while let batch = conveyor.receive() {
      do {
        try consume(batch)
      } catch {
        conveyor.stop()
        throw error
      }
      conveyor.giveBack(batch)
    }
    if let failure = conveyor.failure, !(failure is Stopped) { throw failure }
  }

  // MARK: The side that makes

  private func take() throws -> Batch {
    condition.lock()
    defer { condition.unlock() }
    while free.isEmpty, !isStopped { condition.wait() }
    guard !isStopped, let batch = free.popLast() else { throw Stopped() }
    return batch
  }

  private func send(_ batch: Batch) throws -> Batch {
    condition.lock()
    ready.append(batch)
    condition.broadcast()
    condition.unlock()
    return try take()
  }

  private func close(_ error: (any Error)?) {
    condition.lock()
    failure = error
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }

  // MARK: The side that uses

  /// - Returns: nil at the end.
  private func receive() -> Batch? {
    condition.lock()
    defer { condition.unlock() }
    while ready.isEmpty, !isClosed { condition.wait() }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  private func giveBack(_ batch: Batch) {
    condition.lock()
    free.append(batch)
    condition.broadcast()
    condition.unlock()
  }

  private func stop() {
    condition.lock()
    isStopped = true
    condition.broadcast()
    condition.unlock()
  }

  private func join() {
    condition.lock()
    while !isClosed { condition.wait() }
    condition.unlock()
  }
}
