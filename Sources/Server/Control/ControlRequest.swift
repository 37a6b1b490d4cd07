package import HubbubModel
import HubbubWire

/// What the administration asks of the process that holds the data: one line of JSON on the control socket.
package enum ControlRequest: Sendable, Equatable {
    case addMember(nick: String, isOperator: Bool, password: String?)
    case createToken(nick: String)
    /// `steward` is the nick of who is to run it; nil where that is settled later.
    case addHub(slug: String, name: String, visibility: Visibility, steward: String? = nil)
    /// `path` is absolute: the server's own folder may be another.
    case importZulip(path: String, hub: String?, dryRun: Bool)
    case recover(nick: String)
    case status
    /// `expected` is a hash noted earlier, in hexadecimal: it must be in the log.
    case verifyLog(hub: String?, expected: String?)

    /// The line, without its end.
    package var line: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            switch self {
            case .addMember(let nick, let isOperator, let password):
                writer.field("do", "member.add")
                writer.field("nick", nick)
                writer.field("operator", isOperator)
                if let password { writer.field("password", password) }
            case .createToken(let nick):
                writer.field("do", "token.create")
                writer.field("nick", nick)
            case .addHub(let slug, let name, let visibility, let steward):
                writer.field("do", "hub.add")
                writer.field("slug", slug)
                writer.field("name", name)
                writer.field("visibility", visibility.rawValue)
                if let steward { writer.field("steward", steward) }
            case .importZulip(let path, let hub, let dryRun):
                writer.field("do", "import.zulip")
                writer.field("path", path)
                if let hub { writer.field("hub", hub) }
                writer.field("dry_run", dryRun)
            case .recover(let nick):
                writer.field("do", "recover")
                writer.field("nick", nick)
            case .status:
                writer.field("do", "status")
            case .verifyLog(let hub, let expected):
                writer.field("do", "modlog.verify")
                if let hub { writer.field("hub", hub) }
                if let expected { writer.field("expected", expected) }
            }
        }
        return writer.bytes
    }

    /// Reads a line.
    ///
    /// - Throws: `Refusal`: `bad_request`, `missing`, `invalid` or `unknown_command`.
    package init(line: [UInt8]) throws(Refusal) {
        guard let object = (try? JSONParser.parse(line))?.object else { throw Refusal(.badRequest, detail: "json") }
        let fields = Fields(object)
        switch try fields.string("do") {
        case "member.add":
            self = .addMember(
                nick: try fields.string("nick"),
                isOperator: try fields.bool("operator"),
                password: try fields.optionalString("password")
            )
        case "token.create": self = .createToken(nick: try fields.string("nick"))
        case "hub.add":
            self = .addHub(
                slug: try fields.string("slug"),
                name: try fields.string("name"),
                visibility: try fields.optionalCase("visibility", of: Visibility.self) ?? .community,
                steward: try fields.optionalString("steward")
            )
        case "import.zulip":
            self = .importZulip(
                path: try fields.string("path"),
                hub: try fields.optionalString("hub"),
                dryRun: try fields.bool("dry_run")
            )
        case "recover": self = .recover(nick: try fields.string("nick"))
        case "status": self = .status
        case "modlog.verify":
            self = .verifyLog(
                hub: try fields.optionalString("hub"),
                expected: try fields.optionalString("expected")
            )
        default: throw Refusal(.unknownCommand)
        }
    }
}
