import Foundation
import Testing

@testable import RegistryImport

enum XMLEventList {
  /// A file with the paths of those that are to be read.
  static let path = ProcessInfo.processInfo.environment["VIGIL_XML_FILES"]
}

/// Writes down what the parser hands over, so that Tests/Reference/check_xmlconf.py can compare it with what lxml does.
@Suite(.enabled(if: XMLEventList.path != nil, "only for check_xmlconf.py"))
struct XMLEventTests {
  /// Elements, attributes and text of one document.
  private final class Recorder: XMLPushParser {
    private(set) var events: [[String]] = []
    private var text: [UInt8] = []

    private func endText() {
      guard !text.isEmpty else { return }
      events.append(["text", String(decoding: text, as: UTF8.self)])
      text = []
    }

    private func described(_ name: XMLName) -> String {
      name.namespace.isEmpty ? name.text : "{\(name.namespace)}\(name.text)"
    }

    override func start(_ element: XMLName, _ attributes: XMLAttributes) {
      endText()
      let given = (0..<attributes.count).map { position in
        let value = unsafe String(decoding: attributes.value(position), as: UTF8.self)
        return "\(described(attributes.name(position)))=\(value)"
      }
      events.append(["start", described(element)] + given.sorted())
    }

    override func end() {
      endText()
      events.append(["end"])
    }

    override func characters(_ characters: UnsafeBufferPointer<UInt8>) { unsafe text.append(contentsOf: characters) }
  }

  private struct Reading: Encodable, Equatable {
    /// The code of the notice that refuses the file.
    var refused: String?
    var events: [[String]] = []
  }

  private func read(_ bytes: [UInt8], step: Int) throws -> Reading {
    let parser = Recorder()
    do {
      for start in stride(from: 0, to: bytes.count, by: step) {
        let piece = Array(bytes[start..<min(start + step, bytes.count)])
        try parser.parse(piece.span)
      }
      try parser.parseEnd()
      return Reading(events: parser.events)
    } catch let problem as FileProblem {
      return Reading(refused: problem.code.rawValue)
    }
  }

  @Test func `every file of the list gives the same events whatever the chunks`() throws {
    let list = try #require(XMLEventList.path)
    var readings: [String: Reading] = [:]
    for path in try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n").map(String.init) {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      let whole = try read(bytes, step: 1 << 16)
      for step in [1, 7, 100] { #expect(try read(bytes, step: step) == whole, "\(path), in chunks of \(step)") }
      readings[path] = whole
    }
    try JSONEncoder().encode(readings).write(to: URL(fileURLWithPath: list + ".events"))
  }
}
