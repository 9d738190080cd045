import ArgumentParser
import Foundation
import Registry
import RegistryStore
import RegistryStoreSQLite

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make an empty registry.",
    discussion: """
      The registry keeps its own copy of Schemas/: code lists, mandates, standards. With --refresh an existing \
      registry takes over the files as they are now, and keeps the old version beside them.

      EXAMPLES
        vigil init --country KZ
        vigil --registry places.vigil init --country KZ --device ast1
        vigil init --refresh
      """)

  @OptionGroup var registry: RegistryOptions

  @Option(help: "Country of places for which none is given, ISO 3166-1 alpha-2, such as KZ.")
  var country: String?

  @Option(help: "This device's code, the beginning of every id made here: 2 to 12 of a-z 0-9. Default: four at random.")
  var device: String?

  @Flag(help: "Load changed Schemas/ into an existing registry.")
  var refresh = false

  func validate() throws {
    if let device, !RecordID.isValidDevice(device) {
      throw ValidationError("a device code is 2 to 12 of a-z 0-9, not \(device)")
    }
    if let country, country.utf8.count != 2 || !country.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5a }) {
      throw ValidationError("a country is an ISO 3166-1 alpha-2 code such as KZ, not \(country)")
    }
    if refresh, device != nil || country != nil {
      throw ValidationError("--refresh changes neither --device nor --country")
    }
  }

  func run() throws {
    let files = try DataFolder.schemaFiles()
    if refresh {
      try registry.open().write(.now("init --refresh")) { session in
        try session.replaceDataFiles(files)
        return ((), true)
      }
      try StandardOutput.shared.write("\(registry.path) holds Schemas/ as it is now.\n")
      return
    }
    try Init.makeFolder(of: registry.path)
    let settings = RegistrySettings(
      device: device ?? Init.randomDevice(), country: country, isDemonstration: false)
    _ = try SQLiteRegistry.create(at: registry.path, settings, dataFiles: files, .now("init"))
    try StandardOutput.shared.write("Made \(registry.path), the registry of device \(settings.device).\n")
  }

  static func makeFolder(of path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard !FileManager.default.fileExists(atPath: folder) else { return }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(
        "cannot make the folder \(folder)", hint: "choose another place with --registry", exitCode: 2)
    }
  }

  /// Without l, o, 0 and 1, which people read for each other.
  private static func randomDevice() -> String {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    return String((0..<4).compactMap { _ in letters.randomElement() })
  }
}
