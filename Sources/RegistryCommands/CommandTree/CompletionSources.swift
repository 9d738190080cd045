import Foundation
import Registry
import RegistryImport
import RegistryStore
import RegistryStoreSQLite

/// Codes from the registry, or from Schemas/ where there is none; ids from the registry. What is missing completes
/// to nothing: nobody wants an error in the middle of typing.
struct CompletionSources: CompletionValues {
  let registryPath: String

  /// As many as somebody may want to look through.
  private static let mostIDs = 200

  private func codeLists() -> CodeLists? {
    if let codes = try? SQLiteRegistry.open(at: registryPath).read({ try $0.codeLists() }) { return codes }
    return try? SchemaFiles(DataFolder.schemaFiles()).codes
  }

  func codes(_ list: String) -> [Completion] {
    (codeLists()?.list(list)?.codes ?? []).map {
      Completion(word: $0.value, description: $0.labels["en"] ?? "")
    }
  }

  func regions() -> [Completion] {
    (codeLists()?.regions ?? []).map { Completion(word: $0.code, description: $0.labels["en"] ?? "") }
  }

  func ids(_ type: RecordType, beginningWith text: String) -> [Completion] {
    let ids = try? SQLiteRegistry.open(at: registryPath).read {
      try $0.ids(type, beginningWith: text, most: CompletionSources.mostIDs)
    }
    return (ids ?? []).map { Completion(word: $0, description: type.rawValue) }
  }

  func profiles() -> [Completion] {
    ((try? DataFolder.profileNames()) ?? []).map { Completion(word: $0, description: "") }
  }
}
