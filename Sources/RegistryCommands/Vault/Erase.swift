import ArgumentParser
import Registry
import RegistryStore

struct Erase: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Destroy the sealed fields of a record, in every version of it.",
    discussion: """
      The keys of what was ever sealed of the record are destroyed, here and in what partners said. Nobody can read it any \
      more, and later imports do not bring it back. The open fields stay, and with them every figure. Copies that were made \
      before, such as backups and a laptop that was taken, still hold it: nothing can reach those.

      batch/N destroys the rows that an import rejected, which are kept sealed.

      EXAMPLES
        vigil erase allegation/k7p2-000012 --yes
        vigil erase batch/4 --yes
      """)

  @OptionGroup var registry: RegistryOptions

  @Argument(help: "The record: its id, or an unambiguous beginning of it; the type may stand before it. Or batch/N.")
  var id: String

  @Flag(help: "Do it without asking.")
  var yes = false

  func run() throws {
    let store = try registry.open()
    if let batch = RejectedRows.batch(named: id) {
      _ = try store.read { try $0.batch(batch) }
      try confirm("the rejected rows of batch \(batch)")
      let count = try store.write(.now("erase batch/\(batch)")) { (try $0.eraseRejectedRows(of: batch), true) }
      return StandardError.print("batch \(batch): \(counted(count, "file")) of rejected rows erased")
    }
    let (type, id) = try store.read { try $0.find(self.id) }
    let subject = "\(type.rawValue)/\(id)"
    try confirm("the sealed fields of \(subject)")
    let count = try store.write(.now("erase \(subject)")) { (try $0.erase(type, id: id), true) }
    StandardError.print(
      count == 0
        ? "\(subject): nothing was sealed of it; no import will bring it either"
        : "\(subject): \(counted(count, "sealed text")) can never be read again")
    StandardError.print("hint: destroy or encrypt anew the backups that hold it")
  }

  private func confirm(_ subject: String) throws {
    guard !yes else { return }
    let answer = try AtTerminal.line("Destroy \(subject) for good? Type yes: ")
    guard let answer else {
      throw CommandFailure.usage("this cannot be undone, and nobody sits at a terminal to be asked", hint: "give --yes")
    }
    guard answer == "yes" else { throw CommandFailure("nothing was erased") }
  }
}
