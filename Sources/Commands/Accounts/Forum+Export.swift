package import HubbubModel
import HubbubStore

extension Forum {
    /// A page of all that is stored about who asks, the first where `next` is nil; as `account.export` gives it.
    ///
    /// Refuses `invalid` for a `next` that no page ended with.
    package func export(
        after next: String?,
        as caller: Caller,
        from origin: CallOrigin
    ) async throws(Refusal) -> ExportPage {
        let ask = ask(as: caller, from: origin)
        var start: ExportCursor?
        if let next {
            start = ExportCursor(next)
            if start == nil { throw Refusal(.invalid, field: "next") }
        }
        let cursor = start
        return try await read { reader in
            var writer = ExportWriter(ask, reader, me: caller.member.id)
            let end = try writer.page(from: cursor, lines: ExportCursor.pageLines)
            return ExportPage(lines: writer.lines, next: end?.text)
        }
    }
}
