import Foundation
import Testing

/// Every report and export of a registry for an audience.
enum ToldFiles {
  /// All but the organisation itself.
  static let audiences = ["npm", "national", "authorities", "eu", "un", "public"]

  /// - Returns: texts by what they are of, for an audience in a folder where none was written yet.
  static func written(_ place: borrowing Workplace, for audience: String) throws -> [String: String] {
    var texts: [String: String] = [:]
    for format in ["text", "json", "csv", "md", "html"] {
      let run = try place.vigil(
        "report", "coverage", "--for", audience, "--from", "2025", "--to", "2025", "--format", format,
        "--redactions", "\(audience)-report.csv")
      #expect(run.status == 0, "\(run.errors)")
      texts["report \(format)"] = run.output
    }
    for engagement in ["given", "part"] {
      for format in ["text", "json", "csv", "md", "html"] {
        let run = try place.vigil(
          "report", "cases", "--for", audience, "--engagement", engagement, "--format", format, "--redactions",
          "\(audience)-\(engagement).json")
        #expect(run.status == 0, "\(run.errors)")
        texts["cases \(engagement) \(format)"] = run.output
      }
    }
    let runs = [
      try place.vigil(
        "report", "cases", "--for", audience, "--engagement", "given", "--format", "csv", "--output",
        "\(audience)-cases/"),
      try place.vigil(
        "report", "coverage", "--for", audience, "--from", "2025", "--to", "2025", "--format", "csv", "--output",
        "\(audience)-tables/"),
      try place.vigil(
        "export", "--for", audience, "--format", "csv", "--output", "\(audience)-csv", "--redactions",
        "\(audience)-export.json"),
      try place.vigil("export", "--for", audience, "--format", "xml", "--output", "\(audience).xml"),
    ]
    for run in runs { #expect(run.status == 0, "\(run.errors)") }
    let files = FileManager.default.enumerator(atPath: place.folder.path)
    while let name = files?.nextObject() as? String {
      guard name.hasPrefix("\(audience)-") || name == "\(audience).xml" else { continue }
      texts[name] = try? String(contentsOfFile: place.path(name), encoding: .utf8)
    }
    return texts
  }
}
