import RegistryCommands
import Synchronization
import Testing

@Suite struct ProgressTests {
  private func line(_ done: Int, of total: Int?, _ unit: ProgressLine.Unit = .bytes, after elapsed: Double = 10)
    -> ProgressLine
  {
    ProgressLine(work: "reading visits.csv", done: done, total: total, unit: unit, elapsed: elapsed)
  }

  @Test func `a line says what, how far, how fast and how much longer`() {
    #expect(
      line(4_200_000, of: 16_800_000).text(width: 100)
        == "reading visits.csv  25 %  4.2 MB of 16.8 MB  420.0 kB/s  30 s left")
    #expect(
      line(500, of: 100_000, .records).text(width: 100)
        == "reading visits.csv  0 %  500 of 100000 records  50/s  33 min 10 s left")
    #expect(line(999, of: nil).text(width: 100) == "reading visits.csv  999 B  99 B/s")
    #expect(line(0, of: nil, .records).text(width: 100) == "reading visits.csv  10 s")
    #expect(line(0, of: nil, .records, after: 0).text(width: 100) == "reading visits.csv")
  }

  @Test func `what does not fit is left out, the least telling first`() {
    let whole = line(4_200_000, of: 16_800_000)
    #expect(whole.text(width: 60) == "reading visits.csv  25 %  4.2 MB of 16.8 MB  30 s left")
    #expect(whole.text(width: 40) == "reading visits.csv  25 %  30 s left")
    #expect(whole.text(width: 25) == "reading visits.csv  25 %")
    #expect(whole.text(width: 10) == "reading v…")
  }

  @Test(arguments: [
    "reading visits.csv", "чтение посещений", "読み込み中 訪問記録.csv", "e\u{301}te\u{301}", "", "👩‍👩‍👧 family",
    String(repeating: "長", count: 300),
  ])
  func `a line never takes more columns than there are`(work: String) {
    for width in [0, 1, 2, 20, 21, 22, 33, 40, 57, 80, 121, 199, 200] {
      for (done, total) in [(0, nil), (0, 0), (1, 0), (5, 3), (Int.max, 1), (Int.max, Int.max), (1, Int.max), (-1, 5)]
        as [(Int, Int?)]
      {
        for elapsed in [0, 0.001, 1, 1e300, .infinity, .nan, -5] as [Double] {
          for unit in [ProgressLine.Unit.bytes, .records] {
            let text = ProgressLine(work: work, done: done, total: total, unit: unit, elapsed: elapsed).text(
              width: width)
            #expect(TerminalWidth.of(text) <= width)
          }
        }
      }
    }
  }

  @Test func `a total of nothing has no share, and more than all is all`() {
    #expect(!line(0, of: 0).text(width: 100).contains("%"))
    #expect(line(20, of: 10).text(width: 100).contains("100 %"))
    #expect(!line(20, of: 10).text(width: 100).contains("left"))
  }

  @Test func `an estimate waits until it has something to go by`() {
    #expect(!line(1, of: 1000, after: 0.5).text(width: 100).contains("left"))
    #expect(!line(0, of: 1000, after: 60).text(width: 100).contains("left"))
    #expect(!line(1, of: Int.max, after: 60).text(width: 100).contains("left"))
  }

  private final class Screen: Sendable {
    let text = Mutex("")
    let time = Mutex(0.0)
    var shown: String { text.withLock { $0 } }

    func progress(isShown: Bool = true) -> Progress {
      Progress(
        isShown: isShown, drawsByItself: false, width: { 40 }, now: { self.time.withLock { $0 } },
        write: { text in self.text.withLock { $0 += text } })
    }
  }

  @Test func `work that is over soon leaves no trace`() {
    let screen = Screen()
    let progress = screen.progress()
    progress.during("short") { progress.draw() }
    #expect(screen.shown == "")
  }

  @Test func `a line is written over the one before, and is gone at the end`() {
    let screen = Screen()
    let progress = screen.progress()
    progress.during("long", total: 10) {
      screen.time.withLock { $0 = 2 }
      progress.advance(by: 5)
      progress.draw()
      progress.aside { screen.text.withLock { $0 += "warning\n" } }
      progress.during("short") {
        screen.time.withLock { $0 = 3 }
        progress.draw()
      }
    }
    let first = "long  50 %  5 of 10 records  2 s left"
    let blank = { (count: Int) in "\r" + String(repeating: " ", count: count) + "\r" }
    #expect(screen.shown == "\r" + first + blank(first.count) + "warning\n\rshort  1 s" + blank(10))
  }

  @Test func `where it is not shown nothing is written`() {
    let screen = Screen()
    let progress = screen.progress(isShown: false)
    progress.during("long") {
      screen.time.withLock { $0 = 100 }
      progress.draw()
    }
    #expect(screen.shown == "")
  }
}
