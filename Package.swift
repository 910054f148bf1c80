// swift-tools-version: 6.2
import PackageDescription

/// One set of settings for every room: a warning is an error, imports are internal unless they say otherwise.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// Disclosure control counts millions of steps: without the optimiser its tests, and every test that publishes a bilan, take minutes
/// (2026-11-21: 2 s against more than 100 s for one company of 1,200).
let optimised = house + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")

let templates: [Resource] = [.copy("Templates")]

/// A room with pages: its templates travel with it.
func room(_ name: String, _ dependencies: [Target.Dependency], packageAccess: Bool = true) -> Target {
    .target(
        name: name, dependencies: dependencies + [hummingbird, mustache], resources: templates,
        packageAccess: packageAccess, swiftSettings: house)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [], packageAccess: Bool = true
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies, resources: resources, packageAccess: packageAccess,
        swiftSettings: house)
}

let package = Package(
    name: "cloison",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "cloison", targets: ["Cloison"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        // The entrance: commands, configuration, wiring. No rule of the trade.
        .executableTarget(
            name: "Cloison",
            dependencies: [
                "Dossiers", "Accueil", "Messages", "Chiffrement", "Budget", "Actes", "Entreprises", "Contrats", "Permanences", "Bilans",
                "Facturation", "Calendrier",
                "Partenaires", "Prevention", "Planner", "Replanification", "InstancesFictives", "DisclosureControl", "Tarification",
                "Comptes", "Web", "Documents",
                "Tenancy",
                "Postgres", hummingbird, arguments, logging, lifecycle, crypto, subprocess,
            ],
            swiftSettings: house),

        // Nominative side: `package` declarations only.
        room(
            "Dossiers",
            [
                "Chiffrement", "Adresses", "Budget", "Actes", "Partenaires", "Permanences", "Entreprises", "Calendrier", "Documents", "Web",
                "Tenancy", "Postgres", crypto,
            ]),
        .target(name: "Chiffrement", dependencies: [crypto], swiftSettings: house),
        room(
            "Accueil",
            [
                "Chiffrement", "Adresses", "Messages", "Permanences", "Entreprises", "Calendrier", "Web", "Tenancy", "Postgres", crypto,
                logging,
            ]),

        // The hatch: facts that no longer hold a person.
        .target(name: "Actes", dependencies: ["Tenancy", "Postgres"], swiftSettings: house),

        // Business: companies, hours, money; never an employee.
        room("Entreprises", ["Calendrier", "Web", "Tenancy", "Postgres"]),
        room("Contrats", ["Tarification", "Entreprises", "Calendrier", "Web", "Tenancy", "Postgres"]),
        room("Permanences", ["Planner", "Replanification", "Contrats", "Entreprises", "Calendrier", "Web", "Tenancy", "Postgres", crypto]),
        room("Partenaires", ["Entreprises", "Calendrier", "Documents", "Web", "Tenancy", "Postgres"]),
        room("Prevention", ["Permanences", "Contrats", "Entreprises", "Partenaires", "Calendrier", "Web", "Tenancy", "Postgres"]),
        room(
            "Bilans",
            ["Actes", "Entreprises", "Contrats", "DisclosureControl", "Calendrier", "Documents", "Web", "Tenancy", "Postgres", crypto],
            packageAccess: false),
        room(
            "Facturation",
            ["Tarification", "Contrats", "Permanences", "Entreprises", "Calendrier", "Documents", "Web", "Tenancy", "Postgres"],
            packageAccess: false),

        // Pure algorithms: values in, values out.
        .target(name: "Calendrier", swiftSettings: house),
        .target(name: "Planner", dependencies: ["Calendrier"], swiftSettings: house),
        .target(name: "Replanification", dependencies: ["Planner", "Calendrier"], swiftSettings: house),
        .target(name: "InstancesFictives", dependencies: ["Planner", "Calendrier"], swiftSettings: house),
        .target(name: "Tarification", dependencies: ["Calendrier"], swiftSettings: house),
        .target(name: "Budget", dependencies: ["Calendrier"], swiftSettings: house),
        .target(name: "Adresses", swiftSettings: house),
        .target(name: "DisclosureControl", swiftSettings: optimised),

        // Ground floor.
        room("Comptes", ["Calendrier", "Web", "Tenancy", "Postgres", crypto, cryptoExtras]),
        .target(
            name: "Web", dependencies: ["Tenancy", "Postgres", hummingbird, mustache, crypto, logging],
            resources: [.copy("Templates"), .copy("Statique")], swiftSettings: house),
        .target(name: "Messages", dependencies: ["Adresses", subprocess], swiftSettings: house),
        .target(name: "Documents", dependencies: ["Web", subprocess, crypto], swiftSettings: house),
        .target(name: "Tenancy", dependencies: ["Postgres", crypto], swiftSettings: house),
        .target(name: "Postgres", dependencies: ["CPostgres", logging, lifecycle], swiftSettings: house),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),

        // Tests: one per room, the wall, whole journeys, the browser.
        .target(
            name: "TestSupport",
            dependencies: ["Tenancy", "Postgres", "Comptes", "Web", crypto, hummingbird, hummingbirdTesting, logging, nioCore],
            path: "Tests/TestSupport",
            swiftSettings: house),
        tests("Calendrier", ["Calendrier"], resources: [.copy("Fixtures")]),
        tests("Planner", ["Planner", "InstancesFictives", "Calendrier"], resources: [.copy("Fixtures")]),
        tests("Replanification", ["Replanification", "InstancesFictives", "Planner", "Calendrier"]),
        tests("InstancesFictives", ["InstancesFictives", "Planner", "Calendrier"]),
        tests("DisclosureControl", ["DisclosureControl"]),
        tests("Tarification", ["Tarification", "Calendrier"], resources: [.copy("Fixtures")]),
        tests("Budget", ["Budget", "Calendrier"]),
        tests("Adresses", ["Adresses"]),
        tests("Postgres", ["Postgres", "TestSupport"]),
        tests("Tenancy", ["Tenancy", "Postgres", "TestSupport", crypto]),
        tests("Web", ["Web", "Tenancy", hummingbirdTesting]),
        tests("Comptes", ["Comptes", "Tenancy", "TestSupport"]),
        tests("Entreprises", ["Entreprises", "Calendrier", "Web", "Tenancy", "Postgres", "TestSupport", hummingbirdTesting]),
        tests(
            "Contrats",
            ["Contrats", "Tarification", "Entreprises", "Calendrier", "Web", "Tenancy", "Postgres", "TestSupport", hummingbirdTesting]),
        tests(
            "Permanences",
            ["Permanences", "Planner", "Contrats", "Calendrier", "Web", "Tenancy", "Postgres", "TestSupport", hummingbirdTesting]),
        tests(
            "Partenaires", ["Partenaires", "Entreprises", "Calendrier", "Web", "Tenancy", "Postgres", "TestSupport", hummingbirdTesting]),
        tests(
            "Prevention",
            [
                "Prevention", "Permanences", "Contrats", "Partenaires", "Entreprises", "Calendrier", "Web", "Tenancy", "Postgres",
                "TestSupport",
                hummingbirdTesting,
            ]),
        tests(
            "Dossiers",
            [
                "Dossiers", "Adresses", "Chiffrement", "Budget", "Documents", "Actes", "Partenaires", "Calendrier", "Web", "Tenancy",
                "Postgres",
                "TestSupport", crypto, logging,
                hummingbirdTesting,
            ]),
        tests(
            "Accueil",
            [
                "Accueil", "Messages", "Adresses", "Chiffrement", "Calendrier", "Web", "Tenancy", "Postgres", "TestSupport", crypto,
                logging,
                hummingbirdTesting,
            ]),
        tests("Messages", ["Messages", "Adresses", "TestSupport"]),
        tests(
            "Bilans", ["Bilans", "Actes", "DisclosureControl", "Documents", "Web", "Tenancy", "Postgres", "TestSupport"],
            packageAccess: false),
        tests(
            "Facturation", ["Facturation", "Tarification", "Documents", "Calendrier", "Web", "Tenancy", "Postgres", "TestSupport"],
            packageAccess: false),
        tests("Documents", ["Documents", "Web", crypto]),
        tests("Wall", ["Tenancy", "Postgres", "TestSupport", subprocess]),
        tests(
            "House",
            [
                "Cloison", "Chiffrement", "Bilans", "Planner", "TestSupport", "Tenancy", "Postgres", "Web", hummingbirdTesting, httpClient,
                lifecycle,
                logging,
            ]),
        tests("Browser", ["TestSupport", "Tenancy", "Postgres", httpClient, nioCore, nioHTTP]),
    ]
)
