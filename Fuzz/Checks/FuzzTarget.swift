package import Registry

/// What is fed with arbitrary bytes.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case csv, xml, profiles, days, numbers

  /// - Parameter input: how it is divided says the README beside this folder.
  /// - Throws: `CheckFailure` where something does not hold that must hold of every input.
  package func check(_ input: [UInt8], _ codes: CodeLists) throws {
    switch self {
    case .csv: try CSVCheck(input)?.run()
    case .xml: try XMLCheck(input, codes).run()
    case .profiles: try ProfileCheck(input, codes).run()
    case .days: try DayCheck(input).run()
    case .numbers: try NumberCheck(input).run()
    }
  }
}
