import RegistryImport

/// A profile in the words of somebody who has the partner's file open beside it.
///
/// It follows what was written, not what the program made of it, so that it also reads a profile with a mistake in it.
struct ProfileWords {
  private let tree: ProfileTree
  private static let settings: Set<String> = [
    "rows", "key", "several", "only-if", "extent", "each", "edits", "full-by",
  ]

  init(_ tree: ProfileTree) {
    self.tree = tree
  }

  var text: String {
    var lines = [tree["name"]?.text ?? "(no name)", "  from \(tree["publisher"]?.text ?? "(no publisher)")"]
    if let scheme = tree["scheme"]?.text { lines.append("  the partner's keys are kept as \(scheme):KEY") }
    lines.append("  \(ProfileWords.extent(tree["extent"]?.text ?? "increment"))")
    if let defaults = tree["defaults"]?.entries, !defaults.isEmpty {
      let pairs = defaults.map { "\($0.key) \($0.value.text ?? "")" }.joined(separator: ", ")
      lines.append("  where nothing else is said: \(pairs)")
    }
    lines += ["", "It reads"]
    for source in tree["sources"]?.items ?? [] { lines += ProfileWords.source(source) }
    lines += ["", "Each row makes"]
    for make in tree["make"]?.items ?? [] {
      guard let entry = make.entries.first else { continue }
      lines += ProfileWords.make(entry.key, entry.value)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func extent(_ word: String) -> String {
    word == "full"
      ? "a file holds everything: what it no longer has is counted as gone"
      : "a file holds only a part: what it does not have stays as it was"
  }

  private static func source(_ source: ProfileTree) -> [String] {
    var parts = ["\(source["format"]?.text?.uppercased() ?? "") files like \(source.files ?? "*")"]
    let words = [
      ("record", "a row is each"), ("encoding", "encoding"), ("delimiter", "delimiter"), ("header", "header in row"),
      ("skip", "rows skipped at the beginning:"), ("expect-count", "the number of rows must be that in"),
      ("sheet", "sheet"),
    ]
    for (key, word) in words {
      guard let text = source[key]?.text else { continue }
      parts.append(key == "header" && text == "none" ? "no header" : "\(word) \(text)")
    }
    var lines = ["  \(source["name"]?.text ?? ""): \(parts.joined(separator: "; "))"]
    for (key, word) in [
      ("skip-if", "no record where"), ("reject", "an error where"), ("footer", "the end is where"),
    ] {
      if let test = source[key] { lines.append("    \(word) \(TestWords.text(test))") }
    }
    return lines
  }

  private static func make(_ type: String, _ make: ProfileTree) -> [String] {
    var lines = [
      "  a \(type), of \(make["rows"]?.text ?? "(no rows)")".replacing("a allegation", with: "an allegation")
    ]
    func add(_ name: String, _ text: String) { lines.append("    \(padRight(name, 20))  \(text)") }
    for (key, word) in [
      ("each", "one for each"), ("key", "recognised by"), ("edits", "corrects the one"), ("full-by", "whole for each"),
    ] {
      if let text = make[key]?.text { add(word, text) }
    }
    if let test = make["only-if"] { add("only where", TestWords.text(test)) }
    if let several = make["several"] { add("of rows with one key", ProfileWords.several(several)) }
    if let word = make["extent"]?.text { add("of this type", extent(word)) }
    for entry in make.entries where !settings.contains(entry.key) {
      add(entry.key, FieldWords.text(entry.value))
    }
    return lines
  }

  private static func several(_ several: ProfileTree) -> String {
    switch several.text {
    case "first": "the first holds"
    case "last": "the last holds"
    case "fill": "each fills in what the others leave empty"
    case .some: "it is an error if they differ"
    case nil: "the one with the latest \(several["latest-by"]?.text ?? "") holds"
    }
  }
}
