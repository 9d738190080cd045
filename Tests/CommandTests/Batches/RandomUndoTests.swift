import Foundation
import Registry
import RegistryStore
import TestSupport
import Testing

@testable import RegistryCommands

/// Imports, edits and undos in random order: what was taken back leaves no trace in what the registry says, and what
/// cannot be taken back leaves it untouched. At the end all that it ever said can still be had.
@Suite struct RandomUndoTests {
  private struct Kept {
    let batch: Int
    let isExchange: Bool
    let profile: String
    let files: PartnerOffice.Files
    let counts: [RecordType: RecordCounts]
    let before: [String: [String]]
    let exported: [String: Data]
    /// Whether the registry, once it is taken back, must be as it was before.
    var isComparable = true
  }

  @Test(arguments: UInt64(1)...8)
  func `what is taken back leaves no trace`(seed: UInt64) throws {
    var random = RandomPartner(seed: seed)
    let office = try PartnerOffice()
    var batches: [Kept] = []
    var moments: [(time: String, exported: [String: Data], reports: [String])] = []
    for step in 0..<24 {
      switch Int.random(in: 0..<10, using: &random.generator) {
      case 0..<4: batches.append(try self.batch(&random, office))
      case 4..<6:
        if try edit(&random, office) { for index in batches.indices { batches[index].isComparable = false } }
      case 6..<9: try takeBack(batches.indices.last, &batches, office)
      default: try takeBack(batches.indices.randomElement(using: &random.generator), &batches, office)
      }
      #expect(try office.isSound())
      if step % 4 == 3 { moments.append((office.lastWrite, try office.exported(), try office.reports())) }
    }
    for moment in moments {
      #expect(try office.exported(asKnownAt: moment.time) == moment.exported)
      #expect(try office.reports(asKnownAt: moment.time) == moment.reports)
    }
    let ids = try RecordType.allCases.flatMap { try office.ids($0) }
    #expect(Set(ids).count == ids.count)
  }

  private func batch(_ random: inout RandomPartner, _ office: PartnerOffice) throws -> Kept {
    let isExchange = Int.random(in: 0..<3, using: &random.generator) == 0
    let profile = PartnerOffice.profiles.randomElement(using: &random.generator) ?? ""
    let files = isExchange ? random.exchange(try office.ids(.facility)) : random.partner()
    return try self.batch(office, isExchange, profile, files)
  }

  private func batch(
    _ office: PartnerOffice, _ isExchange: Bool, _ profile: String, _ files: PartnerOffice.Files
  ) throws -> Kept {
    let (before, exported) = (try office.content(), try office.exported())
    let result = try isExchange ? office.importExchange(files) : office.importProfile(profile, files)
    return Kept(
      batch: try #require(result.batch), isExchange: isExchange, profile: profile, files: files,
      counts: Dictionary(uniqueKeysWithValues: result.counts.map { ($0.type, $0.counts) }), before: before,
      exported: exported)
  }

  private func edit(_ random: inout RandomPartner, _ office: PartnerOffice) throws -> Bool {
    let places = try office.ids(.facility)
    guard let place = places.randomElement(using: &random.generator) else { return false }
    switch Int.random(in: 0..<4, using: &random.generator) {
    case 0: try office.edit(.facility, place, "capacity", random.value)
    case 1: try office.edit(.facility, place, "name@ru", random.value)
    case 2:
      guard let entry = try office.reviews().randomElement(using: &random.generator) else { return false }
      let answers: [ReviewAnswer] = [.keep, .take, .value(["3"])]
      // What one would type may not be taken, such as a place that becomes part of 3.
      _ = try? office.answer(entry.number, answers.randomElement(using: &random.generator) ?? .keep)
    default:
      _ = try office.add(
        .visit, [("facility", place), ("start", "2025-0\(Int.random(in: 1...9, using: &random.generator))")])
    }
    return true
  }

