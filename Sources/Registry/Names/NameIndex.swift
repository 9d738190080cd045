/// Things that are found by any of their names while somebody types.
///
/// Names are folded once, when they are added. A search looks at all of them: tens of thousands take a few
/// milliseconds.
package struct NameIndex<Key: Sendable>: Sendable {
  private struct Entry: Sendable {
    let key: Key
    let names: [FoldedName]
    /// What helps to find it and is not its name, such as the town.
    let context: [FoldedName]
    /// In lower case.
    let ids: [[UInt8]]
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
    entries.append(
      Entry(
        key: key, names: names.map { FoldedName($0) }.filter { !$0.isEmpty },
        context: context.map { FoldedName($0) }.filter { !$0.isEmpty }, ids: ids.map { Array($0.lowercased().utf8) }))
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
    var found = collect { self.fit($0, typed, id) }
    if found.count < limit {
      let already = Set(found.map(\.position))
      found += collect(except: already) { self.nearFit($0, typed) }
    }
    found.sort { ($0.fit, $0.surplus, $0.position) < ($1.fit, $1.surplus, $1.position) }
    return Array(found.prefix(limit))
  }

  private func collect(
    except already: Set<Int> = [], _ fit: (Entry) -> (fit: Fit, surplus: Int)?
  ) -> [Match] {
    var found: [Match] = []
    for (position, entry) in entries.enumerated() where !already.contains(position) {
      guard let (fit, surplus) = fit(entry) else { continue }
      found.append(Match(key: entry.key, fit: fit, surplus: surplus, position: position))
    }
    return found
  }

  private static func id(_ text: String) -> [UInt8] {
    let bytes = Array(text.lowercased().utf8)
    return Array(bytes[ValueReader.trimmed(bytes.span)])
  }

  private func fit(_ entry: Entry, _ typed: FoldedName, _ id: [UInt8]) -> (fit: Fit, surplus: Int)? {
    var best: (fit: Fit, surplus: Int)?
    func take(_ fit: Fit, _ surplus: Int) {
      if let known = best, (known.fit, known.surplus) <= (fit, surplus) { return }
      best = (fit, surplus)
    }
    for known in entry.ids where known.starts(with: id) {
      take(known.count == id.count ? .exact : .beginning, known.count - id.count)
    }
    guard !typed.isEmpty else { return best }
    for name in entry.names where name.letters.starts(with: typed.letters) {
      let surplus = name.letters.count - typed.letters.count
      take(surplus == 0 ? .exact : .beginning, surplus)
    }
    if best != nil { return best }
    let words = typed.words
    func isBegun(_ word: ArraySlice<UInt8>, _ names: [FoldedName]) -> Bool {
      names.contains { name in name.words.contains { $0.starts(with: word) } }
    }
    let own = words.count { isBegun($0, entry.names) }
    if own == words.count || words.allSatisfy({ isBegun($0, entry.names) || isBegun($0, entry.context) }) {
      let shortest = entry.names.map(\.letters.count).min() ?? 0
      take(own > 0 ? .words : .context, max(0, shortest - typed.letters.count))
    } else if typed.letters.count >= 3, let name = entry.names.first(where: { $0.contains(typed) }) {
      take(.inside, name.letters.count - typed.letters.count)
    }
    return best
  }

  private func nearFit(_ entry: Entry, _ typed: FoldedName) -> (fit: Fit, surplus: Int)? {
    let all = (entry.names + entry.context).flatMap(\.words)
    let holds = typed.words.allSatisfy { word in
      all.contains { $0.starts(with: word) || (word.count >= 4 && OneEdit.isNearPrefix(word, of: $0)) }
    }
    guard holds, !typed.isEmpty else { return nil }
    return (.nearly, max(0, (entry.names.map(\.letters.count).min() ?? 0) - typed.letters.count))
  }
}

extension FoldedName {
  /// Whether `other` stands somewhere in this name.
  func contains(_ other: FoldedName) -> Bool {
    guard let first = other.letters.first, letters.count >= other.letters.count else { return false }
    for start in 0...(letters.count - other.letters.count) where letters[start] == first {
      if letters[start...].starts(with: other.letters) { return true }
    }
    return false
  }
}
