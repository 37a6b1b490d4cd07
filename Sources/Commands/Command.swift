import HubbubModel
package import HubbubStore
import HubbubWire

/// A thing a member may ask for.
///
/// One table of them serves WebSocket, HTTP, slash lines, help and completion.
package struct Command: Sendable {
    /// As requests name it: `message.post`.
    package let name: String
    /// What it takes, as published; the slash form's arguments fill the same fields.
    package let fields: [Field]
    /// How people type it; empty where it is only for programs.
    package let lines: [LineForm]
    package let needs: Need
    /// Whether `dry_run` tries it without doing it.
    package let canRehearse: Bool
    /// Whether a member may ask it whom a ban keeps out of the community: what concerns themselves.
    package let isOpenToBanned: Bool
    package let run: Run

    /// Who may ask at all.
    ///
    /// Finer rights are decided in the act, on what it concerns.
    package enum Need: String, Sendable {
        /// Anyone, also without a session.
        case nothing
        /// A visitor may, of what is public.
        case reading
        /// A member.
        case login
        case `operator`
    }

    package enum Run: Sendable {
        /// On a snapshot, on the reading threads.
        case read(@Sendable (Ask, Reader, inout Reply) throws -> Void)
        /// One transaction: `act` checks the right, changes the facts and appends the events; `tell` answers, the first
        /// time and at each retry, with things as they are.
        case write(
            act: @Sendable (Ask, Transaction) throws -> Receipt,
            tell: @Sendable (Ask, Reader, Receipt, inout Reply) throws -> Void
        )
        /// A post, whose answer and event share the bytes of the message.
        case post(@Sendable (Ask, Transaction) throws -> NewMessage)
        /// Work before the transaction that neither the writer nor a reader may wait for (hashing a password).
        case prepared(@Sendable (Ask, Forum) async throws -> Reply)
        /// Of a WebSocket session itself: watching, typing.
        case session
    }

    package init(
        _ name: String,
        fields: [Field] = [],
        lines: [LineForm] = [],
        needs: Need = .login,
        canRehearse: Bool = false,
        isOpenToBanned: Bool = false,
        run: Run
    ) {
        self.name = name
        self.fields = fields
        self.lines = lines
        self.needs = needs
        self.canRehearse = canRehearse
        self.isOpenToBanned = isOpenToBanned
        self.run = run
    }

    /// Whether `in #hub` and `everywhere` may stand anywhere before the last argument.
    var takesPlace: Bool { canRehearse || fields.contains { $0.name == "everywhere" } }

    /// Whether requests need a key.
    package var writes: Bool {
        switch run {
        case .write, .post: true
        case .prepared: needs == .login
        case .read, .session: false
        }
    }
}
