import Registry
import Testing

@testable import RegistryCommands

@Suite struct KeyTests {
  @Test(arguments: [
    ("a", [Key.character("a")]), ("ж", [.character("ж")]), ("\r\t\u{7f}", [.enter, .tab, .backspace]),
    ("\u{3}\u{4}\u{1a}", [.control("c"), .control("d"), .control("z")]),
    ("\u{1b}[A\u{1b}OB\u{1b}[3~\u{1b}[1~", [.up, .down, .delete, .home]), ("\u{1b}[99;5X", []),
    ("\u{1b}[200~a\nb\u{1b}[201~c", [.paste("a\nb"), .character("c")]), ("\u{1b}xa", [.character("a")]),
    ("夜😀", [.character("夜"), .character("😀")]),
  ])
  func `bytes are keys, however they are cut`(text: String, expected: [Key]) {
    let bytes = Array(text.utf8)
    var whole = KeyDecoder()
    #expect(whole.keys(bytes, isComplete: true) == expected)
    var single = KeyDecoder()
    #expect(bytes.flatMap { single.keys([$0], isComplete: false) } == expected)
  }

  @Test func `a lone escape is the key once nothing follows`() {
    var decoder = KeyDecoder()
    #expect(decoder.keys([0x1b], isComplete: false).isEmpty)
    #expect(decoder.keys([], isComplete: true) == [.escape])
  }

  @Test func `bytes that are no text are dropped`() {
    var decoder = KeyDecoder()
    #expect(decoder.keys([0xff, 0xc3, 0x28, 0x61], isComplete: true) == [.character("("), .character("a")])
  }
}

@Suite struct LineEditorTests {
  private func typed(_ keys: [Key]) -> LineEditor {
    var editor = LineEditor()
    for key in keys { _ = editor.handle(key) }
    return editor
  }

  private func letters(_ text: String) -> [Key] { text.unicodeScalars.map { .character(Character($0)) } }

  @Test func `letters go where the cursor is`() {
    #expect(typed(letters("ac") + [.left, .character("b"), .end, .character("d")]).text == "abcd")
    #expect(typed(letters("bc") + [.home, .character("a"), .delete]).text == "ac")
  }

  @Test func `what is deleted is what one sees as a letter`() {
    #expect(typed(letters("夜間") + [.backspace]).text == "夜")
    #expect(typed(letters("e\u{301}") + [.backspace]).text == "")
    #expect(typed(letters("ж👩‍🔧") + [.backspace]).text == "ж")
  }

  @Test func `words and lines are deleted at once`() {
    #expect(typed(letters("one two  ") + [.control("w")]).text == "one ")
    #expect(typed(letters("one two") + [.left, .left, .left, .control("u")]).text == "two")
    #expect(typed(letters("one two") + [.home, .control("k")]).text == "")
  }

  @Test func `pasted lines become one`() { #expect(typed([.paste("a\nb\u{7}c\t")]).text == "a bc ") }

  @Test func `nothing moves past the ends`() {
    let editor = typed([.left, .backspace, .delete, .right, .control("w"), .character("a"), .right, .delete])
    #expect(editor.text == "a" && editor.cursor == 1)
  }
}

@Suite struct PromptStateTests {
  private static let list = ChoiceList([
    (Choice(value: "npm", label: "national preventive mechanism", detail: "npm"), ["ұлттық превентивтік тетік"]),
    (Choice(value: "ngo", label: "non-governmental organisation", detail: "ngo"), ["НПО"]),
    (Choice(value: "other", label: "other"), []),
  ])

  private func state(several: Bool = false) -> PromptState {
    var prompt = Prompt(label: "Body")
    prompt.choices = Self.list.prompt
    prompt.takesSeveral = several
    return PromptState(prompt)
  }

  /// What the keys come to, with `\r`, arrows and the like as a terminal sends them.
  private func outcome(_ state: PromptState, _ typed: String) -> PromptState.Outcome {
    var state = state
    var decoder = KeyDecoder()
    for key in decoder.keys(Array(typed.utf8), isComplete: true) {
      let outcome = state.handle(key)
      if outcome != .open { return outcome }
    }
    return .open
  }

  @Test(arguments: [
    ("4\r", "4"), ("\r", "many"), ("\u{7f}\r", "man"), ("\u{1b}[Dx\r", "manxy"), ("\u{1b}[200~5\u{1b}[201~\r", "5"),
  ])
  func `what could not be taken makes room for what is typed, or is corrected`(typed: String, answer: String) {
    var prompt = Prompt(label: "Capacity")
    prompt.typed = "many"
    prompt.replacesTyped = true
    #expect(outcome(PromptState(prompt), typed) == .answered(answer))
  }

  @Test(arguments: [
    ("\r", ""), ("2\r", "ngo"), ("нпо\r", "ngo"), ("nat\r", "npm"), ("oth\r", "other"), ("\u{1b}[B\u{1b}[B\r", "ngo"),
    ("zzz\r", "zzz"), ("?\r", "?"), ("<\r", "<"), ("-\r", "-"), ("\u{1b}[A", "<"), ("n\u{1b}\r", "n"),
    ("ngo\t\r", "ngo"), ("\u{1b}[B\u{1b}[A\r", ""),
  ])
  func `one is chosen by number, name or arrow`(typed: String, answer: String) {
    #expect(outcome(state(), typed) == .answered(answer))
  }

  @Test(arguments: [
    ("1,2\r", "1, ngo"), ("npm, oth\r", "npm, other"), ("np\tng\t\r", "npm, ngo,"), ("np\tng\r", "npm, ngo"),
    ("npm,\r", "npm,"),
  ])
  func `several stand with commas between them`(typed: String, answer: String) {
    #expect(outcome(state(several: true), typed) == .answered(answer))
  }

  @Test func `leaving and stopping are told`() {
    #expect(outcome(state(), "\u{3}") == .left)
    #expect(outcome(state(), "\u{4}") == .left)
    #expect(outcome(state(), "np\u{4}") == .open)
    #expect(outcome(state(), "\u{1a}") == .suspended)
  }

  @Test(arguments: [(80, 24), (40, 15), (20, 5), (3, 2), (1, 1)])
  func `what is drawn fits, whatever the window`(width: Int, height: Int) {
    var state = state()
    for character in "национальный 夜間 mechanism and a very long answer that goes on" {
      _ = state.handle(.character(character))
      state.refresh()
      let screen = PromptScreen(state, width: width, height: height)
      let most = max(10, width - 1)
      #expect(screen.lines.allSatisfy { DisplayWidth.of($0.text) <= most })
      #expect(screen.lines.indices.contains(screen.cursorRow) && screen.cursorColumn < most)
    }
  }

  @Test(arguments: [("a", 1), ("ж", 1), ("夜", 2), ("e\u{301}", 1), ("😀", 2), ("", 0), ("한글", 4)])
  func `columns are counted as terminals do`(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

  @Test func `texts are cut and broken by columns`() {
    #expect(DisplayWidth.fitted("夜夜夜", to: 5) == "夜夜…")
    #expect(DisplayWidth.fitted("abc", to: 3) == "abc")
    #expect(DisplayWidth.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(DisplayWidth.wrapped("abcdefgh", to: 3) == ["abc", "def", "gh"])
    #expect(DisplayWidth.wrapped("a\n\nb", to: 5) == ["a", "", "b"])
  }
}
