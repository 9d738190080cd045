package import Registry

/// All code lists in words, made from the files in `Schemas/codes`.
package enum CodeReference {
  private static let languages = ["en", "ru", "kk", "fr"]

  package static func markdown(_ codes: CodeLists) -> String {
    var lines = [
      "# Codes", "",
      "Made from the files in [Schemas/codes](../../Schemas/README.md); a test keeps it so. A registry has its own copy",
      "of the lists, the one it was made with; `vigil init --refresh` loads changed files into it. How to add a code is",
      "in [CONTRIBUTING.md](../../CONTRIBUTING.md#add-a-code).", "",
      "The last column is the code of the HURIDOCS micro-thesauri for the same thing, where there is one.",
    ]
    let users = fieldsByList()
    for name in codes.names {
      lines += ["", "## \(name)", ""]
      lines += ["In \((users[name] ?? []).joined(separator: ", ")).", ""]
      lines += table(["code"] + languages + ["HURIDOCS"])
      lines += (codes.list(name)?.codes ?? []).map { code in
        row(["`\(code.value)`"] + labels(code.labels) + [code.huridocs ?? ""])
      }
    }
    lines += ["", "## regions", "", "Codes of ISO 3166-2 and the days on which they are in force.", ""]
    lines += table(["code", "from", "until"] + languages)
    lines += codes.regions.map { region in
      row(
        ["`\(region.code)`", region.from?.earliest.description ?? "", region.until?.latest.description ?? ""]
          + labels(region.labels))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The fields that take codes of a list, with links to them.
  private static func fieldsByList() -> [String: [String]] {
    var users: [String: [String]] = [:]
    for type in RecordType.allCases {
      for field in Catalogue.of(type).fields {
        if case .code(let list) = field.kind {
          users[list, default: []].append(
            "`\(field.name)` of \(type.withArticle.linked(to: "fields.md#\(type.rawValue)"))")
        }
      }
    }
    return users
  }

  private static func labels(_ labels: [String: String]) -> [String] { languages.map { labels[$0] ?? "" } }

  private static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  private static func table(_ headers: [String]) -> [String] {
    [row(headers), "|" + headers.map { _ in "---|" }.joined()]
  }
}

extension String {
  fileprivate func linked(to target: String) -> String { "[\(self)](\(target))" }
}
