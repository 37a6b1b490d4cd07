import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@Suite("Files of held posts")
struct HeldFileTests {
    private func held(_ town: FileForum, _ file: HubbubModel.Attachment) async throws {
        try await town.olga.type("/premod #berlin on", in: "#berlin")
        let files = JSON.files([(file.id, "A pier")])
        let posted = try await town.ana.ask("message.post", [("channel", "#berlin"), ("files", files)])
        #expect(posted["held"]?["number"] == 1)
    }

    @Test func waitWithThemAndAreSeenByThoseWhoDecide() async throws {
        let town = try await FileForum()
        let file = try await town.ana.send(FileForum.picture)
        try await held(town, file)
        #expect(try await town.ana.read(file.id) != nil)
        #expect(try await town.olga.read(file.id) != nil)
        #expect(try await town.ben.read(file.id) == nil)
        let item = try await town.olga.type("/queue show q1", in: "#berlin")["item"]
        #expect(item?["held"]?["files"]?.array?.first?["alt"] == "A pier")
        let again = [("channel", JSON("#berlin")), ("body", "x"), ("files", JSON.files([(file.id, nil)]))]
        #expect(try await town.ana.refusal("message.post", again) == "not_found")
        let done = try await town.olga.type("/approve q1", in: "#berlin")
        #expect(done["message"]?["files"]?.array?.first?["alt"] == "A pier")
        #expect(try await town.ben.read(file.id) != nil)
        await town.home.close()
    }

    @Test func canBeNamedAgainOnceThePostIsTakenBack() async throws {
        let town = try await FileForum()
        let file = try await town.ana.send(FileForum.picture)
        try await held(town, file)
        let back = try await town.ana.type("/withdraw q1", in: "#berlin")
        #expect(back["files"]?.array?.first?["id"]?.integer == file.id.rawValue)
        #expect(try await town.olga.read(file.id) == nil)
        try await town.olga.type("/premod #berlin off", in: "#berlin")
        try await town.ana.post(file)
        #expect(try await town.ben.read(file.id) != nil)
        await town.home.close()
    }

    @Test func goWithWhatWasTakenBack() async throws {
        let town = try await FileForum()
        let file = try await town.ana.send(FileForum.picture)
        try await held(town, file)
        try await town.ana.type("/withdraw q1", in: "#berlin")
        town.home.advance(.seconds(8 * 86_400))
        try await town.home.forum.store.sweepAll()
        #expect(try await town.ana.read(file.id) == nil)
        #expect(try town.contents() == [])
        await town.home.close()
    }

    @Test func cannotBeBroughtInByAnEdit() async throws {
        let town = try await FileForum()
        let file = try await town.ana.send(FileForum.picture)
        try await town.ana.type("words", in: "#berlin")
        try await town.olga.type("/premod #berlin on", in: "#berlin")
        let edit = [("message", JSON("#berlin/1")), ("body", "words"), ("files", JSON.files([(file.id, nil)]))]
        #expect(try await town.ana.refusal("message.edit", edit) == "conflict")
        await town.home.close()
    }
}
