import HubbubModel

/// What stands before the line being typed.
enum Prompt {
    /// `berlin/coworking (3) > `, in a thread `berlin/coworking›118 > `, without a place the community's word.
    static func text(_ place: Place?, unread: Int64, isOffline: Bool, away: String = "") -> String {
        var text = place.map { $0.address.hasPrefix("#") ? String($0.address.dropFirst()) : $0.address } ?? "hubbub"
        if let thread = place?.thread { text += "›\(thread.number)" }
        if unread > 0 { text += " (\(count(unread)))" }
        if !away.isEmpty { text += " (\(away))" }
        if isOffline { text += " …" }
        return text + " > "
    }

    /// Counting stops at `Limits.unreadCount` and says `999+`.
    static func count(_ count: Int64) -> String {
        count >= Int64(Limits.unreadCount) ? "\(Limits.unreadCount - 1)+" : String(count)
    }
}
