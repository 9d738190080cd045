import Registry

/// Codes and sets of codes as the integers that records refer to. Each is looked up once.
final class CodeKeys {
  private let connection: Connection
  private var keys: [String: [String: Int]] = [:]
  private var values: [Int: String] = [:]
  private var setKeys: [String: [String: Int]] = [:]
  private var setCells: [Int: String] = [:]
  /// Sets are few in any honest registry; a file made to hold millions must not fill the memory.
  private static let mostRemembered = 50_000

  init(_ connection: Connection) throws {
    self.connection = connection
    let codes = try connection.statement("SELECT key, list, value FROM code")
    while try codes.step() {
      keys[codes.text(1), default: [:]][codes.text(2)] = codes.int(0)
      values[codes.int(0)] = codes.text(2)
    }
  }

  func key(list: String, value: String) throws -> Int {
    guard let key = keys[list]?[value] else {
      throw SQLiteFailure(code: 1, message: "the registry does not hold the code \(value) of \(list)")
    }
    return key
  }

  func value(_ key: Int) -> String { values[key] ?? "" }

  func setKey(list: String, cell: String) throws -> Int {
    if let known = setKeys[list]?[cell] { return known }
    let find = try connection.statement("SELECT key FROM code_set WHERE list = ? AND cell = ?")
    find.bind(1, list)
    find.bind(2, cell)
    if try find.step() {
      let key = find.int(0)
      find.reset()
      remember(key, list, cell)
      return key
    }
    let members = try ListCell.split(cell).map { try self.key(list: list, value: $0) }
    let insert = try connection.statement("INSERT INTO code_set (list, cell) VALUES (?, ?) RETURNING key")
    insert.bind(1, list)
    insert.bind(2, cell)
    _ = try insert.step()
    let key = insert.int(0)
    _ = try insert.step()
    let member = try connection.statement("INSERT INTO code_set_member (code_set, position, code) VALUES (?, ?, ?)")
    for (position, code) in members.enumerated() {
      member.bind(1, key)
      member.bind(2, position)
      member.bind(3, code)
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
    remember(key, find.text(0), find.text(1))
    return find.text(1)
  }

  private func remember(_ key: Int, _ list: String, _ cell: String) {
    if setCells.count >= CodeKeys.mostRemembered {
      setKeys.removeAll()
      setCells.removeAll()
    }
    setKeys[list, default: [:]][cell] = key
    setCells[key] = cell
  }
}
