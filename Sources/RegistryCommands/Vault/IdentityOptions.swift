import ArgumentParser
import Foundation
import RegistryVault

/// The private key that opens what is sealed.
struct IdentityOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The file of your private key (or set VIGIL_IDENTITY).", valueName: "file"))
  var identity: String?

  @OptionGroup var passphrase: PassphraseOptions

  /// Where the file is, if anybody said so.
  var path: String? {
    if let identity { return identity }
    let path = ProcessInfo.processInfo.environment["VIGIL_IDENTITY"] ?? ""
    return path.isEmpty ? nil : path
  }

  /// - Returns: nil where no private key was named.
  func read() throws -> Identity? {
    guard let path else { return nil }
    let bytes = try ByteFile.small(path)
    do {
      return try IdentityFile.identity(bytes) { try passphrase.read("Passphrase of \(path): ") }
    } catch let error as VaultError {
      throw CommandFailure(error, about: path)
    }
  }

  /// - Throws: `CommandFailure` where no private key was named.
  func required() throws -> Identity {
    guard let identity = try read() else {
      throw CommandFailure(
        "this needs a private key", hint: "name its file with --identity FILE, or set VIGIL_IDENTITY")
    }
    return identity
  }
}

/// Where a passphrase comes from: typed at a terminal, or a file. Never an option: those stay in the shell's history.
struct PassphraseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read the passphrase from the first line of this file instead of the terminal; - is standard input.",
      valueName: "file"))
  var passphraseFile: String?

  func read(_ question: String) throws -> String {
    if let passphraseFile { return try PassphraseOptions.firstLine(passphraseFile) }
    guard let typed = try HiddenLine.ask(question) else {
      throw CommandFailure(
        "a passphrase is needed, and nobody sits at a terminal to type it",
        hint: "give --passphrase-file FILE, or - for standard input")
    }
    return typed
  }

  /// Asks for a passphrase that is to be used from now on.
  func readNew() throws -> String {
    let passphrase = try read("New passphrase: ")
    guard passphrase.count >= 12 else {
      throw CommandFailure(
        "the passphrase is too short: whoever finds the file could try them all",
        hint: "take at least 12 letters, best of all five words that have nothing to do with each other")
    }
    if passphraseFile == nil, try read("The same once more: ") != passphrase {
      throw CommandFailure("the two passphrases differ", hint: "try again")
    }
    return passphrase
  }

  private static func firstLine(_ path: String) throws -> String {
    let bytes = try ByteFile.small(path == "-" ? "/dev/stdin" : path)
    guard let text = String(validating: bytes.prefix { $0 != 0x0a && $0 != 0x0d }, as: UTF8.self) else {
      throw CommandFailure("the passphrase is not UTF-8 text")
    }
    return text
  }
}
