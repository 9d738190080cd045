import Testing

@testable import RegistryWriters

@Suite struct JSONStreamTests {
  @Test func writesTheTextOfTheWholeValue() throws {
    let long = String(repeating: "ы\"", count: 20_000)
    var bytes: [UInt8] = []
    let json = JSONStream { bytes += $0 }
    try json.object {
      try json.value("first", .int(1))
      try json.array("none") {}
      try json.array("several") {
        try json.value(nil, .object([.init("text", .string(long))]))
        try json.object {}
        try json.array { try json.value(nil, .null) }
      }
      try json.object("last") { try json.value("an \"end\"", .array([.bool(true)])) }
    }
    let whole = JSONValue.object([
      .init("first", .int(1)), .init("none", .array([])),
      .init("several", .array([.object([.init("text", .string(long))]), .object([]), .array([.null])])),
      .init("last", .object([.init("an \"end\"", .array([.bool(true)]))])),
    ])
    #expect(String(decoding: bytes, as: UTF8.self) == whole.text)
  }
}
