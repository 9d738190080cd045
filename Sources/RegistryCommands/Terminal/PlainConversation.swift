import Foundation
import Registry

/// Questions and answers as plain lines, with numbers to choose by, for terminals that cannot move their cursor.
final class PlainConversation: Conversation {
  private let terminal: TerminalDevice
  private var pending: [UInt8] = []

  init(_ terminal: TerminalDevice) { self.terminal = terminal }

  func ask(_ prompt: Prompt) throws -> String {
    let hint = [prompt.hint, prompt.current.map { "Enter: keep \($0)" } ?? ""].filter { !$0.isEmpty }
    if !hint.isEmpty { say("  (\(hint.joined(separator: "; ")))", .quiet) }
    var offered: [Choice] = []
    switch prompt.choices {
    case .none: break
    case .list(let all, _): offer(all)
    case .search(let search):
      // What is offered before anything is typed.
      offered = search("")
      offer(offered)
    }
    while true {
      try terminal.write("\(prompt.label): ")
      let text = try line()
      if let number = Int(text), offered.indices.contains(number - 1) { return offered[number - 1].value }
      guard case .search(let search) = prompt.choices, !text.isEmpty, !["?", "<", "-"].contains(text) else {
        return text
      }
      let found = search(text)
      // The value of a choice as it stands is an answer; anything else is a search.
      if found.isEmpty || found.contains(where: { $0.value == text }) || prompt.takesSeveral { return text }
      offered = Array(found.prefix(9))
      offer(offered)
      say("  type a number, or search again", .quiet)
    }
  }

  private func offer(_ choices: [Choice]) {
    for (index, choice) in choices.enumerated() {
      say("  \(index + 1) \(choice.label)\(choice.detail.isEmpty ? "" : "  \(choice.detail)")", .plain)
    }
  }

  private func line() throws -> String {
    while true {
      if let end = pending.firstIndex(of: 0x0a) {
        let line = String(decoding: pending[..<end], as: UTF8.self)
        pending.removeFirst(end + 1)
        return line.trimmingBlanks
      }
      do {
        if case .bytes(let bytes) = try terminal.next() { pending += bytes }
      } catch Interruption.ended(let signal) where signal == SIGINT || signal == SIGHUP {
        try terminal.write("\n")
        throw Interruption.left
      }
    }
  }

  func settle(_ label: String, _ value: String) { say("  \(label): \(value)", .plain) }

  func say(_ text: String, _ tone: Tone) {
    // A message that cannot be shown is found out at the next question.
    try? terminal.write(Printable.text(text, keepsLines: true) + "\n")
  }
}
