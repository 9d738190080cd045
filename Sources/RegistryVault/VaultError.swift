/// Why something cannot be sealed or opened. Never says what is sealed.
package enum VaultError: Error, Equatable {
  /// Not a public key: what was given is not in the form `age1…`, or a letter of it is wrong.
  case notAPublicKey
  /// Not a private key: neither an age identity nor a file that holds one.
  case notAPrivateKey
  /// The file is cut, or it is none in the age format.
  case notAnAgeFile(String)
  /// None of the keys at hand opens it.
  case noKeyFits
  case wrongPassphrase
  /// It was altered, or belongs elsewhere.
  case doesNotMatch
  /// What is asked to open takes more work than is reasonable.
  case tooMuchWork
  case noRecipients
}

extension VaultError {
  package var message: String {
    switch self {
    case .notAPublicKey: "this is no public key"
    case .notAPrivateKey: "this is no private key"
    case .notAnAgeFile(let what): "this is no whole file in the age format: \(what)"
    case .noKeyFits: "none of the keys at hand opens this"
    case .wrongPassphrase: "the passphrase is wrong"
    case .doesNotMatch: "what is sealed was altered or belongs to another record"
    case .tooMuchWork: "the passphrase of this file asks for more work than is reasonable"
    case .noRecipients: "there is nobody to seal to"
    }
  }

  package var hint: String? {
    switch self {
    case .notAPublicKey:
      "it begins with age1 and has 62 letters and digits; `vigil key new` writes it into a file that ends in .pub"
    case .notAPrivateKey: "give the file that `vigil key new` wrote, not the one that ends in .pub"
    case .notAnAgeFile: "take the file from a backup"
    case .noKeyFits: "`vigil key list` says for whom the registry seals; use the private key of one of them"
    case .wrongPassphrase: "type it again; without it nothing sealed can be read"
    case .doesNotMatch: "run `vigil check`, and compare with a backup"
    case .tooMuchWork: nil
    case .noRecipients: "`vigil key add FILE.pub` says for whom this registry seals"
    }
  }
}
