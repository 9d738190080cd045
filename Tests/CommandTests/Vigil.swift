import Foundation
import Testing

/// Runs the program that was built beside the tests, in a folder of its own.
struct VigilRun {
  let status: Int32
  let output: String
  let errors: String
}

struct Workplace: ~Copyable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("vigil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Real files that others published; nil where they are not at hand.
  static var samples: URL? {
    let folder = project.deletingLastPathComponent().appendingPathComponent("shared/samples")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  /// The test bundle stands in the build folder, and so does the program.
  static var executable: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("vigil")
  }

  var environment: [String: String] {
    ProcessInfo.processInfo.environment.merging(
      [
        "VIGIL_HOME": Workplace.project.path, "VIGIL_REGISTRY": "registry.vigil", "VIGIL_USER": "tester",
        "SOURCE_DATE_EPOCH": "1767225600",
      ], uniquingKeysWith: { $1 })
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  @discardableResult
  func vigil(_ arguments: String..., shell: String? = nil) throws -> VigilRun {
    try run(arguments, shell: shell)
  }

  /// - Parameter shell: what `sh -c` runs instead, with the program as `$0` and its arguments as `$@`.
  func run(_ arguments: [String], shell: String? = nil) throws -> VigilRun {
    let process = Process()
    if let shell {
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", shell, Workplace.executable.path] + arguments
    } else {
      process.executableURL = Workplace.executable
      process.arguments = arguments
    }
    process.currentDirectoryURL = folder
    process.environment = environment
    let output = folder.appendingPathComponent(".stdout")
    let errors = folder.appendingPathComponent(".stderr")
    for url in [output, errors] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    defer { for url in [output, errors] { try? FileManager.default.removeItem(at: url) } }
    return VigilRun(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8), errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Hands the registry over as CSV and as XML to two others, from which the same bytes must come back.
  ///
  /// - Parameter name: of the folder that is written, and of the file with `.xml`.
  func exchange(to name: String) throws {
    let run = try run(
      [Workplace.project.path],
      shell: """
        set -e
        "$0" export --for internal --format csv --output \(name) > /dev/null
        "$0" export --for internal --format xml --output \(name).xml > /dev/null
        "$0" --registry b.vigil init --device bbb > /dev/null; "$0" --registry b.vigil import \(name) > /dev/null
        "$0" --registry c.vigil init --device ccc > /dev/null; "$0" --registry c.vigil import \(name).xml > /dev/null
        for other in b c; do
          "$0" --registry $other.vigil export --for internal --format csv --output $other > /dev/null; diff -r \(name) $other
          "$0" --registry $other.vigil export --for internal --format xml --output $other.xml > /dev/null
          cmp \(name).xml $other.xml
          "$0" --registry $other.vigil check > /dev/null
        done
        command -v xmllint > /dev/null || exit 0
        for schema in registry registry-keys; do xmllint --noout --nonet --schema "$1/Schemas/$schema.xsd" \(name).xml; done
        """)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  /// A registry of device `test`.
  func initialise() throws {
    let made = try vigil("init", "--device", "test", "--country", "KZ")
    #expect(made.status == 0, "\(made.errors)")
  }
}

/// Counts of an import's JSON.
struct ImportCounts: Decodable {
  struct Counts: Decodable, Equatable {
    let new: Int
    let changed: Int
    let same: Int
    let gone: Int
    let rejected: Int
    let review: Int

    init(_ new: Int, _ changed: Int, _ same: Int, _ gone: Int, rejected: Int = 0, review: Int = 0) {
      (self.new, self.changed, self.same, self.gone) = (new, changed, same, gone)
      (self.rejected, self.review) = (rejected, review)
    }
  }

  struct Notices: Decodable {
    let error: Int
    let warning: Int
    let info: Int
    let byCode: [String: Int]
  }

  let batch: Int?
  let dryRun: Bool
  let records: [String: Counts]
  let notices: Notices

  init(_ run: VigilRun) throws {
    self = try JSONDecoder().decode(ImportCounts.self, from: Data(run.output.utf8))
  }
}
