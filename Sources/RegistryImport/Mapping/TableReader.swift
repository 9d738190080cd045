import Registry

/// Reads one file of a partner's table and hands its rows to the mapper.
package class TableReader {
  package final let path: String
  /// Records of the table that were read.
  package final internal(set) var rows = 0

  final let mapper: ProfileMapper
  final let source: Int
  final let output: CandidateOutput
  final var table: SourceTable { mapper.profile.sources[source] }

  init(path: String, source: Int, mapper: ProfileMapper, output: CandidateOutput) {
    self.path = path
    self.source = source
    self.mapper = mapper
    self.output = output
  }

  /// - Parameter send: takes a full batch and gives back an empty one.
  package static func make(
    path: String, source: Int, mapper: ProfileMapper, first: CandidateBatch,
    send: @escaping (CandidateBatch) throws -> CandidateBatch
  ) -> TableReader {
    let output = CandidateOutput(first: first, send: send)
    switch mapper.profile.sources[source].format {
    case .csv(let layout):
      return CSVTableReader(layout, path: path, source: source, mapper: mapper, output: output)
    case .xml(let layout):
      return XMLTableReader(layout, path: path, source: source, mapper: mapper, output: output)
    }
  }

  package var encoding: String { "utf-8" }

  /// What was read of the file's own form; empty for XML.
  package var dialect: String { "" }

  /// - Throws: `ProfileProblems` where the header lacks a column; whatever the sinks throw. A broken file
  ///   is noted and ends the reading.
  package func feed(_ chunk: Span<UInt8>) throws {}

  package func finish() throws {}

  /// Hands over what is left; `problem` is what ended the reading.
  package final func close(_ problem: FileProblem?) throws {
    if let problem { output.note(Notice(problem, in: path)) }
    try output.finish()
  }
}
