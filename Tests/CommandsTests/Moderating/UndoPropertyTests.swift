import FoundationEssentials
import HubbubCommands
import HubbubModel
import HubbubWire
import TestDice
import Testing

@testable import HubbubStore

/// Whatever is done and then undone, backwards, leaves everyone seeing what they saw; trying writes nothing.
@Suite("Undoing in reverse")
struct UndoPropertyTests {
    /// As many as a run of all tests has time for; `HUBBUB_SEEDS` says how many others to try.
    private static let seeds =
        UInt64(1)...(ProcessInfo.processInfo.environment["HUBBUB_SEEDS"].flatMap(UInt64.init) ?? 16)

    @Test(arguments: seeds) func givesBackTheSameStateAsSeenByEveryRole(seed: UInt64) async throws {
        let town = try await BusyTown()
        var dice = Dice(seed)
        let before = try await town.seen()
        var done: [BusyTown.Done] = []
        var log: [String] = []
        for _ in 0..<10 {
            let line = town.anyLine(&dice)
            let digest = try town.digest()
            let tried = try await town.answer(line + town.dry(line))
            #expect(try town.digest() == digest, "\(line) --dry-run changed rows")
            let answer = try await town.answer(line)
            #expect((tried["ok"] != nil) == (answer["ok"] != nil), "\(line): the trial said otherwise")
            guard let act = try town.done(answer) else {
                log.append("\(line): \(answer["no"]?["code"]?.string ?? "")")
                continue
            }
            log.append(line)
            done.append(act)
        }
        for act in done.reversed() {
            let answer = try await town.undo(act)
            #expect(answer["ok"] != nil, "\(act): \(answer["no"]?["say"]?.string ?? "") after \(log)")
        }
        let after = try await town.seen()
        for (name, state) in before where after[name] != state {
            Issue.record("\(name) after \(log.joined(separator: " ; "))\n\(difference(state, after[name] ?? ""))")
        }
        await town.home.close()
    }

    /// The comparison that trials are held to sees every kind of act.
    @Test(arguments: [
        "/remove 7 r1", "/pin 1", "/lock 1 2h r1", "/slow #berlin 30s", "/premod 1 on", "/move 1 #berlin/coworking",
        "/split 2 Apart", "/merge 1 5", "/mute karl 2h r1", "/ban karl 7d r1", "/kick karl", "/appoint karl moderator",
        "/channel archive #berlin/coworking", "/hub set hold_links on", "/calm 2h", "/note karl loud",
    ])
    func comparisonSeesWhatAnActWrites(line: String) async throws {
        let town = try await BusyTown()
        let before = try town.digest()
        let answer = try await town.answer(line)
        #expect(answer["ok"] != nil, "\(answer["no"]?["say"]?.string ?? "")")
        let changed = try town.digest().filter { before[$0.key] != $0.value }.keys.sorted()
        #expect(!changed.isEmpty)
        #expect(changed.contains("act"))
        await town.home.close()
    }

    /// Where two texts part.
    private func difference(_ one: String, _ other: String) -> String {
        let common = zip(one, other).prefix { $0 == $1 }.count
        let from = max(0, common - 120)
        return "before …\(one.dropFirst(from).prefix(400))\nafter  …\(other.dropFirst(from).prefix(400))"
    }
}
