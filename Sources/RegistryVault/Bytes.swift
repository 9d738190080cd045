import Crypto
import Foundation

extension SymmetricKey {
  var bytes: Data { unsafe withUnsafeBytes { unsafe Data($0) } }
}

extension [UInt8] {
  /// From the system's source for cryptography.
  static func random(count: Int) -> [UInt8] { (0..<count).map { _ in .random(in: .min ... .max) } }
}
