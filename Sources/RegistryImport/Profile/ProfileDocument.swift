import Yams

/// Reads the YAML of a profile and puts the files that it includes in their places.
///
/// `include: FILE`, or a list of files, stands in any mapping, whose entries the file's entries join, or is an entry of
/// a list, where the file's list takes its place.
struct ProfileDocument {
  /// Text of an included file, by its path relative to the profile; nil: there is none.
  typealias Loader = (String) -> String?

  private let load: Loader
  private var nodes = 0
  private(set) var problems: [ProfileProblem] = []

  /// Aliases of YAML can make a small file endless.
  private static let mostNodes = 100_000
  private static let mostDepth = 64

  init(load: @escaping Loader) {
    self.load = load
  }

  /// - Returns: nil, with problems, where this is no YAML.
  mutating func read(_ yaml: String) -> ProfileNode? {
    read(yaml, file: nil, chain: [])
  }

  private mutating func read(_ yaml: String, file: String?, chain: [String]) -> ProfileNode? {
    let root: Node?
    do {
      // A byte order mark is no part of the profile.
      root = try Yams.compose(yaml: yaml.hasPrefix("\u{feff}") ? String(yaml.dropFirst()) : yaml)
    } catch let YamlError.parser(_, problem, mark, _) {
      let said = YAMLProblem(problem, line: mark.line, column: mark.column, in: yaml)
      return refuse(file, (mark.line, mark.column), said.message, hint: said.hint)
    } catch let YamlError.scanner(_, problem, mark, _) {
      let said = YAMLProblem(problem, line: mark.line, column: mark.column, in: yaml)
      return refuse(file, (mark.line, mark.column), said.message, hint: said.hint)
    } catch let YamlError.composer(_, problem, mark, _) {
      let said = YAMLProblem(problem, line: mark.line, column: mark.column, in: yaml)
      return refuse(file, (mark.line, mark.column), said.message, hint: said.hint)
    } catch let YamlError.reader(problem, offset, _, text) {
      let place = ProfileDocument.place(offset ?? 0, of: text)
      let said = YAMLProblem(problem, line: place.line, column: place.column, in: text)
      return refuse(file, place, said.message, hint: said.hint)
    } catch let YamlError.duplicatedKeysInMapping(duplicates, context) {
      let key = duplicates.sorted().first ?? ""
      let start = (context.mark.line, context.mark.column)
      return refuse(file, RepeatedKey.place(of: key, from: start, in: yaml) ?? start, "`\(key)` stands here twice")
    } catch {
      return refuse(file, nil, "this is not YAML")
    }
    guard let root else { return refuse(file, nil, "the file is empty") }
    return convert(root, file: file, chain: chain, depth: 0)
  }

  private static func place(_ offset: Int, of text: String) -> (line: Int, column: Int) {
    let before = text.utf8.prefix(offset)
    let line = before.reversed().prefix { $0 != 0x0a }
    return (before.count { $0 == 0x0a } + 1, line.count + 1)
  }

  private mutating func refuse(
    _ file: String?, _ place: (line: Int, column: Int)?, _ message: String, hint: String? = nil
  ) -> ProfileNode? {
    problems.append(
      ProfileProblem(file: file, line: place?.line ?? 1, column: place?.column ?? 1, message, hint: hint))
    return nil
  }

  private mutating func convert(_ node: Node, file: String?, chain: [String], depth: Int) -> ProfileNode? {
    nodes += 1
    guard nodes <= ProfileDocument.mostNodes, depth <= ProfileDocument.mostDepth else {
      if nodes <= ProfileDocument.mostNodes + 1 {
        problems.append(
          ProfileProblem(
            file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1,
            "the profile is too large or nested too deeply"))
      }
      nodes = ProfileDocument.mostNodes + 1
      return nil
    }
    func made(_ content: ProfileNode.Content) -> ProfileNode {
      ProfileNode(content: content, file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
    switch node {
    case .scalar(let scalar): return made(.scalar(scalar.string))
    case .alias: return made(.scalar(""))
    case .sequence(let sequence):
      var items: [ProfileNode] = []
      for item in sequence {
        guard let converted = convert(item, file: file, chain: chain, depth: depth + 1) else { return nil }
        // An included list was spliced into the mapping that stands for it.
        if case .sequence(let spliced) = converted.content, case .mapping = item {
          items += spliced
        } else {
          items.append(converted)
        }
      }
      return made(.sequence(items))
    case .mapping(let mapping):
      var entries: [(key: ProfileNode, value: ProfileNode)] = []
      for (key, value) in mapping {
        guard let key = convert(key, file: file, chain: chain, depth: depth + 1),
          let value = convert(value, file: file, chain: chain, depth: depth + 1)
        else { return nil }
        guard key.text == "include" else {
          entries.append((key, value))
          continue
        }
        guard let included = include(value, chain: chain) else { continue }
        for part in included {
          if let own = part.entries {
            entries += own
          } else if mapping.count == 1, included.count == 1 {
            return part
          } else {
            problems.append(value.problem("an included file must be written in lines such as `name: …` here"))
          }
        }
      }
      return made(.mapping(entries))
    }
  }

  /// - Returns: what the files hold; nil, with a problem, where one cannot be read.
  private mutating func include(_ node: ProfileNode, chain: [String]) -> [ProfileNode]? {
    guard let names = node.texts, !names.isEmpty else {
      problems.append(node.problem("`include` is the name of a file, or a list of names"))
      return nil
    }
    var parts: [ProfileNode] = []
    for name in names {
      let path = ProfileDocument.path(name, from: node.file)
      guard !chain.contains(path) else {
        problems.append(node.problem("\(path) includes itself"))
        continue
      }
      guard let yaml = load(path) else {
        problems.append(
          node.problem("there is no file \(path) to include", hint: "the path is relative to the file that names it"))
        continue
      }
      if let part = read(yaml, file: path, chain: chain + [path]) { parts.append(part) }
    }
    return parts
  }

  private static func path(_ name: String, from file: String?) -> String {
    guard !name.hasPrefix("/"), let file, let slash = file.lastIndex(of: "/") else { return name }
    return String(file[...slash]) + name
  }
}
