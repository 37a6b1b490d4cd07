import HubbubLocale
import HubbubMarkup
import HubbubModel
import HubbubWire

/// What the client knows, moved on by frames and typed lines.
///
/// Decides only; the sessions around it act.
struct ClientState: Sendable {
    /// Threads and shown messages that are remembered: a day of a busy community.
    static let memory = 4_096
    /// Messages of which it is known whose they are: what people still react to.
    static let toldMessages = 512
    /// Files that `/files` lists.
    static let keptFiles = 50
    /// Channels that a key leads to.
    static let openChannels = 9
    /// Nicks that completion offers first.
    static let recentNicks = 200

    /// Whether what is printed counts as read.
    ///
    /// Off for scripts: nobody has read what went into a pipe.
    var readsWhatItShows: Bool { isReader && !isAway }
    private let isReader: Bool
    var isAway = false
    /// Whether messages of ignored members leave a line that says so.
    var foldsIgnored = true
    /// Whether a lost connection and its return are told in lines.
    var tellsReturn = true
    /// Whether pages hold replies between the roots: the member's setting, on here unless it says off.
    var showsReplies = true
    /// The member wants no calls until then, on all their devices.
    var quietUntil: Time?
    /// Files that were shown, the last first.
    var files: [Attachment] = []
    /// Channels that were opened, for Alt-1 to Alt-9.
    var opened: [ChannelID] = []
    /// The address that the client is connected to, as `https://chat.example.org`.
    var server = ""
    /// Where lines of the client itself are shown in; the member's own language after hello.
    var language: Language
    /// Whether the language was asked for on this machine, and hello's is not to change it.
    let keepsLanguage: Bool

    var me: Face?
    var community = ""
    var cursor: String?
    var hubs: [HubID: JoinedHub] = [:]
    /// Who looks after a hub, as far as it was told.
    var teams: [HubID: Set<MemberID>] = [:]
    var channels: [ChannelID: Channel] = [:]
    var reading: [ChannelID: ChannelReadState] = [:]
    var follows: [ThreadID: ThreadReadState] = [:]
    /// Replies that may count once it is known whether their thread is followed.
    var unsure: [ThreadID: [PostedReply]] = [:]
    var ignored: Set<MemberID> = []
    var threads: [ThreadID: HubbubModel.Thread] = [:]
    var place: Place?
    var lastOwn: Message?
    var nicks: [String] = []
    var marks = ReadMarks()
    /// What has been shown: posts, versions, notices.
    var shown = RecentSet<String>(capacity: memory)
    /// What was told of messages: whose they are, and their reactions.
    var told: [MessageID: ToldMessage] = [:]
    var familiar = FamiliarThreads()
    /// Messages that were counted: one in a shared thread is told of in several channels.
    var counted = RecentSet<MessageID>(capacity: memory)
    var lastDay = ""
    /// Set while a ban everywhere leaves only the restricted login.
    var ban: StandingBan?
    /// Mutes and bans of one's own that hold.
    var sanctions: [HeldSanction] = []
    /// What the hubs are called that one was banned from meanwhile: nothing else of them is kept.
    var banned: [HubID: String] = [:]
    /// Until when a calm holds in a hub, or everywhere (nil).
    var calms: [HubID?: Time] = [:]
    /// What completion offers behind `/take` and `/undo`.
    var named = NamedNumbers()
    /// Channels whose count was asked for; true where it has to be asked for once more.
    var recounts: [ChannelID: Bool] = [:]

    struct JoinedHub: Hashable, Sendable {
        var hub: Hub?
        var role: Role
        var level: Level
    }

    struct PostedReply: Hashable, Sendable {
        let message: Message
        let channel: ChannelID
        let isShown: Bool
    }

    struct ToldMessage: Hashable, Sendable {
        let author: Face
        var reactions: String
    }

    init(language: Language, keepsLanguage: Bool = false, readsWhatItShows: Bool) {
        self.language = language
        self.keepsLanguage = keepsLanguage
        isReader = readsWhatItShows
    }

    /// Unread over all channels, at most `Limits.unreadCount`.
    var unread: Int64 {
        min(Int64(Limits.unreadCount), reading.values.reduce(0) { $0 + $1.unread })
    }

    /// The sentence for a key of the client's own group.
    func say(_ key: String, _ values: [String: String] = [:]) -> String {
        language.say(key, values)
    }

    func isMe(_ face: Face) -> Bool { face.id == me?.id }

    /// `#berlin/coworking`; an id that nobody has told of is shown as such.
    ///
    /// Safe to print.
    func address(of channel: ChannelID) -> String {
        guard let known = channels[channel] else { return place?.channel == channel ? place?.address ?? "" : "#?" }
        guard case .conversation(let faces) = known.place else { return known.address }
        let others = faces.filter { $0.id != me?.id }
        return (others.isEmpty ? faces : others).map { "@\(TerminalText.safe($0.nick))" }.joined(separator: ",")
    }

    /// Shows a key once: false for what has been shown.
    mutating func isNew(_ key: String) -> Bool { shown.insert(key) }

    mutating func remember(_ thread: HubbubModel.Thread) {
        if threads.count >= Self.memory { threads.removeAll(keepingCapacity: true) }
        threads[thread.id] = thread
    }

    mutating func remember(_ message: Message) {
        if told.count >= Self.toldMessages { told.removeAll(keepingCapacity: true) }
        told[message.id] = ToldMessage(author: message.author, reactions: told[message.id]?.reactions ?? "")
        for file in message.files { remember(file) }
        if isMe(message.author), message.state == .live, message.id >= lastOwn?.id ?? .none { lastOwn = message }
    }

    /// So that `/files` lists it.
    mutating func remember(_ file: Attachment) {
        guard !files.contains(where: { $0.id == file.id }) else { return }
        files.insert(file, at: 0)
        if files.count > Self.keptFiles { files.removeLast() }
    }

    mutating func noticed(_ face: Face) {
        guard !face.nick.isEmpty, nicks.first != face.nick else { return }
        nicks.removeAll { $0 == face.nick }
        nicks.insert(face.nick, at: 0)
        if nicks.count > Self.recentNicks { nicks.removeLast() }
    }
}
