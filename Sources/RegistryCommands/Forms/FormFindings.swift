import Registry

/// What a visit found, theme by theme, until there is no more.
extension Form {
  func askFindings() throws -> Bool {
    while true {
      let finding = FieldSlots(.finding)
      guard let theme = FormField(.finding, named: "theme") else { return true }
      var prompt = try FieldQuestion(theme, finding, knowledge).prompt()
      prompt.label = answers.findings.isEmpty ? "A finding: theme" : "Next finding: theme"
      prompt.hint = "what a finding is about; Enter: no more findings"
      if !answers.findings.isEmpty { prompt.hint += "; - takes the last one back" }
      let text = try conversation.ask(prompt)
      switch text {
      case "": return true
      case "<": return false
      case "-":
        if !answers.findings.isEmpty {
          answers.findings.removeLast()
          keep(answers)
          conversation.say("The last finding was taken back.", .quiet)
        }
      case "?": conversation.say(try FieldQuestion(theme, finding, knowledge).help, .quiet)
      default: try askFinding(theme, text)
      }
    }
  }

  private func askFinding(_ theme: FormField, _ text: String) throws {
    var finding = FieldSlots(.finding)
    do {
      finding.answer(theme, try FieldQuestion(theme, finding, knowledge).cell(text))
    } catch let problem as CellReader.Problem {
      return say(problem.message, problem.hint)
    }
    for name in ["assessment", "text"] {
      guard let field = FormField(.finding, named: name) else { continue }
      // One back is the theme, which is asked next anyhow.
      guard let cell = try answer(FieldQuestion(field, finding, knowledge)) else { return }
      finding.answer(field, cell)
    }
    answers.findings.append(finding)
    keep(answers)
    showFinding(finding)
  }

  func showFinding(_ finding: FieldSlots) {
    conversation.settle("Finding", FormReview.words(finding: finding, knowledge))
  }
}
