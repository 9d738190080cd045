import ArgumentParser
import Registry

struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a script that lets a shell complete commands, fields, codes and ids.",
    discussion: """
      The shell asks vigil what may come next, so the script need not change when a code or a command is added. Ids \
      are completed, names of places or people never.

      EXAMPLES
        source <(vigil completions bash)
        vigil completions bash > ~/.local/share/bash-completion/completions/vigil
        vigil completions zsh > ~/.zfunc/_vigil
        vigil completions fish > ~/.config/fish/completions/vigil.fish
      """)

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  @Argument(help: "The shell.")
  var shell: Shell

  func run() throws {
    let script =
      switch shell {
      case .bash: CompletionScripts.bash
      case .zsh: CompletionScripts.zsh
      case .fish: CompletionScripts.fish
      }
    try StandardOutput.shared.write(script)
  }
}

/// What the scripts ask. Prints a candidate a line, with its description after a tab; `:files` stands for files.
struct CompleteWords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete-words", abstract: "Say how a command line may go on.", shouldDisplay: false)

  @OptionGroup var registry: RegistryOptions

  @Argument(parsing: .postTerminator)
  var words: [String] = []

  func run() throws {
    var registry = registry
    for (index, word) in words.enumerated().dropLast() {
      if word == "--registry", index + 2 < words.count { registry.registry = words[index + 1] }
      if word.hasPrefix("--registry=") { registry.registry = String(word.dropFirst("--registry=".count)) }
    }
    let completer = Completer(tree: try CommandTree.whole(), values: CompletionSources(registryPath: registry.path))
    switch completer.complete(words) {
    case .files: try StandardOutput.shared.write(":files\n")
    case .words(let found):
      for completion in found {
        try StandardOutput.shared.write(
          "\(Printable.text(completion.word))\t\(Printable.text(completion.description))\n")
      }
    }
  }
}
