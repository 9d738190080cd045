/// A source while the columns that the profile reads are still being gathered.
struct SourceDraft {
  let name: String
  let files: String
  let format: SourceTable.Format
  /// Paths of repeated elements, from the record; the first is the record itself.
  private(set) var groups = [""]
  private(set) var columns: [ColumnReference] = []
  private(set) var problems: [ProfileProblem] = []
  var skipIf: RowTest?
  var reject: RowTest?
  var footer: RowTest?
  /// The group whose columns are being read.
  private var group = 0
  /// Whether what is being read ends in a sealed field.
  var isReadingSealed = false

  init(name: String, files: String, format: SourceTable.Format) {
    self.name = name
    self.files = files
    self.format = format
  }

  var isXML: Bool {
    if case .xml = format { true } else { false }
  }

  /// From now on columns are those of a repeated element; an empty path: of the record.
  ///
  /// - Returns: the group's position.
  mutating func enter(_ path: String) -> Int {
    let clean = path.split(separator: "/").joined(separator: "/")
    if !groups.contains(clean) { groups.append(clean) }
    group = groups.firstIndex(of: clean) ?? 0
    return group
  }

  /// The position of a column, the same for every mention of it.
  mutating func column(_ name: String, isOptional: Bool, mayRepeat: Bool = false, at node: ProfileNode) -> Int {
    let path = isXML ? absolutePath(name, at: node) : name
    if let known = columns.firstIndex(where: { $0.path == path }) {
      columns[known].isOptional = columns[known].isOptional || isOptional
      columns[known].mayRepeat = columns[known].mayRepeat && mayRepeat
      columns[known].groups.insert(group)
      columns[known].isSealed = columns[known].isSealed || isReadingSealed
      columns[known].isOnlySealed = columns[known].isOnlySealed && isReadingSealed
      return known
    }
    columns.append(
      ColumnReference(
        name: name, path: path, isOptional: isOptional, mayRepeat: mayRepeat,
        isOnlySealed: isReadingSealed, isSealed: isReadingSealed, groups: [group], file: node.file, line: node.line,
        column: node.column))
    return columns.count - 1
  }

  /// A path from the root of the document, without `.` and `..`.
  private mutating func absolutePath(_ name: String, at node: ProfileNode) -> String {
    guard case .xml(let layout) = format else { return name }
    let record = layout.record.split(separator: "/")
    var steps = record + groups[group].split(separator: "/")
    if let problem = layout.problem(of: name, .column, base: "/" + steps.joined(separator: "/"), at: node) {
      problems.append(problem)
      return name
    }
    for step in name.split(separator: "/") where step != "." {
      if step == ".." {
        if steps.popLast() == nil { problems.append(node.problem("\(quoted(name)) leads out of the document")) }
      } else {
        steps.append(step)
      }
    }
    // Its text is complete only where it ends, after its records.
    if steps.count < record.count, steps.elementsEqual(record.prefix(steps.count)) {
      problems.append(
        node.problem(
          "\(quoted(name)) leads to an element that holds the records, and not to a value",
          hint: "name an element or attribute in it, such as \(name)/Name or \(name)/@id"))
    }
    return "/" + steps.joined(separator: "/")
  }

  func table() -> SourceTable {
    SourceTable(
      name: name, files: files, format: format, groups: groups, columns: columns, skipIf: skipIf, reject: reject,
      footer: footer)
  }
}
