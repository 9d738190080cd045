package import RegistryReports

/// A report from which every format is made.
package protocol PrintedReport {
  /// - Parameter mostListed: how many rows of a list are shown; data formats show all.
  func document(mostListed: Int) -> Document
  var json: JSONValue { get }
  /// All figures as one table.
  var csv: [UInt8] { get }
  /// The same as a folder of tables.
  var csvFolder: [(name: String, bytes: [UInt8])] { get }
  /// The names that files of such a folder may have.
  static var csvFolderNames: [String] { get }
}

extension PrintedReport {
  /// The value of a figure, as the data formats write it; nil where there is none of this name.
  package func figure(_ path: String) -> String? {
    var found: String?
    FigureWalk().walk(json) { name, _, value in
      if name == path { found = value }
    }
    return found
  }
}
