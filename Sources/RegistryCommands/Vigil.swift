import ArgumentParser
import Foundation
import RegistryImport
import RegistryStore
import RegistryVault

/// The command tree.
struct Vigil: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vigil",
    abstract: "A registry of places of detention, monitoring visits, allegations and what became of them.",
    discussion: """
      Shows where nobody has looked: which places and which allegations no monitoring visit has followed.

      EXAMPLES
        vigil init --country KZ
        vigil import reports.csv --profile hiqa
        vigil visit log
        vigil report coverage --for internal --from 2025 --to 2025

      The registry is the file named by --registry or VIGIL_REGISTRY, else one in the XDG data folder.
      """,
    version: vigilVersion,
    subcommands: [
      Init.self, Demo.self, FacilityCommand.self, VisitCommand.self, AllegationCommand.self, FindingCommand.self,
      FollowUpCommand.self, AssessmentCommand.self, PersonCommand.self, CustodyCommand.self, ReprisalCommand.self,
      FigureCommand.self, EngagementCommand.self,
      Import.self, ProfileCommand.self, BatchCommand.self, ReviewCommand.self, History.self, Report.self, Explain.self,
      Export.self,
      Check.self, JournalCommand.self, KeyCommand.self, Reveal.self, Erase.self, Backup.self,
      Restore.self,
      Completions.self, Manual.self, CompleteWords.self,
    ])
}

package let vigilVersion = "0.1.0"
/// The day from which the version dates, for what must say a day and may not ask the clock.
package let vigilVersionDay = "2026-11-22"

/// Runs the program and ends it with one of the exit codes of the command line: 0, 1, 2 or 64.
package func runVigil() -> Never {
  // A file that may not grow and a reader that went away are answered where the write fails.
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
  // What we write is for nobody else on this computer.
  umask(0o077)
  do {
    try requireUTF8()
    let arguments = withoutLeadingRegistry(CommandLine.arguments.dropFirst().map(dashedOption))
    var command = try Vigil.parseAsRoot(arguments)
    try command.run()
    try StandardOutput.shared.flush()
    exit(0)
  } catch is ClosedPipe {
    exit(0)
  } catch let failure as CommandFailure {
    failure.print()
    exit(failure.exitCode)
  } catch let error as StoreError {
    CommandFailure(error).print()
    exit(error.isAboutData ? 1 : 2)
  } catch let problem as SchemaFiles.Problem {
    CommandFailure(problem).print()
    exit(1)
  } catch let error as VaultError {
    CommandFailure(error).print()
    exit(1)
  } catch let code as ExitCode {
    exit(code.rawValue)
  } catch {
    // Help, version and calls that are not understood are the parser's; the rest is not foreseen.
    if Vigil.exitCode(for: error) == .success { printHelp(Vigil.fullMessage(for: error)) }
    if Vigil.exitCode(for: error) == .validationFailure { Vigil.exit(withError: error) }
    CommandFailure("this should not have happened: \(error)", exitCode: 2).print()
    exit(2)
  }
}

/// Swift would put other characters in the place of bytes that are no text, and they would be kept.
private func requireUTF8() throws {
  for position in CommandLine.arguments.indices.dropFirst() {
    guard let bytes = CommandLine.unsafeArgv[position], String(validatingCString: bytes) == nil else { continue }
    // The word itself is not shown: it may be a value of a sealed field.
    throw CommandFailure.usage(
      "word \(position) after `vigil` is not UTF-8 text", hint: "set the terminal to UTF-8, and type it again")
  }
}

private func printHelp(_ text: String) -> Never {
  do {
    try StandardOutput.shared.write(text + "\n")
    try StandardOutput.shared.flush()
    exit(0)
  } catch let failure as CommandFailure {
    failure.print()
    exit(failure.exitCode)
  } catch {
    exit(0)
  }
}

/// `vigil --registry FILE COMMAND …`: before the command it stands for VIGIL_REGISTRY; after it, it is the
/// command's own option.
private func withoutLeadingRegistry(_ arguments: [String]) -> [String] {
  guard let first = arguments.first, first.hasPrefix("--registry") else { return arguments }
  if first == "--registry", arguments.count > 1 {
    setenv("VIGIL_REGISTRY", arguments[1], 1)
    return Array(arguments.dropFirst(2))
  }
  if first.hasPrefix("--registry=") {
    setenv("VIGIL_REGISTRY", String(first.dropFirst("--registry=".count)), 1)
    return Array(arguments.dropFirst())
  }
  return arguments
}

/// Options may be written with the underscores of the exchange names.
private func dashedOption(_ argument: String) -> String {
  guard argument.hasPrefix("--") else { return argument }
  let name = argument.prefix { $0 != "=" }
  // A value may begin with two dashes too, and must stay as it was typed.
  guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { return argument }
  return String(name.replacing("_", with: "-")) + argument.dropFirst(name.count)
}
