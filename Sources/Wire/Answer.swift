package import HubbubModel

/// Writes the frames that answer requests.
package enum Answer {
    /// `{"re":7,"ok":…}`; `content` writes the members of the `ok` object.
    package static func ok(_ id: Int64, _ content: (inout JSONWriter) throws -> Void) rethrows -> [UInt8] {
        var writer = JSONWriter()
        try writer.object { writer in
            writer.field("re", id)
            try writer.field("ok", content)
        }
        return writer.bytes
    }

    /// `{"re":7,"ok":…}` around an object that is written already.
    package static func ok(_ id: Int64, written: [UInt8]) -> [UInt8] {
        var writer = JSONWriter(reserving: written.count + 32)
        writer.object { writer in
            writer.field("re", id)
            writer.name("ok")
            writer.raw(written)
        }
        return writer.bytes
    }

    /// `{"re":7,"no":…}`; without an id where none could be read.
    package static func no(_ id: Int64?, _ refusal: Refusal, say: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            if let id { writer.field("re", id) }
            writer.name("no")
            writer.write(refusal, say: say)
        }
        return writer.bytes
    }
}

extension JSONWriter {
    package mutating func write(_ refusal: Refusal, say: String) {
        object { writer in
            writer.field("code", refusal.code.rawValue)
            writer.field("say", say)
            if let field = refusal.field { writer.field("field", field) }
            if let proposal = refusal.try { writer.field("try", proposal) }
            if let seconds = refusal.retrySeconds { writer.field("retry", seconds) }
        }
    }
}
