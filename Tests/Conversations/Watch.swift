import HubbubWire
import Testing

/// What is looked at again and again: it must be as the script said last.
struct Watch {
    private struct View: Hashable {
        let name: String
        let sight: Sight
        /// The words of the step up to what is found.
        let line: String
    }

    private var views: [View] = []
    private var wanted: [View: String] = [:]

    /// `watch WHO SIGHT PLACE`: what is found now is how it must stay.
    mutating func begin(_ step: Script.Step, _ names: [String], _ speakers: [String: any Speaker]) async throws {
        let sight = try #require(Sight(rawValue: step.words[2]), "line \(step.number)")
        let (line, _) = sight.read(Array(step.words.dropFirst(3)))
        for name in names {
            let view = View(name: name, sight: sight, line: line)
            views.append(view)
            wanted[view] = try await found(view, speakers)
        }
    }

    /// A step said what somebody finds.
    mutating func wasSaid(_ step: Script.Step, _ name: String) {
        guard let sight = Sight(rawValue: step.words[1]) else { return }
        let (line, words) = sight.read(Array(step.words.dropFirst(2)))
        let view = View(name: name, sight: sight, line: line)
        if wanted[view] != nil { wanted[view] = words }
    }

    /// Everything must be as it was said.
    mutating func look(_ speakers: [String: any Speaker], before number: Int) async throws {
        for view in views {
            let found = try await found(view, speakers)
            let was = wanted[view] ?? ""
            #expect(found == was, "before line \(number), unsaid: \(view.name) \(view.sight) \(view.line)")
            wanted[view] = found
        }
    }

    private func found(_ view: View, _ speakers: [String: any Speaker]) async throws -> String {
        guard let speaker = speakers[view.name] else { return "" }
        return view.sight.words(for: try await speaker.answer(to: view.line))
    }
}
