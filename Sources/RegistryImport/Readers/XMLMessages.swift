import CLibXML2

/// Errors of the parser in our words: its own quote the file, and what they quote may be sealed.
enum XMLMessages {
  static func text(_ number: UInt32) -> String {
    messages[number] ?? "this is not well-formed XML (libxml2 calls it error \(number))"
  }

  static func code(_ number: UInt32) -> NoticeCode {
    let isEncoding = number == XML_ERR_INVALID_ENCODING.rawValue || number == XML_ERR_UNSUPPORTED_ENCODING.rawValue
    return isEncoding ? .encoding : .malformedXML
  }

  /// What leaves a document well-formed: a prefix that is not declared, whose names are then in no namespace, and
  /// misuse of the names of namespaces. That an attribute stands twice under two prefixes is not harmless.
  static func isHarmless(_ number: UInt32) -> Bool {
    [XML_NS_ERR_XML_NAMESPACE, XML_NS_ERR_UNDEFINED_NAMESPACE, XML_NS_ERR_QNAME, XML_NS_ERR_EMPTY, XML_NS_ERR_COLON]
      .contains { $0.rawValue == number }
  }

  private static let messages: [UInt32: String] = [
    XML_ERR_DOCUMENT_EMPTY.rawValue: "the file is empty, or does not begin with an XML element",
    XML_ERR_DOCUMENT_END.rawValue: "the file goes on after its last element, or ends before it",
    XML_ERR_RESERVED_XML_NAME.rawValue: "<?xml …?> stands twice, or something stands before it",
    XML_ERR_TAG_NOT_FINISHED.rawValue: "the file ends inside an element",
    XML_ERR_TAG_NAME_MISMATCH.rawValue: "an element is closed by the tag of another",
    XML_ERR_UNDECLARED_ENTITY.rawValue: "an entity is not defined: a literal & is written &amp;",
    XML_ERR_NAME_REQUIRED.rawValue: "a name is missing: a literal < is written &lt;, a literal & &amp;",
    XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue: "an entity lacks its semicolon: a literal & is written &amp;",
    XML_ERR_INVALID_CHAR.rawValue: "a character stands here that XML cannot hold",
    XML_ERR_INVALID_ENCODING.rawValue: "this is not text in the encoding of the file",
    XML_ERR_UNSUPPORTED_ENCODING.rawValue: "the file names an encoding that is not known",
    XML_ERR_ATTRIBUTE_REDEFINED.rawValue: "an attribute stands twice",
    XML_NS_ERR_ATTRIBUTE_REDEFINED.rawValue: "an attribute stands twice, with two prefixes of one namespace",
    XML_ERR_ATTRIBUTE_NOT_STARTED.rawValue: "the value of an attribute is not in quotes",
    XML_ERR_ATTRIBUTE_WITHOUT_VALUE.rawValue: "an attribute has no value",
    XML_ERR_COMMENT_NOT_FINISHED.rawValue: "a comment is not closed",
    XML_ERR_HYPHEN_IN_COMMENT.rawValue: "a comment has two hyphens inside",
    XML_ERR_PI_NOT_FINISHED.rawValue: "a processing instruction is not closed",
    XML_ERR_CDATA_NOT_FINISHED.rawValue: "a CDATA section is not closed",
    XML_ERR_GT_REQUIRED.rawValue: "a tag is not closed",
    XML_ERR_LT_IN_ATTRIBUTE.rawValue: "an attribute has a literal <, which is written &lt;",
  ]
}