  private func takeBack(_ index: Int?, _ batches: inout [Kept], _ office: PartnerOffice) throws {
    guard let index else { return }
    let kept = batches[index]
    let before = try office.content()
    do {
      _ = try office.undo(kept.batch)
    } catch let work as LaterWork {
      #expect(!kept.isComparable || index < batches.count - 1, "\(work)")
      #expect(work.total >= work.instances.count && !work.instances.isEmpty)
      #expect(difference(before, try office.content()) == "")
      return
    }
    let isLast = index == batches.count - 1
    batches.remove(at: index)
    for later in batches.indices where later >= index { batches[later].isComparable = false }
    guard isLast, kept.isComparable else { return }
    #expect(difference(kept.before, try office.content()) == "")
    #expect(try office.exported() == kept.exported)
    // The same files once more do the same as the first time.
    let again = try batch(office, kept.isExchange, kept.profile, kept.files)
    #expect(again.counts == kept.counts)
    batches.append(again)
  }
}

/// Makes the files of partners who change their minds.
struct RandomPartner {
  var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  var value: String {
    mutating get { String(Int.random(in: 1...3, using: &generator)) }
  }

  private mutating func some(_ range: ClosedRange<Int>) -> [Int] {
    range.filter { _ in Int.random(in: 0..<3, using: &generator) > 0 }
  }

  private mutating func oneOf(_ values: String...) -> String { values.randomElement(using: &generator) ?? "" }

  mutating func partner() -> PartnerOffice.Files {
    let places = some(1...5)
    var files: PartnerOffice.Files = [:]
    var rows = "No,Name,Ru,Capacity,Whole\n"
    for place in places + some(1...3).filter({ places.contains($0) }) {
      let whole = places.filter { $0 < place }.randomElement(using: &generator).map(String.init) ?? ""
      rows += "\(place),\(oneOf("One", "Two")),\(oneOf("", "Один")),\(oneOf("", value)),\(oneOf("", whole))\n"
    }
    files["places.csv"] = rows
    guard Int.random(in: 0..<4, using: &generator) > 0 else { return files }
    rows = "No,Place,Day,Body\n"
    for visit in some(1...4) {
      rows += "v\(visit),\(oneOf("1", "2", "3")),\(oneOf("2024", "2025-01")),\(oneOf("npm", "npm+spt", ""))\n"
    }
    files["visits.csv"] = rows
    return files
  }

  /// - Parameter known: ids of places that are there.
  mutating func exchange(_ known: [String]) -> PartnerOffice.Files {
    var places = "id,name,name@ru,type,capacity,replaces,identifiers\n"
    let own = some(1...3).map { "x-\($0)" }
    var visits = "id,facility,start,allegations\n"
    var allegations = "id,facility,incident_date,acts,person\n"
    var persons = "id,sex\n"
    var custody = "id,person,facility,from,status\n"
    var followUps = "id,kind,issued_by,addressee,issued,text,person\n"
    var assessments = "id,follow_up,date,status\n"
    for place in own + known.filter({ _ in Bool.random(using: &generator) && Bool.random(using: &generator) }) {
      let replaced = own.filter { $0 > place }.randomElement(using: &generator) ?? ""
      let identifier = place.hasPrefix("x-") ? oneOf("", "p:\(place.suffix(1))", "q:7") : oneOf("q:8", "")
      places +=
        "\(place),\(oneOf("One", "Three")),\(oneOf("", "Три")),prison,\(value),\(oneOf("", replaced)),\(identifier)\n"
      let person = oneOf("", "p-\(place)")
      if !person.isEmpty {
        persons += "\(person),\(oneOf("", "male"))\n"
      }
      allegations +=
        "a-\(place),\(place),\(oneOf("2024", "2025")),\(oneOf("threats", "torture|threats")),\(person)\n"
      if !person.isEmpty {
        custody += "c-\(place),\(person),\(place),\(oneOf("", "2024")),\(oneOf("detained", "released"))\n"
      }
      followUps += "u-\(place),request,us,\(oneOf("X", "Y")),\(oneOf("", "2024", "2025")),Do it,\(person)\n"
      assessments += "s-\(place),u-\(place),\(oneOf("2024", "2025")),\(oneOf("implemented", "rejected"))\n"
      visits += "v-\(place),\(place),2025,\(oneOf("", "a-\(place)"))\n"
    }
    return [
      "facilities.csv": places, "visits.csv": visits, "allegations.csv": allegations, "persons.csv": persons,
      "custody.csv": custody, "follow-ups.csv": followUps, "assessments.csv": assessments,
    ]
  }
}
