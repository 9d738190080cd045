/// Reads `date` of the profile language: a form, or a list of forms of which the first that fits holds.
enum DateFormReader {
  static func forms(
    _ node: ProfileNode, languages: [String], pivot: Int?, problems: inout [ProfileProblem]
  ) -> [DateForm] {
    guard let texts = node.texts, !texts.isEmpty else {
      problems.append(node.problem("`date` is a form such as dd.MM.yyyy, or a list of forms"))
      return []
    }
    var forms: [DateForm] = []
    for text in texts {
      if let epoch = ExcelDay.Epoch(rawValue: text) {
        forms.append(.serial(epoch))
        continue
      }
      do {
        forms.append(.pattern(try DatePattern(text, languages: languages, pivot: pivot)))
      } catch {
        problems.append(node.problem(error.message))
      }
    }
    for (position, form) in forms.enumerated() {
      guard let rival = forms[..<position].first(where: { isAmbiguous($0, form) }) else { continue }
      problems.append(
        node.problem(
          "\(rival.source) and \(form.source) read the same text as different days",
          hint: "give only the one that the partner uses"))
    }
    return forms
  }

  private static func isAmbiguous(_ first: DateForm, _ second: DateForm) -> Bool {
    switch (first, second) {
    case (.pattern(let first), .pattern(let second)): first.isAmbiguous(with: second)
    case (.serial(let first), .serial(let second)): first != second
    case (.pattern(let pattern), .serial), (.serial, .pattern(let pattern)): pattern.isLikeSerial
    }
  }
}
