import ArgumentParser
import Foundation
import Registry
import RegistryImport

struct ProfileDraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Start a profile from a partner's CSV or XML file.",
    discussion: """
      Reads the whole file and writes a start of a profile: encoding, delimiter and header with the evidence for them, \
      or the element that stands for a record; every column with what it holds; the fields that it seems to be, by its \
      name in English, Russian, Kazakh or French; and for columns of codes each value with its count and the nearest of \
      our codes. What was guessed is marked, and what is missing is said. Columns that may name or describe persons are \
      never mapped, and their values are not shown. Then go on with `vigil profile check`.

      EXAMPLES
        vigil profile draft visits.csv
        vigil profile draft ratings.xml --output ratings.yaml
      """)

  @OptionGroup var registry: RegistryOptions

  @Option(help: "A new file instead of standard output.")
  var output: String?

  @Argument(help: "The partner's file.")
  var file: String

  func run() throws {
    if let output, FileManager.default.fileExists(atPath: output) {
      throw CommandFailure("\(output) is there already, and may hold work", hint: "name a new file")
    }
    let draft = try read()
    if let output {
      try WholeFile.write(Array(draft.text.utf8), to: output)
      StandardError.print("Wrote \(output). See what is to be done: vigil profile check \(output) \(file)")
    } else {
      try StandardOutput.shared.write(draft.text)
    }
    for sentence in draft.missing { StandardError.print("missing: \(sentence)") }
  }

  private func read() throws -> ProfileDraft {
    let codes = try ProfileSurroundings(registry).codes
    let data = try ByteFile(file)
    let reader = DraftReader()
    do {
      return try data.shown {
        while try data.next({ try reader.feed($0, isWhole: data.bytes == data.size) }) {}
        guard let draft = try reader.finish(URL(fileURLWithPath: file).lastPathComponent, codes) else {
          throw CommandFailure("\(file) is empty", hint: "ask the partner for the file again")
        }
        return draft
      }
    } catch let problem as FileProblem {
      let notice = Notice(problem, in: file)
      throw CommandFailure("\(notice.place): \(notice.message)", hint: notice.code.remedy)
    }
  }
}
