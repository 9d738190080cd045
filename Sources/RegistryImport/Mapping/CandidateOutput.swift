/// Where the rows of one file go: to the thread that writes, a batch at a time.
final class CandidateOutput {
  private var batch: CandidateBatch
  private let send: (CandidateBatch) throws -> CandidateBatch
  /// Notices so far.
  private(set) var noted = 0

  /// - Parameter send: takes a full batch and gives back an empty one.
  init(first: CandidateBatch, send: @escaping (CandidateBatch) throws -> CandidateBatch) {
    batch = first
    self.send = send
    batch.begin()
  }

  func note(_ notice: Notice) {
    noted += 1
    batch.add(notice)
  }

  func reject(make: Int, key: String?) { batch.reject(make: make, key: key) }

  func accept(_ candidate: Candidate) -> Candidate { batch.accept(candidate) }

  /// At the end of a row.
  func sendIfFull() throws {
    guard batch.isFull else { return }
    batch = try send(batch)
    batch.begin()
  }

  /// Hands over what is left, at the end of the file.
  func finish() throws {
    batch = try send(batch)
    batch.begin()
  }
}
