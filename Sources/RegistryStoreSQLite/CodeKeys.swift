import Registry

/// Codes and sets of codes as the integers that records refer to. Each is looked up once.
final class CodeKeys {
  /// The codes of one list, and the sets of them that were met.
  final class List {
    fileprivate let name: String
    fileprivate var keys = ByteTable()
    fileprivate var setKeys = ByteTable()

    fileprivate init(_ name: String) {
      self.name = name
    }
  }

  private let connection: Connection
  private var lists: [String: List] = [:]
  /// By key: keys are given out in sequence.
  private var values: [String] = []
  private var setCells: [Int: String] = [:]
  /// Sets are few in any honest registry; a file made to hold millions must not fill the memory.
  private static let mostRemembered = 10_000

  init(_ connection: Connection) throws {
    self.connection = connection
    let codes = try connection.statement("SELECT key, list, value FROM code")
    while try codes.step() {
      list(codes.text(1)).keys.add(codes.text(2), codes.int(0))
      let key = codes.int(0)
      if key >= values.count { values.append(contentsOf: repeatElement("", count: key + 1 - values.count)) }
      values[key] = codes.text(2)
    }
  }

  /// The list as a handle for the look-ups below.
  func list(_ name: String) -> List {
    if let known = lists[name] { return known }
    let made = List(name)
    lists[name] = made
    return made
  }

  func key(_ list: List, _ value: Span<UInt8>) throws -> Int {
    guard let key = list.keys[value] else {
      throw SQLiteFailure(code: 1, message: "the registry does not hold the code \(String(value)) of \(list.name)")
    }
    return key
  }

  func value(_ key: Int) -> String { values.indices.contains(key) ? values[key] : "" }

  func setKey(_ list: List, _ cell: Span<UInt8>) throws -> Int {
    if let known = list.setKeys[cell] { return known }
    let find = try connection.statement("SELECT key FROM code_set WHERE list = ? AND cell = ?")
    find.bind(1, list.name)
    find.bind(2, cell)
    if try find.step() {
      let key = find.int(0)
      find.reset()
      remember(key, list, cell)
      return key
    }
    let insert = try connection.statement("INSERT INTO code_set (list, cell) VALUES (?, ?) RETURNING key")
    insert.bind(1, list.name)
    insert.bind(2, cell)
    _ = try insert.step()
    let key = insert.int(0)
    _ = try insert.step()
    let member = try connection.statement("INSERT INTO code_set_member (code_set, position, code) VALUES (?, ?, ?)")
    for (position, value) in ListCell.split(cell).enumerated() {
      member.bind(1, key)
      member.bind(2, position)
      member.bind(3, try self.key(list, value.span))
      try member.run()
    }
    remember(key, list, cell)
    return key
  }

  func setCell(_ key: Int) throws -> String {
    if let known = setCells[key] { return known }
    let find = try connection.statement("SELECT list, cell FROM code_set WHERE key = ?")
    find.bind(1, key)
    defer { find.reset() }
    guard try find.step() else { return "" }
    let cell = find.text(1)
    if setCells.count >= CodeKeys.mostRemembered { setCells.removeAll() }
    setCells[key] = cell
    return cell
  }

  private func remember(_ key: Int, _ list: List, _ cell: Span<UInt8>) {
    if list.setKeys.count >= CodeKeys.mostRemembered { list.setKeys.removeAll() }
    list.setKeys.add(cell, key)
  }
}
