package import Registry

/// Reads one XML file of our exchange format, as Schemas/registry.xsd describes it.
///
/// The catalogue that the schema is made from is checked here as the elements pass: what `xmllint --schema`
/// refuses is refused, and some things that a schema cannot say besides.
package final class ExchangeXMLReader: XMLPushParser {
  package static let namespace = "urn:vigil:registry:1"
  private static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"
  private static let xml = "http://www.w3.org/XML/1998/namespace"

  package let path: String
  package private(set) var rows = 0

  /// What an open element is.
  private enum Element {
    case registry, container, record
    case field(Int, language: String?)
    /// What the schema does not have, with all that is in it.
    case foreign
  }

  private let output: ExchangeOutput
  private var open: [Element] = []
  private var containers: Set<RecordType> = []
  private var catalogue = Catalogue.of(.facility)
  /// Positions of fields by the keys of names, and the keys of namespaces, as far as they were met.
  private var fieldKeys: [Int: Int] = [:]
  private var namespaceKey: Int?
  /// The last field of the record at hand, and the languages in which it was given.
  private var lastField = -1
  private var languages: [String?] = []
  private var hasStrayText = false
  private var text: [UInt8] = []
  private var normalised: [UInt8] = []
  private var fieldPlace = (line: 0, column: 0)
  private var recordOffset = 0
  private var recordText = 0

  /// - Parameter send: takes a full batch and gives back an empty one.
  package init(
    path: String, codes: CodeLists, keepsSealed: Bool, first: ExchangeBatch,
    send: @escaping (ExchangeBatch) throws -> ExchangeBatch
  ) {
    self.path = path
    output = ExchangeOutput(path: path, codes: codes, keepsSealed: keepsSealed, first: first, send: send)
  }

  /// - Throws: `FileProblem`, or what `send` throws.
  package func feed(_ chunk: Span<UInt8>) throws { try parse(chunk) }

  package func finish() throws { try parseEnd() }

  /// Hands over what is left; `problem` is what ended the reading.
  package func close(_ problem: FileProblem?) throws {
    if let problem { output.note(Notice(problem, in: path)) }
    try output.finish()
  }

  // MARK: Elements

  override func start(_ element: XMLName, _ attributes: XMLAttributes) {
    let parent = open.last
    let made = self.element(element, attributes, in: parent)
    open.append(made)
    if case .foreign = made, let parent, case .foreign = parent { return }
    switch made {
    case .registry, .container: unsafe checkAttributes(element, attributes) { _, _ in false }
    case .record: beginRecord(element, attributes)
    case .field, .foreign: break
    }
  }

  private func element(_ element: XMLName, _ attributes: XMLAttributes, in parent: Element?) -> Element {
    switch parent {
    case nil:
      guard isOurs(element), element.text == "registry" else {
        problem = position(
          .notInSchema,
          "the file begins with \(described(element)), not with registry of \(ExchangeXMLReader.namespace)")
        return .foreign
      }
      return .registry
    case .registry:
      guard isOurs(element), let type = RecordType(plural: element.text) else {
        let known = RecordType.allCases.map(\.plural).joined(separator: ", ")
        return foreign("a registry has no \(described(element)); it has \(known)")
      }
      guard containers.insert(type).inserted else { return foreign("\(type.plural) stands a second time") }
      begin(type)
      return .container
    case .container:
      guard isOurs(element), element.text == output.type.rawValue else {
        return foreign("\(output.type.pluralNoun) have no \(described(element)); they have \(output.type.rawValue)")
      }
      return .record
    case .record: return field(element, attributes)
    case .field(let field, _):
      let definition = catalogue.fields[field]
      // What stands in a sealed field is not told of.
      return foreign("\(definition.name) holds text, not \(definition.isSealed ? "an element" : described(element))")
    case .foreign: return .foreign
    }
  }

  private func begin(_ type: RecordType) {
    do {
      try output.begin(type)
    } catch {
      pendingError = error
    }
    catalogue = Catalogue.of(type)
    fieldKeys.removeAll(keepingCapacity: true)
  }

  private func beginRecord(_ element: XMLName, _ attributes: XMLAttributes) {
    rows += 1
    lastField = -1
    hasStrayText = false
    recordText = 0
    recordOffset = byteOffset
    fieldPlace = currentPosition()
    output.beginRecord(at: here)
    var hasID = false
    unsafe checkAttributes(element, attributes) { name, value in
      guard name.namespaceKey == 0, name.text == "id" else { return false }
      hasID = true
      let bytes = unsafe Array(value)
      output.setID(bytes.span) { here }
      return true
    }
    if !hasID {
      let nothing: [UInt8] = []
      output.setID(nothing.span) { here }
    }
  }

  private func field(_ element: XMLName, _ attributes: XMLAttributes) -> Element {
    fieldPlace = currentPosition()
    text.removeAll(keepingCapacity: true)
    guard isOurs(element), let position = fieldPosition(element) else {
      return foreign("\(output.type.withArticle) has no \(described(element))")
    }
    let field = catalogue.fields[position]
    var language: String?
    unsafe checkAttributes(element, attributes) { name, value in
      guard field.hasLanguages, name.text == "lang", name.namespace == ExchangeXMLReader.xml else { return false }
      let tag = unsafe String(decoding: value, as: UTF8.self)
      guard LanguageTag.isValid(tag) else { return false }
      language = tag
      return true
    }
    if position < lastField {
      return foreign("\(field.name) stands after \(catalogue.fields[lastField].name), and belongs before it")
    }
    if position > lastField {
      lastField = position
      languages.removeAll(keepingCapacity: true)
    } else if !field.isMultiple {
      guard field.hasLanguages, !languages.contains(language) else {
        return foreign("\(field.name)\(language.map { " in \($0)" } ?? "") stands a second time")
      }
    }
    if field.hasLanguages { languages.append(language) }
    return .field(position, language: language)
  }

  override func end() {
    guard let element = open.popLast() else { return }
    switch element {
    case .record:
      do {
        try output.endRecord()
      } catch {
        pendingError = error
      }
    case .field(let position, let language): endField(position, language)
    case .registry, .container, .foreign: return
    }
  }

  private func endField(_ position: Int, _ language: String?) {
    let field = catalogue.fields[position]
    var cell = text
    if !TextDecoder.isASCII(text.span) {
      normalised.removeAll(keepingCapacity: true)
      // The parser hands over nothing but UTF-8.
      guard TextDecoder.utf8.append(text.span, to: &normalised) == nil else { return }
      cell = normalised
    }
    // An empty reference would be one to nothing, also by the keys of the schema: it is left out instead.
    if case .reference = field.kind, ValueReader.isBlank(cell.span) {
      output.noteEmptyReference(position, here)
    } else if field.isMultiple {
      output.add(cell.span, to: position) { here }
    } else {
      output.read(cell.span, into: position, language: language) { here }
    }
  }

  override func characters(_ characters: UnsafeBufferPointer<UInt8>) {
    switch open.last {
    case .field:
      recordText += characters.count
      guard recordText <= XMLPushParser.mostText else {
        problem = position(.fileLimit, "a record has more than \(XMLPushParser.mostText) bytes of text")
        return
      }
      unsafe text.append(contentsOf: characters)
    case .foreign, nil: return
    case .registry, .container, .record:
      guard !hasStrayText, unsafe !characters.allSatisfy({ ValueReader.isSpace($0) }) else { return }
      hasStrayText = true
      fieldPlace = currentPosition()
      noteNotInSchema("text stands where only elements may be")
    }
  }

  // MARK: Names

  private func isOurs(_ name: XMLName) -> Bool {
    if name.namespaceKey == namespaceKey { return true }
    guard name.namespace == ExchangeXMLReader.namespace else { return false }
    namespaceKey = name.namespaceKey
    return true
  }

  private func fieldPosition(_ name: XMLName) -> Int? {
    if let known = fieldKeys[name.localKey] { return known }
    guard let position = catalogue.position(of: name.text) else { return nil }
    fieldKeys[name.localKey] = position
    return position
  }

  private func described(_ name: XMLName) -> String {
    isOurs(name) ? quoted(name.text) : "\(quoted(name.text)) of another namespace"
  }

  // MARK: Problems

  private var here: Place {
    Place(path: path, line: fieldPlace.line, column: fieldPlace.column, offset: recordOffset)
  }

  /// Notes each attribute that `take` does not take.
  private func checkAttributes(
    _ element: XMLName, _ attributes: XMLAttributes, take: (XMLName, UnsafeBufferPointer<UInt8>) -> Bool
  ) {
    for index in 0..<attributes.count {
      let name = attributes.name(index)
      if unsafe take(name, attributes.value(index)) { continue }
      // Where a schema is to be found may be said anywhere; it says nothing of the data.
      if name.namespace == ExchangeXMLReader.schemaInstance,
        name.text == "schemaLocation" || name.text == "noNamespaceSchemaLocation"
      {
        continue
      }
      if open.count < 3 { fieldPlace = currentPosition() }
      let isSealed = catalogue.field(named: element.text)?.isSealed == true
      noteNotInSchema(
        isSealed
          ? "an attribute may not stand at \(quoted(element.text))"
          : "the attribute \(quoted(name.text)) may not stand at \(quoted(element.text)), or not with this value")
    }
  }

  private func foreign(_ message: String) -> Element {
    fieldPlace = currentPosition()
    noteNotInSchema(message)
    return .foreign
  }

  private func noteNotInSchema(_ message: String) {
    output.note(Notice(.notInSchema, at: here, message))
    output.spoil()
  }
}
