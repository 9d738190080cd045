/// A report's JSON as CSV: one row a figure, or a folder of single figures and the lists as tables of their own.
enum FigureCSV {
  typealias Label = (_ parent: String, _ key: String) -> String?

  static func figures(_ report: JSONValue, label: @escaping Label) -> [UInt8] {
    var output: [UInt8] = []
    CSVCell.append(["figure", "label", "value"], to: &output)
    FigureWalk(label: label).walk(report) { path, words, value in
      CSVCell.append([path, words.joined(separator: " / "), value], to: &output)
    }
    return output
  }

  static func folder(_ report: JSONValue, label: @escaping Label) -> [(name: String, bytes: [UInt8])] {
    guard case .object(let members) = report else { return [] }
    let tables = members.filter { $0.value.items.contains { if case .object = $0 { true } else { false } } }
    let apart = Set(tables.map(\.name) + ["method"])
    let method = members.first { $0.name == "method" }?.value.scalar ?? ""
    return [("figures.csv", figures(.object(members.filter { !apart.contains($0.name) }), label: label))]
      + tables.map { (file($0.name), table($0.value.items)) } + [("method.txt", Array("\(method)\n".utf8))]
  }

  /// - Parameter tables: the members that are lists.
  static func folderNames(_ tables: [String]) -> [String] { ["figures.csv", "method.txt"] + tables.map(file) }

  /// `byAddressee` -> `by-addressee.csv`.
  private static func file(_ member: String) -> String {
    member.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined() + ".csv"
  }

  /// What an entry consists of stands after it, under `partOf`.
  private static func table(_ items: [JSONValue]) -> [UInt8] {
    guard case .object(let members)? = items.first else { return [] }
    let hasParts = members.contains { $0.name == "parts" }
    let columns = members.map(\.name).filter { $0 != "parts" }
    var bytes: [UInt8] = []
    CSVCell.append(columns + (hasParts ? ["partOf"] : []), to: &bytes)
    func append(_ item: JSONValue, partOf whole: String) {
      CSVCell.append(columns.map { item.cell($0) } + (hasParts ? [whole] : []), to: &bytes)
      for part in item.member("parts")?.items ?? [] { append(part, partOf: item.cell("id")) }
    }
    for item in items { append(item, partOf: "") }
    return bytes
  }
}
