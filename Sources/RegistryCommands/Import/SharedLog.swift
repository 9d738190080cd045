import RegistryImport

/// Notices of the reader and of the registry in the order in which they come.
final class SharedLog {
  private(set) var notices = NoticeLog()
  /// Where rejected rows stand, if somebody wants them back.
  private(set) var places: RejectedPlaces?

  init(keepsPlaces: Bool = false) {
    if keepsPlaces { places = RejectedPlaces(spill: TemporaryFile.init) }
  }

  func add(_ notice: Notice) {
    notices.add(notice)
    places?.add(notice)
  }
}
