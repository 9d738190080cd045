import ArgumentParser
import Registry

/// How the option for sealed fields is explained.
enum SealedOption {
  static let help = ArgumentHelp(
    "Read values of sealed fields from this file, in lines `field: value`; - is standard input.", valueName: "file")

  /// - Returns: empty for types that have no sealed fields.
  static func note(_ type: RecordType) -> String {
    let names = Catalogue.of(type).fields.filter(\.isSealed).map(\.name)
    guard !names.isEmpty else { return "" }
    return """


      Sealed fields are encrypted, and given in a file or on standard input, never as options: --sealed FILE, in lines such \
      as `\(names[0]): …`; a line that begins with a blank goes on with the text before it. They are \
      \(names.joined(separator: ", ")). At a terminal they are asked last.
      """
  }
}
