import Registry
import RegistryImport

/// What imports remark about sealed fields, whichever way they came.
extension Notice {
  static func erased(_ type: RecordType, _ id: String, at place: Place) -> Notice {
    Notice(
      .erasedRecord, at: place,
      "the sealed fields of the \(type) \(id) were erased here: what the file says of them was dropped")
  }

  /// - Parameter key: as it may be shown.
  static func sealedNotCompared(_ type: RecordType, _ key: String, at place: Place) -> Notice {
    Notice(
      .sealedNotCompared, at: place,
      "sealed fields of the \(type) \(key) were taken anew: no key is at hand to compare them")
  }
}
