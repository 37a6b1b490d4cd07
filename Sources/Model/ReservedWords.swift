/// Words that no hub, channel or nick may take, in one place.
package enum ReservedWords {
    /// First path segments that the router serves or may serve one day; tested against the router.
    package static let slugs: Set<String> = [
        "about", "account", "admin", "api", "appeal", "apple-touch-icon", "assets", "atom", "calendar", "catchup",
        "charter",
        "claim", "commands", "community", "conversations", "data", "decisions", "embed", "events", "export", "favicon",
        "feed", "files", "health", "help", "hub", "hubs", "import", "imprint", "invite", "invites", "join", "legal",
        "live",
        "locale", "log", "login", "logout", "manifest", "me", "media", "meet", "member", "members", "mentions",
        "messages",
        "metrics", "modlog", "new", "notices", "oauth", "offline", "operator", "operators", "people", "privacy",
        "public",
        "queue",
        "register", "report", "robots", "rules", "search", "security", "service-worker", "session", "sessions",
        "settings",
        "setup", "signup", "sitemap", "static", "status", "styles", "scripts", "terms", "thread", "threads", "token",
        "unread", "upload", "uploads", "user", "users", "visitor", "well-known", "ws",
    ]

    /// What stands behind a hub's address besides its topic channels.
    package static let topics: Set<String> = [
        "atom", "charter", "feed", "invite", "members", "modlog", "queue", "report", "settings",
    ]

    /// Nicks that read as a role, a command or a crowd.
    package static let nicks = crowds.union(commands).union(moderation)

    /// Words that begin a line; tested against the command table.
    package static let commands: Set<String> = [
        "accept", "appoint", "attach", "catchup", "channel", "channels", "charter", "conversations", "delete", "edit",
        "export", "follow",
        "help",
        "history",
        "how", "hub", "hubs", "ignore", "invite", "join", "leave", "level", "markread", "markunread", "me", "msg",
        "new",
        "next", "notices", "open", "quote", "react", "recover", "reopen", "reply", "requests", "resolve", "search",
        "set", "share",
        "thread",
        "threads",
        "title", "unappoint", "unfollow", "unignore", "unread", "unshare", "who", "whois", "withdraw",
    ]

    /// Words of moderation, kept for it from the beginning, since a nick is given for good.
    package static let moderation: Set<String> = [
        "agree", "appeal", "approve", "ban", "calm", "dismiss", "erase", "escalate", "kick", "lock", "merge", "modlog",
        "move",
        "mute", "note", "pin", "premod", "purge", "queue", "record", "reject", "remove", "report", "restore", "slow",
        "split", "take", "unban", "undo", "unlock", "unmute", "unpin",
    ]

    /// Roles, and what reads as many or as nobody.
    private static let crowds: Set<String> = [
        "admin", "administrator", "all", "anyone", "channel", "community", "everyone", "everywhere", "here", "hub",
        "hubbub", "me", "member", "members", "mod", "moderator", "moderators", "nobody", "none", "null", "operator",
        "operators", "perm", "root", "server", "someone", "staff", "steward", "stewards", "support", "system", "thread",
        "undefined", "visitor", "you",
    ]
}
