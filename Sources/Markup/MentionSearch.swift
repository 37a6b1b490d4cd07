/// Finds the names after `@` in a text: not in code, links, images or quotations, since whoever quotes calls nobody.
struct MentionSearch {
    private let found: ([String]) -> Bool

    /// `found` gets the names that each `@` may mean, longest first, and returns false to stop.
    init(_ found: @escaping ([String]) -> Bool) { self.found = found }

    func read(_ source: String) {
        source.withBytes { bytes in
            guard let document = Document(parsing: bytes) else { return }
            var silent = 0
            document.walk { node, isEntering in
                switch node.kind {
                case .quote, .link, .image: silent += isEntering ? 1 : -1
                case .text: if silent == 0 { return read(node.literal) }
                default: break
                }
                return true
            }
        }
    }

    private func read(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let cleaned = Invisible.removed(from: literal) else { return names(in: literal) }
        return cleaned.withUnsafeBufferPointer { names(in: $0) }
    }

    private func names(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var goesOn = true
        TextTokens.scan(bytes) { token in
            guard case .name(let range) = token else { return true }
            goesOn = found(Nick.names(in: UnsafeBufferPointer(rebasing: bytes[range])))
            return goesOn
        }
        return goesOn
    }
}
