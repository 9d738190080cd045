/// Things that are found by any of their names while somebody types.
///
/// Names are folded once, when they are added. A search looks at all of them: tens of thousands take a few
/// milliseconds.
package struct NameIndex<Key: Sendable>: Sendable {
  private struct Entry: Sendable {
    let key: Key
    let names: [FoldedName]
    /// The names, and what helps to find it and is no name of it, such as the town.
    let everything: [FoldedName]
    /// In lower case.
    let ids: [[UInt8]]
    /// Which letters occur anywhere in it: most entries are ruled out by these alone.
    let letters: LetterSet
  }

  /// How well a text fits, from best to worst.
  package enum Fit: Int, Comparable, Sendable {
    /// A name or an id is what was typed.
    case exact
    /// A name or an id begins with what was typed.
    case beginning
    /// Each word that was typed begins a word, in any order.
    case words
    /// The same, by the context alone.
    case context
    /// What was typed stands somewhere inside a name.
    case inside
    /// As `words`, with one slip in words of four letters and more.
    case nearly

    package static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
  }

  package struct Match: Sendable {
    package let key: Key
    package let fit: Fit
    /// Letters by which the name that fits is longer than what was typed.
    let surplus: Int
    let position: Int
  }

  private var entries: [Entry] = []

  package init() {}

  package var count: Int { entries.count }

  /// - Parameter key: what a search gives back. Of equally good ones, what was added first comes first.
  package mutating func add(_ key: Key, names: [String], context: [String] = [], ids: [String] = []) {
    let folded = names.map { FoldedName($0) }.filter { !$0.isEmpty }
    let around = context.map { FoldedName($0) }.filter { !$0.isEmpty }
    let lowered = ids.map { Array($0.lowercased().utf8) }
    var letters = LetterSet()
    for name in folded + around { letters.insert(name.letters) }
    entries.append(Entry(key: key, names: folded, everything: folded + around, ids: lowered, letters: letters))
  }

  /// - Parameter text: what was typed so far. Nothing typed: the first ones, as they were added.
  package func matches(_ text: String, limit: Int) -> [Match] {
    let typed = FoldedName(text)
    let id = NameIndex.id(text)
    guard !typed.isEmpty || !id.isEmpty else {
      return entries.prefix(limit).enumerated().map {
        Match(key: $1.key, fit: .context, surplus: 0, position: $0)
      }
    }
    let words = typed.words
    var wanted = LetterSet()
    wanted.insert(typed.letters)
    var found: [Match] = []
    for (position, entry) in entries.enumerated() {
      guard let (fit, surplus) = fit(entry, typed, words, wanted, id) else { continue }
      found.append(Match(key: entry.key, fit: fit, surplus: surplus, position: position))
    }
    // Slips are looked for only where nothing fits as it stands: else they would be noise.
    if found.isEmpty, !typed.isEmpty {
      for (position, entry) in entries.enumerated() {
        guard let surplus = nearFit(entry, typed, words, wanted) else { continue }
        found.append(Match(key: entry.key, fit: .nearly, surplus: surplus, position: position))
      }
    }
    found.sort { ($0.fit, $0.surplus, $0.position) < ($1.fit, $1.surplus, $1.position) }
    return Array(found.prefix(limit))
  }

  private static func id(_ text: String) -> [UInt8] {
    let bytes = Array(text.lowercased().utf8)
    return Array(bytes[ValueReader.trimmed(bytes.span)])
  }

  private func fit(
    _ entry: Entry, _ typed: FoldedName, _ words: [ArraySlice<UInt8>], _ wanted: LetterSet, _ id: [UInt8]
  ) -> (fit: Fit, surplus: Int)? {
    var best: (fit: Fit, surplus: Int)?
    func take(_ fit: Fit, _ surplus: Int) {
      if let known = best, (known.fit, known.surplus) <= (fit, surplus) { return }
      best = (fit, surplus)
    }
    for known in entry.ids where known.starts(with: id) {
      take(known.count == id.count ? .exact : .beginning, known.count - id.count)
    }
    guard !typed.isEmpty, wanted.missing(in: entry.letters) == 0 else { return best }
    for name in entry.names where name.letters.starts(with: typed.letters) {
      let surplus = name.letters.count - typed.letters.count
      take(surplus == 0 ? .exact : .beginning, surplus)
    }
    if best != nil { return best }
    let own = words.count { word in entry.names.contains { $0.hasWord(beginningWith: word) } }
    let all = words.allSatisfy { word in
      entry.everything.contains { $0.hasWord(beginningWith: word) }
    }
    if all {
      take(own > 0 ? .words : .context, NameIndex.surplus(entry, typed))
    } else if typed.letters.count >= 3, let name = entry.names.first(where: { $0.contains(typed) }) {
      take(.inside, name.letters.count - typed.letters.count)
    }
    return best
  }

  private func nearFit(
    _ entry: Entry, _ typed: FoldedName, _ words: [ArraySlice<UInt8>], _ wanted: LetterSet
  ) -> Int? {
    // One slip a word brings in one letter at most.
    guard wanted.missing(in: entry.letters) <= words.count else { return nil }
    let holds = words.allSatisfy { word in
      entry.everything.contains { name in
        name.hasWord(beginningWith: word)
          || (word.count >= 4 && name.words.contains { OneEdit.isNearPrefix(word, of: $0) })
      }
    }
    return holds ? NameIndex.surplus(entry, typed) : nil
  }

  /// Letters by which the shortest name is longer than what was typed.
  private static func surplus(_ entry: Entry, _ typed: FoldedName) -> Int {
    max(0, (entry.names.map(\.letters.count).min() ?? 0) - typed.letters.count)
  }
}

/// Which letters and digits occur, by the last six bits of their bytes.
private struct LetterSet: Sendable {
  private var bits: UInt64 = 0

  mutating func insert(_ letters: [UInt8]) {
    for letter in letters where letter != FoldedName.blank { bits |= 1 << UInt64(letter & 63) }
  }

  /// How many of these letters the other set lacks, at least.
  func missing(in other: LetterSet) -> Int { (bits & ~other.bits).nonzeroBitCount }
}

extension FoldedName {
  func hasWord(beginningWith typed: ArraySlice<UInt8>) -> Bool {
    for start in letters.indices where start == 0 || letters[start - 1] == FoldedName.blank {
      if letters[start...].starts(with: typed) { return true }
    }
    return false
  }

  /// Whether `other` stands somewhere in this name.
  func contains(_ other: FoldedName) -> Bool {
    guard let first = other.letters.first, letters.count >= other.letters.count else { return false }
    for start in 0...(letters.count - other.letters.count) where letters[start] == first {
      if letters[start...].starts(with: other.letters) { return true }
    }
    return false
  }
}
