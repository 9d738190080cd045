import Foundation
import RegistryVault
import Testing

@Suite("Keys")
struct KeyTests {
  @Test("a key is read from the text it is written as")
  func textForms() throws {
    let identity = Identity()
    #expect(try Identity(identity.text).recipient == identity.recipient)
    #expect(try Recipient(identity.recipient.text) == identity.recipient)
    #expect(identity.text.hasPrefix("AGE-SECRET-KEY-1"))
  }

  @Test("a text with a letter changed, left out or added is no key")
  func damagedText() {
    let text = Identity().recipient.text
    for position in text.indices {
      var changed = text
      changed.replaceSubrange(position...position, with: text[position] == "q" ? "p" : "q")
      #expect(throws: VaultError.notAPublicKey) { try Recipient(changed) }
      var shorter = text
      shorter.remove(at: position)
      #expect(throws: VaultError.notAPublicKey) { try Recipient(shorter) }
    }
    for text in ["", "age1", text + "q", text.uppercased() + "a", Identity().text] {
      #expect(throws: VaultError.notAPublicKey) { try Recipient(text) }
    }
    for text in ["", "AGE-SECRET-KEY-1", text] {
      #expect(throws: VaultError.notAPrivateKey) { try Identity(text) }
    }
  }

  @Test("the file of a private key opens by its passphrase only")
  func identityFile() throws {
    let identity = Identity()
    let bytes = try IdentityFile.bytes(identity, passphrase: "invented", work: 10)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("SECRET"))
    #expect(try IdentityFile.identity(bytes) { "invented" }.text == identity.text)
    #expect(throws: VaultError.wrongPassphrase) { try IdentityFile.identity(bytes) { "" } }
    for length in 0..<bytes.count {
      #expect(throws: VaultError.self) { try IdentityFile.identity(Array(bytes[..<length])) { "invented" } }
    }
  }

  @Test("a file of age-keygen needs no passphrase")
  func plainIdentityFile() throws {
    let identity = Identity()
    let bytes = Array("# created: 2026-01-01\n# public key: x\n\(identity.text)\n".utf8)
    #expect(try IdentityFile.identity(bytes) { throw VaultError.wrongPassphrase }.text == identity.text)
  }

  @Test("a public file gives both keys, or one that age-keygen made")
  func publicFile() throws {
    let file = try PublicKeyFile(Identity())
    #expect(try PublicKeyFile(file.text) == file)
    #expect(try PublicKeyFile(file.recipient.text).verifyingKey == nil)
    for text in ["", "# nothing", file.text + "more", "x\n" + file.text] {
      #expect(throws: VaultError.notAPublicKey) { try PublicKeyFile(text) }
    }
  }

  @Test("a signature holds for its text and its key")
  func signatures() throws {
    let identity = Identity()
    let key = try identity.signingKey()
    let signature = try key.signature(of: "a code")
    let known = try VerifyingKey(key.verifyingKey.text)
    #expect(known.isSignature(signature, of: "a code"))
    #expect(!known.isSignature(signature, of: "another code"))
    #expect(!known.isSignature(Array(signature.dropLast()), of: "a code"))
    #expect(try !Identity().signingKey().verifyingKey.isSignature(signature, of: "a code"))
    #expect(try Identity(identity.text).signingKey().verifyingKey == known)
  }
}
