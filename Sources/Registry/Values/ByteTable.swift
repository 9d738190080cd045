/// Texts and a number for each, looked up by bytes: no String is made for each of a million cells.
///
/// For closed lists and small memories of at most some ten thousand texts: whoever fills it from data limits it.
package struct ByteTable: Sendable {
  private struct Entry: Sendable {
    let start: Int32
    let end: Int32
    let value: Int

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  private var arena: [UInt8] = []
  private var entries: [Entry] = []
  /// A power of two of positions in `entries`; -1 is free. At most half of them are taken.
  private var places: [Int32] = Array(repeating: -1, count: 16)

  /// In bytes. What would not fit is not kept, which every reader of a memory has to reckon with.
  private static let mostText = 1 << 30

  package init() {}

  package var count: Int { entries.count }

  package subscript(text: Span<UInt8>) -> Int? {
    var place = ByteTable.hash(text) & (places.count - 1)
    while places[place] >= 0 {
      let entry = entries[Int(places[place])]
      if entry.range.count == text.count, arena.span.extracting(entry.range).equals(text) {
        return entry.value
      }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  package subscript(text: String) -> Int? {
    let bytes = Array(text.utf8)
    return self[bytes.span]
  }

  /// The first number for a text holds.
  package mutating func add(_ text: Span<UInt8>, _ value: Int) {
    guard self[text] == nil, arena.count + text.count <= ByteTable.mostText else { return }
    if entries.count * 2 >= places.count { grow() }
    let start = arena.count
    arena.append(text)
    entries.append(Entry(start: Int32(start), end: Int32(arena.count), value: value))
    place(entries.count - 1)
  }

  package mutating func add(_ text: String, _ value: Int) {
    let bytes = Array(text.utf8)
    add(bytes.span, value)
  }

  package mutating func removeAll() {
    self = ByteTable()
  }

  private mutating func grow() {
    places = Array(repeating: -1, count: places.count * 2)
    for index in entries.indices { place(index) }
  }

  private mutating func place(_ index: Int) {
    let entry = entries[index]
    var place = ByteTable.hash(arena.span.extracting(entry.range)) & (places.count - 1)
    while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
    places[place] = Int32(clamping: index)
  }

  /// FNV-1a, 64 bits, its halves mixed.
  private static func hash(_ text: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7fff_ffff)
  }
}
