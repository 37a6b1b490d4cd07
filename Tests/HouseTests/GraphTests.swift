import Testing

/// The manifest's edges are those that docs/ARCHITECTURE.md draws.
@Suite("Graph")
struct GraphTests {
    @Test func equalsTheDrawing() async throws {
        let drawn = try House.table("target", in: "docs/ARCHITECTURE.md")
        let targets = try await Manifest().targets
        #expect(Set(drawn.map { $0[0] }) == Set(targets.keys))
        for row in drawn {
            let target = try #require(targets[row[0]], "\(row[0])")
            #expect(target.rooms == words(row[1]), "rooms of \(row[0])")
            #expect(target.libraries == words(row[2]), "libraries of \(row[0])")
        }
    }

    @Test func hasAFolderForEveryRoom() throws {
        let elsewhere: Set = ["embed-files", "TestDice", "TestServer"]
        for row in try House.table("target", in: "docs/ARCHITECTURE.md") where !elsewhere.contains(row[0]) {
            #expect(try !House.files(in: "Sources/\(row[0])", endings: ".swift").isEmpty, "Sources/\(row[0])")
        }
    }

    /// The build's own check runs only when it plans anew; this one always.
    @Test func importsOnlyWhatIsDrawn() throws {
        let pattern = try Regex("(?m)^(?:[@a-z][a-zA-Z_():]* )*import (?:[a-z]+ )?([A-Za-z0-9_]+)")
        for row in try House.table("target", in: "docs/ARCHITECTURE.md") {
            let allowed = words(row[1]).union(words(row[2])).union(Self.platform)
            for path in try House.files(in: "Sources/\(row[0])", endings: ".swift") {
                for match in try House.text(path).matches(of: pattern) {
                    guard let module = match[1].substring.map(String.init) else { continue }
                    let name = module.hasPrefix("Hubbub") ? String(module.dropFirst("Hubbub".count)) : module
                    #expect(allowed.contains(name), "\(path) imports \(module)")
                }
            }
        }
    }

    /// Modules that come with the toolchain.
    private static let platform: Set<String> = [
        "Foundation", "FoundationEssentials", "Synchronization", "Glibc", "Musl", "Darwin", "Dispatch",
    ]

    private func words(_ cell: String) -> Set<String> { Set(cell.split(separator: " ").map(String.init)) }
}
