import Testing

/// The manifest's edges are those that docs/ARCHITECTURE.md draws.
@Suite("Graph")
struct GraphTests {
    @Test func equalsTheDrawing() throws {
        let drawn = try House.table("target", in: "docs/ARCHITECTURE.md")
        let targets = try Manifest().targets
        #expect(Set(drawn.map { $0[0] }) == Set(targets.keys))
        for row in drawn {
            let target = try #require(targets[row[0]], "\(row[0])")
            #expect(target.rooms == words(row[1]), "rooms of \(row[0])")
            #expect(target.libraries == words(row[2]), "libraries of \(row[0])")
        }
    }

    @Test func hasAFolderForEveryRoom() throws {
        for row in try House.table("target", in: "docs/ARCHITECTURE.md") where row[0] != "embed-files" {
            #expect(try !House.files(in: "Sources/\(row[0])", endings: ".swift").isEmpty, "Sources/\(row[0])")
        }
    }

    private func words(_ cell: String) -> Set<String> { Set(cell.split(separator: " ").map(String.init)) }
}
