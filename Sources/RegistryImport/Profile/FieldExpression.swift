import Registry

/// How a field's value follows from a row. The steps are taken in the order of the properties.
package struct FieldExpression: Sendable {
  package indirect enum Origin: Sendable {
    case constant(String)
    case columns([Int])
    case template(Template)
    case join([Int], with: String)
    /// The first with a value.
    case first([FieldExpression])
    /// The key of another of this partner's records.
    case recordKey(Template)
    /// The id of a record of the registry.
    case recordID(Template)
  }

  package indirect enum Fallback: Sendable {
    case empty
    case other(FieldExpression)
  }

  package enum RangePart: String, CaseIterable, Sendable {
    case first, last, both
  }

  package var origin: Origin
  /// Values that mean that nothing is known, folded.
  package var missing: Set<String> = []
  package var split: String?
  /// Folded value -> code.
  package var codes: [String: String]?
  package var cases: [(test: ValueTest, then: String)]?
  package var otherwise: String?
  package var dates: [DatePattern]?
  package var range: RangePart?
  package var decimalComma = false
  package var isRequired = false
  package var takesOthers = false
  package var fallback: Fallback?

  package init(_ origin: Origin) {
    self.origin = origin
  }

  /// A single column taken as it is: the path that most cells of a large file go.
  var plainColumn: Int? {
    guard case .columns(let columns) = origin, columns.count == 1, missing.isEmpty, split == nil, codes == nil,
      cases == nil, otherwise == nil, dates == nil, !decimalComma, fallback == nil
    else { return nil }
    return columns[0]
  }
}

/// A test of one value; texts are folded.
package indirect enum ValueTest: Sendable {
  case present, absent
  case equals(String)
  case isIn(Set<String>)
  case contains(String)
  case matches(Pattern)
  case all([ValueTest])
}

/// A test of a row.
package indirect enum RowTest: Sendable {
  case column(Int, ValueTest)
  case all([RowTest])
  case any([RowTest])
  case not(RowTest)
}

/// Compared without case and with runs of blanks as one.
package func folded(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return foldedASCII(text) }
  var result = ""
  result.reserveCapacity(text.utf8.count)
  var isPending = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      isPending = !result.isEmpty
      continue
    }
    if isPending {
      result.append(" ")
      isPending = false
    }
    if scalar.isASCII {
      let value = scalar.value
      result.unicodeScalars.append(
        value >= 0x41 && value <= 0x5a ? Unicode.Scalar(UInt8(value + 0x20)) : scalar)
    } else {
      result += scalar.properties.lowercaseMapping
    }
  }
  return result
}

private func foldedASCII(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var isPending = false
  for byte in text.utf8 {
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) {
      isPending = !bytes.isEmpty
      continue
    }
    if isPending {
      bytes.append(0x20)
      isPending = false
    }
    bytes.append(byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)
  }
  return String(decoding: bytes, as: UTF8.self)
}
