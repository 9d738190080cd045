// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "vigil",
  products: [.executable(name: "vigil", targets: ["vigil"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    // The user's choice for XML; Debian's libxml2-dev.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    // What Swift cannot call of the SQLite that GRDB links.
    .systemLibrary(name: "CSQLiteConfiguration", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    // The domain. Depends on nothing, not even Foundation.
    .target(name: "Registry"),

    // Bytes of partners and of our exchange format -> records and notices.
    .target(
      name: "RegistryImport",
      dependencies: ["CLibXML2", "Registry", .product(name: "Yams", package: "Yams")],
      swiftSettings: [.strictMemorySafety()]),

    // What every storage engine shares, and the engine on SQLite.
    .target(name: "RegistryStore", dependencies: ["Registry", "RegistryImport"]),
    .target(
      name: "RegistryStoreSQLite",
      dependencies: [
        "CSQLiteConfiguration", "Registry", "RegistryImport", "RegistryStore",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: [.strictMemorySafety()]),

    // Keys, sealing and the age format. Knows bytes and no registry.
    .target(
      name: "RegistryVault",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: [.strictMemorySafety()]),

    // Figures -> document, and document -> bytes.
    .target(name: "RegistryReports", dependencies: ["Registry"]),
    .target(
      name: "RegistryWriters", dependencies: ["CLibXML2", "Registry", "RegistryReports"],
      swiftSettings: [.strictMemorySafety()]),

    // The command line: the only place where all of them meet.
    .target(
      name: "RegistryCommands",
      dependencies: [
        "Registry", "RegistryImport", "RegistryStore", "RegistryStoreSQLite", "RegistryReports",
        "RegistryVault", "RegistryWriters",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .executableTarget(name: "vigil", dependencies: ["RegistryCommands"]),

    // What must hold of every input: run on the seeds by a test, and on much more by `make fuzz`.
    .target(name: "FuzzChecks", dependencies: ["Registry", "RegistryImport"], path: "Fuzz/Checks"),

    .target(name: "TestSupport", path: "Tests/Support"),
    .testTarget(name: "RegistryTests", dependencies: ["Registry", "TestSupport"]),
    .testTarget(
      name: "RegistryImportTests",
      dependencies: ["FuzzChecks", "RegistryImport", "Registry", "RegistryWriters", "TestSupport"]),
    .testTarget(
      name: "RegistryStoreSQLiteTests",
      dependencies: [
        "RegistryStoreSQLite", "RegistryStore", "RegistryImport", "Registry",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], exclude: ["Kept"]),
    .testTarget(name: "RegistryVaultTests", dependencies: ["RegistryVault"]),
    .testTarget(name: "RegistryReportsTests", dependencies: ["RegistryReports", "Registry"]),
    .testTarget(
      name: "RegistryWritersTests", dependencies: ["RegistryWriters", "RegistryReports", "Registry", "TestSupport"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "vigil", "RegistryCommands", "Registry", "RegistryImport", "RegistryStore", "RegistryStoreSQLite",
        "RegistryVault", "RegistryWriters", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// libFuzzer has a `main` of its own, so its program is built only where `make fuzz` asks for it.
if Context.environment["VIGIL_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzChecks", "Registry"], path: "Fuzz/Runner",
      swiftSettings: [.strictMemorySafety(), .unsafeFlags(["-parse-as-library"])]))
}

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      .treatAllWarnings(as: .error),
    ]
}
