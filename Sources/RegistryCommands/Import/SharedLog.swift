import RegistryImport

/// Notices of the reader and of the registry in the order in which they come.
final class SharedLog {
  var notices = NoticeLog()
}
