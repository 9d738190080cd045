import Registry

/// The types of values in the XML schema: what `CellReader` takes, as far as a schema can say it.
struct XSDTypes {
  let codes: CodeLists
  let output: XMLOutput

  /// The type of a field's element. An empty element clears a field, where the field may be empty.
  static func name(of field: FieldDefinition) -> String {
    if field.isSealed { return "xs:string" }
    // An empty reference would be one to nothing.
    if case .reference = field.kind { return "reference" }
    let name =
      switch field.kind {
      case .text: "text"
      case .day: "day"
      case .count: "count"
      case .decimal: "decimal"
      case .yesNo: "yes-no"
      case .code(let list): list
      case .reference: "reference"
      case .country: "country"
      case .region: "region"
      case .identifier: "identifier"
      }
    return (field.hasLanguages ? "text-by-language" : name) + (field.isRequired ? "" : "-or-empty")
  }

  private static let id = "[A-Za-z0-9._:@/\\-]{1,64}"

  /// Days of the calendar of the years 0000 to 9999, the 29th of February in leap years only.
  static let day: String = {
    let leapYear = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
    let exact = [
      "[0-9]{4}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])", "[0-9]{4}-(0[469]|11)-(0[1-9]|[12][0-9]|30)",
      "[0-9]{4}-02-(0[1-9]|1[0-9]|2[0-8])", "\(leapYear)-02-29",
    ]
    let one = (["[0-9]{4}", "[0-9]{4}-(0[1-9]|1[0-2])"] + exact).joined(separator: "|")
    return "(\(one))(/(\(one)))?"
  }()

  /// 0 to 2,147,483,647: `CountText.largest`.
  private static let count =
    "0*("
    + ([
      "[0-9]{1,9}", "1[0-9]{9}", "20[0-9]{8}", "21[0-3][0-9]{7}", "214[0-6][0-9]{6}",
      "2147[0-3][0-9]{5}", "21474[0-7][0-9]{4}", "214748[0-2][0-9]{3}", "2147483[0-5][0-9]{2}", "21474836[0-3][0-9]",
      "214748364[0-7]",
    ]).joined(separator: "|") + ")"

  func write() {
    restriction("id", base: "xs:string", pattern: XSDTypes.id)
    restriction("reference", base: "xs:token", pattern: XSDTypes.id)
    for isEmpty in [false, true] {
      let suffix = isEmpty ? "-or-empty" : ""
      let orBlank = isEmpty ? "|" : ""
      if isEmpty {
        restriction("text\(suffix)", base: "xs:string", pattern: nil)
      } else {
        restriction("text", base: "xs:string", pattern: "[\\s\\S]*\\S[\\s\\S]*")
      }
      for (name, pattern) in [
        ("day", XSDTypes.day), ("decimal", "[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)"), ("country", "[A-Z]{2}"),
        ("region", "[A-Z]{2}-[A-Z0-9]{1,3}"), ("identifier", "[^:]+:(.+)"),
        ("count", XSDTypes.count),
      ] {
        restriction(name + suffix, base: "xs:token", pattern: "(\(pattern))\(orBlank)")
      }
      enumeration("yes-no\(suffix)", ["yes", "no", "unknown"], orEmpty: isEmpty)
      for name in CodeLists.needed {
        enumeration(name + suffix, codes.list(name)?.values ?? [], orEmpty: isEmpty)
      }
      output.within("xs:complexType", [("name", "text-by-language\(suffix)")]) {
        output.within("xs:simpleContent") {
          output.within("xs:extension", [("base", "text\(suffix)")]) {
            output.within("xs:attribute", [("ref", "xml:lang")]) {}
          }
        }
      }
    }
  }

  private func restriction(_ name: String, base: String, pattern: String?) {
    output.within("xs:simpleType", [("name", name)]) {
      output.within("xs:restriction", [("base", base)]) {
        if let pattern { output.within("xs:pattern", [("value", pattern)]) {} }
      }
    }
  }

  private func enumeration(_ name: String, _ values: [String], orEmpty: Bool) {
    output.within("xs:simpleType", [("name", name)]) {
      output.within("xs:restriction", [("base", "xs:token")]) {
        for value in values + (orEmpty ? [""] : []) { output.within("xs:enumeration", [("value", value)]) {} }
      }
    }
  }
}
