/// What a draft says of the file itself.
struct DraftSource {
  /// Such as `visits.csv`.
  let fileName: String
  let rows: Int
  let bytes: Int
  /// What was found of its form, each a line of a comment.
  let evidence: [String]
  /// The settings of the source beside its name, as `key: value`.
  let settings: [(key: String, value: String, remark: String?)]

  /// A short word for the partner's keys, from the name of the file.
  var scheme: String {
    let stem = fileName.split(separator: ".").first.map(String.init) ?? ""
    let word = stem.lowercased().unicodeScalars.prefix { $0 != "_" && $0 != "-" && $0 != " " }
      .filter { $0.isASCII && ($0.properties.isAlphabetic || ($0.value >= 0x30 && $0.value <= 0x39)) }
    let text = String(String.UnicodeScalarView(word))
    return text.isEmpty ? "partner" : String(text.prefix(12))
  }

  /// Which files of a folder the source reads.
  var pattern: String {
    let parts = fileName.split(separator: ".")
    guard parts.count > 1, let ending = parts.last else { return "*" }
    return "*.\(ending)"
  }
}
