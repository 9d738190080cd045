import ArgumentParser
import Foundation
import Registry
import RegistryStore
import RegistryStoreSQLite
import RegistryVault

/// Which registry.
struct RegistryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The registry's file (or set VIGIL_REGISTRY).", valueName: "file"))
  var registry: String?

  var path: String {
    if let registry { return registry }
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["VIGIL_REGISTRY"], !path.isEmpty { return path }
    let data =
      environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? "\(environment["HOME"] ?? NSHomeDirectory())/.local/share"
    return "\(data)/vigil/registry.vigil"
  }

  /// - Parameter identities: private keys, where something sealed is to be opened.
  func open(with identities: [Identity] = []) throws -> any RegistryStore {
    try SQLiteRegistry.open(at: path, sealing: VaultSealing(identities))
  }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// Text for people or JSON for programs.
struct FormatOptions: ParsableArguments {
  @Option(help: "text for people, json for programs.")
  var format: OutputFormat = .text
}

/// The time, from SOURCE_DATE_EPOCH where it is set, so that a report can be made again to the byte.
enum Clock {
  static var now: Date {
    let fixed = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
    return fixed.map { Date(timeIntervalSince1970: $0) } ?? Date()
  }

  static var today: Day { Day(number: Int32(clamping: Int((now.timeIntervalSince1970 / 86_400).rounded(.down)))) }

  /// The day on the wall where the program runs, which is what people mean by today.
  static var localToday: Day {
    guard ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"] == nil else { return today }
    var seconds = time(nil)
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return today }
    return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)) ?? today
  }

  /// The day by which consent is judged: a clock that was set back for an output to be repeated must not bring a
  /// consent back that was withdrawn since.
  static var consentDay: Day {
    max(localToday, Day(number: Int32(clamping: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))))
  }

  /// ISO 8601, UTC, to the second.
  static var timestamp: String {
    let seconds = Int(now.timeIntervalSince1970.rounded(.down))
    let day = Day(number: Int32(clamping: Int((Double(seconds) / 86_400).rounded(.down))))
    let rest = seconds - Int(day.number) * 86_400
    return "\(day)T\(padded(rest / 3600, to: 2)):\(padded(rest / 60 % 60, to: 2)):\(padded(rest % 60, to: 2))Z"
  }
}

extension Authorship {
  /// Who gives this command, as the history of a registry names them: VIGIL_USER, else the login name.
  static func now(_ command: String) -> Authorship {
    let environment = ProcessInfo.processInfo.environment
    let author = environment["VIGIL_USER"].flatMap { $0.isEmpty ? nil : $0 } ?? NSUserName()
    return Authorship(author: author, time: Clock.timestamp, command: command)
  }
}
