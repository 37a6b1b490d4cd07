import HubbubStore

/// What one post writes, folded for the index already: folding is not SQLite's work.
struct PostRow {
    let id: Int64
    let key: String
    let body: String
    let text: String
    let parts: String

    init(id: Int64, seed: UInt64) {
        var prose = Prose(seed: seed)
        self.id = id
        key = prose.key()
        body = prose.message()
        text = Folding.fold(body)
        parts = Folding.parts(of: text)
    }
}
