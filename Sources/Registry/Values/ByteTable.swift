/// Texts and a number for each, looked up by bytes: no String is made for each of a million cells.
///
/// For closed lists and small memories of at most some ten thousand texts: whoever fills it from data limits it.
package struct ByteTable: Sendable {
  /// Everything about a text stands where it is looked for: tables are larger than what a processor keeps near.
  private struct Entry: Sendable {
    var hash: UInt32 = 0
    /// -1: free.
    var start: Int32 = -1
    var end: Int32 = -1
    var value = 0

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  private var arena: [UInt8] = []
  /// A power of two, of which at most three quarters are taken.
  private var entries: [Entry] = Array(repeating: Entry(), count: 16)
  package private(set) var count = 0

  /// Texts that are made to meet in one place cannot be made without knowing it.
  private let seed = UInt64.random(in: .min ... .max)

  /// In bytes. What would not fit is not kept, which every reader of a memory has to reckon with.
  private static let mostText = 1 << 30

  package init() {}

  package subscript(text: Span<UInt8>) -> Int? {
    let entry = entries[find(text, hash(text))]
    return entry.start >= 0 ? entry.value : nil
  }

  /// The place of the text, or the free one where it would stand.
  private func find(_ text: Span<UInt8>, _ hash: UInt32) -> Int {
    let mask = entries.count - 1
    var place = Int(hash) & mask
    while entries[place].start >= 0 {
      let entry = entries[place]
      if entry.hash == hash, arena.span.extracting(entry.range).equals(text) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  package subscript(text: String) -> Int? {
    let bytes = Array(text.utf8)
    return self[bytes.span]
  }

  /// The first number for a text holds.
  package mutating func add(_ text: Span<UInt8>, _ value: Int) {
    if count * 4 >= entries.count * 3 { grow() }
    let hash = hash(text)
    let place = find(text, hash)
    guard entries[place].start < 0, arena.count + text.count <= ByteTable.mostText else { return }
    let start = arena.count
    arena.append(text)
    entries[place] = Entry(hash: hash, start: Int32(start), end: Int32(arena.count), value: value)
    count += 1
  }

  package mutating func add(_ text: String, _ value: Int) {
    let bytes = Array(text.utf8)
    add(bytes.span, value)
  }

  package mutating func removeAll() {
    self = ByteTable()
  }

  private mutating func grow() {
    let earlier = entries
    entries = Array(repeating: Entry(), count: earlier.count * 2)
    let mask = entries.count - 1
    for entry in earlier where entry.start >= 0 {
      var place = Int(entry.hash) & mask
      while entries[place].start >= 0 { place = (place + 1) & mask }
      entries[place] = entry
    }
  }

  /// Eight bytes at a time, each multiplied into the next.
  private func hash(_ text: Span<UInt8>) -> UInt32 {
    var hash = seed ^ UInt64(truncatingIfNeeded: text.count)
    var index = 0
    while index + 8 <= text.count {
      hash = ByteTable.mixed(hash ^ text.word(at: index))
      index += 8
    }
    var rest: UInt64 = 0
    while index < text.count {
      rest = rest << 8 | UInt64(text[index])
      index += 1
    }
    return UInt32(truncatingIfNeeded: ByteTable.mixed(hash ^ rest))
  }

  /// Both halves of a product: each bit of the number reaches all of the result.
  private static func mixed(_ number: UInt64) -> UInt64 {
    let product = number.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return product.high ^ product.low
  }
}
