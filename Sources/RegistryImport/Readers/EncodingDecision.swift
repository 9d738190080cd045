/// In which encoding a file is read: as the profile says, unless the file plainly contradicts it.
struct EncodingDecision {
  let encoding: SourceEncoding
  /// What is worth a look.
  var remark: (code: NoticeCode, message: String)?

  /// The file is not what the profile says, so that its text would be garbled.
  struct Contradiction: Error {
    let message: String
  }

  /// - Parameter hasZeroes: whether a zero byte was met, without which no file is UTF-16 or UTF-32.
  init(
    _ declared: SourceEncoding?, _ finding: EncodingFinding, isASCII: Bool, hasZeroes: Bool
  ) throws(Contradiction) {
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
      case .transcoded: declared.isWide && !hasZeroes || !isASCII && finding.isCertainlyUTF8
      }
    if isGarbled {
      throw Contradiction(
        message: "the profile says \(declared.name), and the file is \(finding.encoding): \(finding.evidence)")
    }
  }

  /// `utf-16` does not say which end comes first.
  private static func leavesEnd(_ declared: SourceEncoding, to found: SourceEncoding) -> Bool {
    found.name == declared.name + "le" || found.name == declared.name + "be"
  }
}

extension EncodingFinding {
  fileprivate var isCertainlyUTF8: Bool { encoding == "utf-8" && certainty == .certain }
}
