import ArgumentParser
import Foundation
import Registry

struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the manual page of a command, or write those of all.",
    discussion: """
      The pages are made from the same definitions as --help. With --output all of them are written into a folder, as \
      vigil.1, vigil-visit-log.1 and so on; without it one is printed, for man or groff to show. The name is that of \
      the thing: `man` itself would be taken for the program that shows pages.

      EXAMPLES
        vigil manual | man -l -
        vigil manual visit log | man -l -
        vigil manual --output ~/.local/share/man/man1
      """)

  @Argument(help: ArgumentHelp("The command, such as visit log.", valueName: "command"))
  var command: [String] = []

  @Option(help: ArgumentHelp("The folder to write all pages to.", valueName: "path"))
  var output: String?

  func run() throws {
    let tree = try CommandTree.whole()
    guard let output else {
      try StandardOutput.shared.write(ManualPage(try Manual.find(command, in: tree), day: Manual.day).text)
      return
    }
    guard command.isEmpty else {
      throw CommandFailure.usage("--output writes all pages", hint: "leave out \(command.joined(separator: " "))")
    }
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure("cannot make the folder \(output)", hint: "choose another place", exitCode: 2)
    }
    var pages = 0
    var open = [tree]
    while let next = open.popLast() {
      let page = ManualPage(next, day: Manual.day)
      try WholeFile.write(page.text, to: "\(output)/\(page.name).1")
      pages += 1
      open += next.children
    }
    try StandardOutput.shared.write("Wrote \(counted(pages, "page")) to \(output).\n")
  }

  private static func find(_ words: [String], in tree: CommandTree) throws -> CommandTree {
    var command = tree
    for word in words {
      guard let next = command.children.first(where: { $0.commandName == word }) else {
        throw CommandFailure.usage(
          "there is no command \(quotedCommand(command.path + [word]))",
          hint: "it has \(command.children.map(\.commandName).joined(separator: ", "))")
      }
      command = next
    }
    return command
  }

  private static func quotedCommand(_ path: [String]) -> String { "`\(path.joined(separator: " "))`" }

  /// Not today: a page made anew must be the same to the byte.
  private static var day: String {
    let isFixed = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init) != nil
    return isFixed ? Clock.today.description : vigilVersionDay
  }
}
