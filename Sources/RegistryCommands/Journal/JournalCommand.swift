import ArgumentParser

struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Who wrote, looked at sealed fields and handed out, and whether it was altered.",
    discussion: """
      Every write, every reveal and every export is an entry: who, when, what, and a digest of what was written. Each entry \
      is chained to the one before it. An altered record, entry or chain is noticed by `vigil journal verify`.

      Whoever can write to the file can also write the whole chain anew, or cut its end off. Only a checkpoint that is kept \
      elsewhere shows that: a code of 16 letters, which `vigil journal checkpoint` prints, and reports in their footer.
      """,
    subcommands: [JournalShow.self, JournalVerify.self, JournalCheckpoint.self], defaultSubcommand: JournalShow.self)
}
