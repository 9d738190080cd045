package import Registry

/// Records of our exchange format and what was noted of them, in the order of the file, on their way from the
/// thread that reads to the one that writes.
///
/// Its storage is used again and again: whoever is handed one gives it back and keeps nothing of it.
package final class ExchangeBatch {
  package enum Item {
    /// A record whose values can all be read, by its position in `records`.
    case record(Int)
    /// A record with an error, by its id where that can be read.
    case rejected(id: String?)
    case notice(Notice)
  }

  package struct Record {
    package internal(set) var id: [UInt8]
    package internal(set) var slots: FieldSlots
    /// What the record says of its sealed fields; it is sealed before it is written anywhere.
    package internal(set) var sealed: FieldSlots
    package internal(set) var place: Place

    init(_ type: RecordType, place: Place) {
      id = []
      slots = FieldSlots(type)
      sealed = FieldSlots(type)
      self.place = place
    }
  }

  /// The type of the records; nil where nothing but notices came.
  package private(set) var type: RecordType?
  package private(set) var items: [Item] = []
  package private(set) var records: [Record] = []
  private var used = 0
  private static let mostItems = 512
  private static let mostText = 1 << 18
  private var text = 0

  package init() {}

  func begin(_ type: RecordType) {
    self.type = type
    items.removeAll(keepingCapacity: true)
    used = 0
    text = 0
  }

  var isFull: Bool { items.count >= ExchangeBatch.mostItems || text > ExchangeBatch.mostText }

  func add(_ notice: Notice) { items.append(.notice(notice)) }

  func reject(_ id: String?) { items.append(.rejected(id: id)) }

  /// Takes the record over; what is given back in `record` is to be filled anew.
  func accept(_ record: inout Record) {
    text += record.slots.arena.count
    if used == records.count {
      records.append(Record(record.slots.type, place: record.place))
    } else if records[used].slots.type != record.slots.type {
      records[used] = Record(record.slots.type, place: record.place)
    }
    swap(&records[used], &record)
    items.append(.record(used))
    used += 1
  }
}
