import HubbubModel

/// The words that no nick may be mistaken for.
enum ReservedNicks {
    private static let folded = Set(ReservedWords.nicks.map { Folding.nick($0) })

    static func contains(_ typed: String) -> Bool { folded.contains(Folding.nick(typed)) }
}
