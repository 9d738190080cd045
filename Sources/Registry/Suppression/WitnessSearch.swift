/// Looks for another registry that would print the same page.
///
/// A number that is left out is safe where such a registry exists in which it differs: then neither reckoning nor the
/// knowledge that counts are whole and not negative leads back to it. What is found is a proof; that nothing is found
/// in `mostSteps` proves nothing, and counts as unsafe.
struct WitnessSearch {
  private static let mostSteps = 600
  /// How many cells are tried to bring one equation right.
  private static let mostTried = 10
  /// How many are looked at for these: a table may have a thousand rows, and most of them would do.
  private static let mostSeen = 24

  private let system: FigureSystem
  /// By cell, the least that a reader knows it to be; nil where it is printed.
  private let floors: [Int?]

  private var changes: [Int: Int] = [:]
  /// By equation, how far it is off.
  private var residuals: [Int: Int] = [:]
  private var steps = 0

  init(_ system: FigureSystem, floors: [Int?]) {
    self.system = system
    self.floors = floors
  }

  /// - Returns: by how much cells differ in the other registry, `cell` among them; nil where none was found.
  mutating func witness(for cell: Int) -> [Int: Int]? {
    for change in [1, -1] {
      changes.removeAll(keepingCapacity: true)
      residuals.removeAll(keepingCapacity: true)
      steps = 0
      guard isPossible(cell, change) else { continue }
      apply(cell, change)
      if settle() { return changes }
    }
    return nil
  }

  private func isPossible(_ cell: Int, _ change: Int) -> Bool {
    guard let floor = floors[cell] else { return false }
    return system.cells[cell].value + change >= floor
  }

  private mutating func apply(_ cell: Int, _ change: Int) {
    changes[cell] = change
    shift(cell, by: change)
  }

  private mutating func undo(_ cell: Int) {
    guard let change = changes.removeValue(forKey: cell) else { return }
    shift(cell, by: -change)
  }

  private mutating func shift(_ cell: Int, by change: Int) {
    for place in system.equationsOf[cell] {
      let residual = (residuals[place.equation] ?? 0) + place.coefficient * change
      residuals[place.equation] = residual == 0 ? nil : residual
    }
  }

  private mutating func settle() -> Bool {
    steps += 1
    guard steps <= WitnessSearch.mostSteps else { return false }
    guard !residuals.isEmpty else { return true }
    // What can be brought right in the fewest ways first.
    var best: [(cell: Int, change: Int)]?
    for equation in residuals.keys.sorted() {
      let options = options(equation)
      if options.isEmpty { return false }
      if best.map({ options.count < $0.count }) ?? true { best = options }
      if options.count == 1 { break }
    }
    for option in best ?? [] {
      apply(option.cell, option.change)
      if settle() { return true }
      undo(option.cell)
      if steps > WitnessSearch.mostSteps { return false }
    }
    return false
  }

  /// How many equations a change puts off, less those that it brings right.
  private func disturbance(_ cell: Int, _ change: Int) -> Int {
    var count = 0
    for place in system.equationsOf[cell] {
      if let residual = residuals[place.equation] {
        if residual + place.coefficient * change == 0 { count -= 2 }
      } else {
        count += 1
      }
    }
    return count
  }

  private func options(_ equation: Int) -> [(cell: Int, change: Int)] {
    let residual = residuals[equation] ?? 0
    var options: [(cell: Int, change: Int, weight: Int)] = []
    for term in system.equations[equation] where changes[term.cell] == nil {
      let change = -residual * term.coefficient
      guard isPossible(term.cell, change) else { continue }
      let room = min(system.cells[term.cell].value - (floors[term.cell] ?? 0), 50)
      options.append((term.cell, change, disturbance(term.cell, change) * 100 - room))
      if options.count == WitnessSearch.mostSeen { break }
    }
    options.sort { ($0.weight, $0.cell) < ($1.weight, $1.cell) }
    return options.prefix(WitnessSearch.mostTried).map { ($0.cell, $0.change) }
  }
}
