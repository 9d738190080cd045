import CLibXML2

/// The name of an element or attribute. Names are interned by the parser, so that a pointer stands for a name for
/// as long as the parser lives.
@safe struct XMLName {
  private let local: UnsafePointer<xmlChar>?
  private let uri: UnsafePointer<xmlChar>?

  init(_ local: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?) {
    unsafe self.local = local
    unsafe self.uri = uri
  }

  /// Stands for the local name.
  var localKey: Int { unsafe Int(bitPattern: local) }
  /// Stands for the namespace; 0 is none.
  var namespaceKey: Int { unsafe Int(bitPattern: uri) }
  var text: String { unsafe local.map { unsafe String(cString: $0) } ?? "" }
  var namespace: String { unsafe uri.map { unsafe String(cString: $0) } ?? "" }
}

/// The attributes of one element, valid inside the callback.
@safe struct XMLAttributes {
  private let start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  init(_ start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int) {
    unsafe self.start = start
    self.count = unsafe start == nil ? 0 : count
  }

  func name(_ index: Int) -> XMLName {
    guard let start = unsafe start else { return unsafe XMLName(nil, nil) }
    return unsafe XMLName(start[index * 5], start[index * 5 + 2])
  }

  func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let start = unsafe start, let value = unsafe start[index * 5 + 3],
      let end = unsafe start[index * 5 + 4]
    else {
      return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    return unsafe UnsafeBufferPointer(start: value, count: end - value)
  }
}
