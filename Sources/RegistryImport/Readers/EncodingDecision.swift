/// In which encoding a file is read: as the profile says, unless the file plainly contradicts it.
struct EncodingDecision {
  let encoding: SourceEncoding
  /// What is worth a look.
  var remark: (code: NoticeCode, message: String)?

  /// The file is not what the profile says, so that its text would be garbled.
  struct Contradiction: Error {
    let message: String
  }

  /// - Parameter sample: the beginning of the file. Without a zero byte in it no file is UTF-16 or UTF-32.
  init(_ declared: SourceEncoding?, _ finding: EncodingFinding, _ sample: Span<UInt8>) throws(Contradiction) {
    let isASCII = TextDecoder.isASCII(sample)
    let found = SourceEncoding(named: finding.encoding) ?? .utf8
    guard let declared else {
      encoding = found
      if finding.certainty != .certain, finding.encoding != "utf-8" {
        let how = finding.certainty == .likely ? "which is likely" : "which is a guess"
        remark = (.encodingGuessed, "the file is read as \(finding.encoding), \(how): \(finding.evidence)")
      }
      return
    }
    let isSaid = declared.name == finding.encoding || EncodingDecision.leavesEnd(declared, to: found)
    if finding.byteOrderMark > 0 {
      encoding = found
      if !isSaid {
        remark = (
          .byteOrderMark,
          "the profile says \(declared.name), but the byte order mark says \(finding.encoding), and that was read"
        )
      }
      return
    }
    encoding = EncodingDecision.leavesEnd(declared, to: found) ? found : declared
    if isSaid { return }
    let isGarbled =
      switch declared {
      case .utf8: found.isWide
      // Letters that are valid UTF-8 do not come by chance.
      case .singleByte: found.isWide || !isASCII && finding.isCertainlyUTF8
      case .transcoded: declared.isWide && !EncodingDecision.hasZero(sample) || !isASCII && finding.isCertainlyUTF8
      }
    if isGarbled {
      throw Contradiction(
        message: "the profile says \(declared.name), and the file is \(finding.encoding): \(finding.evidence)")
    }
    if finding.certainty == .likely, EncodingDecision.differ(declared, found, sample) {
      remark = (
        .encodingDoubtful,
        "the file is read as \(declared.name), as the profile says, and looks like \(finding.encoding): \(finding.evidence)"
      )
    }
  }

  /// Whether most bytes beyond ASCII are other letters in the one encoding than in the other.
  private static func differ(_ declared: SourceEncoding, _ found: SourceEncoding, _ sample: Span<UInt8>) -> Bool {
    guard case .singleByte(let first) = declared, case .singleByte(let second) = found else { return false }
    var isOther: [Bool] = []
    for byte in UInt8(0x80)...0xff {
      let source = [byte]
      var texts: ([UInt8], [UInt8]) = ([], [])
      isOther.append(
        first.append(source.span, to: &texts.0) != nil || second.append(source.span, to: &texts.1) != nil
          || texts.0 != texts.1)
    }
    var (same, other) = (0, 0)
    for index in sample.indices where sample[index] >= 0x80 {
      if isOther[Int(sample[index]) - 0x80] { other += 1 } else { same += 1 }
    }
    return other > same
  }

  private static func hasZero(_ sample: Span<UInt8>) -> Bool {
    for index in sample.indices where sample[index] == 0 { return true }
    return false
  }

  /// `utf-16` does not say which end comes first.
  private static func leavesEnd(_ declared: SourceEncoding, to found: SourceEncoding) -> Bool {
    found.name == declared.name + "le" || found.name == declared.name + "be"
  }
}

extension EncodingFinding {
  fileprivate var isCertainlyUTF8: Bool { encoding == "utf-8" && certainty == .certain }
}
