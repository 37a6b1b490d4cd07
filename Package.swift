// swift-tools-version:6.2
import PackageDescription

/// Imports point down, and only down.
///
/// `Tests/HouseTests` compares the edges below with the drawing in docs/ARCHITECTURE.md, and the build checks that no
/// file imports what its target does not name here.
let package = Package(
    name: "hubbub",
    products: [
        .executable(name: "hubbubd", targets: ["hubbubd"]),
        .executable(name: "hubbub", targets: ["hubbub"]),
        .executable(name: "hubbub-bench", targets: ["hubbub-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections.git", from: "1.6.0"),
        .package(
            url: "https://github.com/apple/swift-configuration.git",
            from: "1.4.0",
            traits: ["JSON", "CommandLineArguments"]
        ),
        .package(url: "https://github.com/apple/swift-crypto.git", "4.0.0"..<"5.0.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        // The domain and the protocol: no I/O.
        .house("Model"),
        .house("Wire", ["Model"]),

        // The rooms below the commands.
        .house("Migrations", plugins: [.plugin(name: "EmbedFiles")]),
        .house("Store", ["Model", "Migrations"], [.grdb, .grdbSQLite, .crypto, .deque]),
        .house("WebSocket", ["CZlib"], [.nioCore, .nioPosix, .nioHTTP1, .nioWebSocket, .nioSSL]),
        .house("Fanout", ["Model", "WebSocket"], [.nioCore, .nioPosix]),
        .house("Markup", ["CMarkGFM"]),
        .house("Files"),
        .house("Locale", plugins: [.plugin(name: "EmbedFiles")]),
        .house("Web", ["CZlib"], plugins: [.plugin(name: "EmbedFiles")]),

        // The rooms that join them.
        .house(
            "Commands",
            ["Model", "Wire", "Store", "Fanout", "WebSocket", "Markup", "Locale", "Files"],
            [.crypto, .cryptoExtras, .log, .nioCore, .nioPosix]
        ),
        .house("Transfer", ["Model", "Store", "Markup", "CZlib"]),
        .house(
            "Server",
            [
                "Model", "Wire", "Store", "Fanout", "Commands", "Transfer", "WebSocket", "Locale", "Markup", "Web",
                "Files",
            ],
            [
                .hummingbird, .hummingbirdCore, .mustache, .configuration, .log, .metrics, .lifecycle, .httpTypes,
                .nioCore, .nioPosix, .nioHTTP1, .nioHTTPTypes, .nioHTTPTypesHTTP1, .nioSSL, .crypto,
                .unixSignals,
            ]
        ),
        .house(
            "Terminal",
            ["WebSocket", "Wire", "Model", "Locale", "Markup", "CEdit"],
            [.nioCore, .nioPosix, .nioHTTP1, .nioSSL]
        ),

        // The programs.
        .executableTarget(
            name: "hubbubd",
            dependencies: ["HubbubServer", "HubbubModel", .argumentParser, .log],
            swiftSettings: .house
        ),
        .executableTarget(
            name: "hubbub",
            dependencies: ["HubbubTerminal"],
            exclude: ["exports.map"],
            swiftSettings: .house,
            linkerSettings: [.unsafeFlags(.small, .when(configuration: .release))]
        ),
        .executableTarget(
            name: "hubbub-bench",
            dependencies: [
                "HubbubModel", "HubbubWire", "HubbubStore", "HubbubWebSocket", "HubbubServer", .argumentParser,
                .grdbSQLite,
                .nioCore, .nioPosix, .nioHTTP1, .nioWebSocket,
            ],
            swiftSettings: .house
        ),

        // System libraries and the embedding of files.
        .systemLibrary(
            name: "CMarkGFM",
            path: "Sources/CMarkGFM",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
        ),
        .systemLibrary(name: "CEdit", path: "Sources/CEdit", providers: [.apt(["libedit-dev"])]),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", providers: [.apt(["zlib1g-dev"])]),
        .executableTarget(name: "embed-files", path: "Plugins/embed-files", swiftSettings: .house),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),

        // Tests, one folder a target.
        .tests("House", []),
        .tests("Model", ["Model"]),
        .tests("Wire", ["Wire", "Model"]),
        .tests("Store", ["Store", "Model", "Migrations"], ["TestDice", .grdb, .grdbSQLite]),
        .tests("WebSocket", ["WebSocket"], [.nioCore, .nioPosix, .nioHTTP1, .nioSSL, .nioEmbedded]),
        .tests("Fanout", ["Fanout", "WebSocket", "Model"], [.nioCore, .nioPosix, .nioEmbedded]),
        .tests("Markup", ["Markup"]),
        .tests("Files", ["Files"]),
        .tests("Locale", ["Locale"]),
        .tests("Web", ["Web"]),
        .tests(
            "Commands",
            ["Commands", "Model", "Wire", "Store", "Fanout", "WebSocket", "Locale", "Markup"],
            ["TestDice", .nioCore, .nioPosix, .log]
        ),
        .tests("Transfer", ["Transfer", "Store", "Model"]),
        .tests(
            "Server",
            ["Server", "Commands", "Store", "Wire", "Model", "WebSocket", "Locale"],
            [.hummingbird, .hummingbirdCore, .httpTypes, .nioCore, .nioPosix, .nioHTTP1, .log]
        ),
        .tests("Terminal", ["Terminal", "Wire", "Model", "Locale", "Markup"]),
        .tests(
            "Conversation",
            ["Wire", "Model", "WebSocket"],
            ["TestServer"],
            path: "Tests/Conversations"
        ),
        .tests("Fault", ["Wire", "Model", "WebSocket"], ["TestServer", .grdb, .nioCore], path: "Tests/Faults"),
        .target(name: "TestDice", path: "Tests/TestDice", swiftSettings: .house),
        .target(
            name: "TestServer",
            dependencies: ["HubbubWebSocket", "HubbubWire", .nioPosix],
            path: "Tests/TestServer",
            swiftSettings: .house
        ),
    ],
    swiftLanguageModes: [.v6]
)

extension Target {
    /// A library of the house: `Hubbub<name>` in `Sources/<name>`, built with the house's settings.
    static func house(
        _ name: String,
        _ own: [String] = [],
        _ others: [Dependency] = [],
        plugins: [PluginUsage] = []
    ) -> Target {
        .target(
            name: "Hubbub\(name)",
            dependencies: own.map(Dependency.own) + others,
            path: "Sources/\(name)",
            swiftSettings: .house,
            plugins: plugins
        )
    }

    /// The tests of one room.
    static func tests(
        _ name: String,
        _ own: [String],
        _ others: [Dependency] = [],
        path: String? = nil
    ) -> Target {
        .testTarget(
            name: "\(name)Tests",
            dependencies: own.map(Dependency.own) + others,
            path: path ?? "Tests/\(name)Tests",
            exclude: name == "Conversation" ? ["Scripts"] : [],
            swiftSettings: .house
        )
    }
}

extension Target.Dependency {
    /// A target of this package: system libraries keep their name, the others carry the product's.
    static func own(_ name: String) -> Self {
        ["CMarkGFM", "CEdit", "CZlib"].contains(name) ? .target(name: name) : .target(name: "Hubbub\(name)")
    }

    static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let configuration = product(name: "Configuration", package: "swift-configuration")
    static let crypto = product(name: "Crypto", package: "swift-crypto")
    static let cryptoExtras = product(name: "CryptoExtras", package: "swift-crypto")
    static let deque = product(name: "DequeModule", package: "swift-collections")
    static let grdb = product(name: "GRDB", package: "GRDB.swift")
    static let grdbSQLite = product(name: "GRDBSQLite", package: "GRDB.swift")
    static let httpTypes = product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdCore = product(name: "HummingbirdCore", package: "hummingbird")
    static let lifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let log = product(name: "Logging", package: "swift-log")
    static let metrics = product(name: "Metrics", package: "swift-metrics")
    static let mustache = product(name: "Mustache", package: "swift-mustache")
    static let nioCore = product(name: "NIOCore", package: "swift-nio")
    static let nioEmbedded = product(name: "NIOEmbedded", package: "swift-nio")
    static let nioHTTP1 = product(name: "NIOHTTP1", package: "swift-nio")
    static let nioHTTPTypes = product(name: "NIOHTTPTypes", package: "swift-nio-extras")
    static let nioHTTPTypesHTTP1 = product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
    static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
    static let nioSSL = product(name: "NIOSSL", package: "swift-nio-ssl")
    static let unixSignals = product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let nioWebSocket = product(name: "NIOWebSocket", package: "swift-nio")
}

extension [String] {
    /// How the terminal client is linked: without names for debuggers, and without code that only exported names keep.
    static let small = [
        "-Xlinker", "-s", "-Xlinker", "--version-script=\(Context.packageDirectory)/Sources/hubbub/exports.map",
    ]
}

extension [SwiftSetting] {
    /// What every target of the house is compiled with.
    static let house: [SwiftSetting] = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
