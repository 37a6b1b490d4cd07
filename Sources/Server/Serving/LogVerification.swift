import HubbubCommands
import HubbubModel
import HubbubStore

/// Proves that moderation logs are as they were written, or says where one breaks.
struct LogVerification: Sendable {
    let forum: Forum

    /// One log, or every one; refuses where one does not hold.
    func run(
        hub slug: String?,
        expected text: String?,
        report: @escaping @Sendable (ControlReport) -> Void
    ) async throws {
        let expected = try text.map { text in
            guard let bytes = Self.bytes(text) else { throw ServerFailure("--expect takes 64 hexadecimal digits.") }
            return bytes
        }
        let logs = try await forum.read { try Self.logs(slug, expected: expected, $0) }
        for log in logs {
            let erased = log.check.erased > 0 ? ", \(log.check.erased) of them erased" : ""
            guard let fault = log.check.fault, fault.kind != .missing else {
                let head = log.check.head.isEmpty ? "" : ", head \(log.check.head.hex)"
                report(.say("\(log.name): \(log.check.entries) entries\(erased)\(head): whole"))
                continue
            }
            throw ServerFailure("\(log.name): broken at e\(fault.number): \(Self.sentence(fault.kind))")
        }
        guard let missed = logs.first(where: { $0.check.fault?.kind == .missing }) else { return }
        let place = slug == nil ? "in no log here" : "not in the log of \(missed.name)"
        throw ServerFailure(
            "The expected hash is \(place): the entry it was noted of was cut off or written anew since, or is another log's."
        )
    }

    private struct Log: Sendable {
        let name: String
        let check: LogCheck
    }

    private static func logs(_ slug: String?, expected: [UInt8]?, _ reader: Reader) throws -> [Log] {
        var chains = try reader.chains()
        if let slug {
            guard let slug = Slug(slug), let hub = try reader.hub(slug: slug)?.hub else {
                throw Refusal(.notFound)
            }
            chains = [.hub(hub.id)]
        }
        let logs = try chains.map { chain in
            let hub = try chain.hub.flatMap { try reader.hub($0) }
            return Log(
                name: hub.map { "#\($0.slug)" } ?? "community",
                check: try reader.check(chain, expected: expected)
            )
        }
        // A hash noted somewhere belongs to one log: it is looked for in each, and missing only where none has it.
        let found = logs.filter { $0.check.fault?.kind != .missing }
        return found.isEmpty ? logs : found
    }

    private static func sentence(_ kind: LogFault.Kind) -> String {
        switch kind {
        case .gap: "an entry was taken out, put in or moved here."
        case .order: "it does not follow the entry before it."
        case .entry: "it says something else than when it was written."
        case .side: "who or why were changed after it was written."
        case .missing: "the expected hash is not in it."
        }
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.lowercased().utf8.map { byte -> UInt8? in
            switch byte {
            case 48...57: byte - 48
            case 97...102: byte - 87
            default: nil
            }
        }
        guard digits.count == 64, !digits.contains(nil) else { return nil }
        let values = digits.compactMap(\.self)
        return stride(from: 0, to: 64, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }
}
