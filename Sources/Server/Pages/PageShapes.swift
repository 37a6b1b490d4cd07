import HubbubLocale
import HubbubModel
import HubbubWire

/// Turns the protocol's shapes into what templates show.
///
/// Every name is always there, absent ones as `false`: Mustache would else look for them further out.
struct PageShapes {
    /// How many colours faces and hubs have in the stylesheet.
    static let tones: UInt32 = 12

    let t: PageWords

    /// A message; `path` is its channel's, `title` its thread's where it is the root.
    func message(_ json: JSON, in path: String, title: String? = nil) -> [String: Any] {
        let author = json["author"]
        let number = json["number"]?.integer ?? 0
        let time = CivilTime(Time(ms: json["at"]?.integer ?? 0))
        let isLive = json["state"]?.string == "live"
        var values: [String: Any] = self.author(author)
        values["number"] = number
        values["path"] = "\(path)/\(number)"
        values["iso"] = time.iso
        values["when"] = time.text(t)
        values["title"] = present(title)
        values["isEdited"] = json["edited"]?.integer != nil
        values["html"] = isLive ? present(json["html"]?.string) : false
        values["gone"] = isLive ? false : t(emptied(json["state"]?.string))
        let files = (json["files"]?.array ?? []).compactMap { Attachment($0) }
        values["files"] = files.isEmpty ? false : ["all": files.map(file)]
        let reactions = (json["reactions"]?.array ?? []).map { reaction -> [String: Any] in
            ["emoji": reaction["emoji"]?.string ?? "", "count": reaction["count"]?.integer ?? 0]
        }
        values["reactions"] = reactions.isEmpty ? false : ["all": reactions]
        values["thread"] = false
        values["foot"] = !reactions.isEmpty
        return values
    }

    /// A picture or sound is shown where it stands, anything else is a link to it.
    private func file(_ file: Attachment) -> [String: Any] {
        let isSound = file.type.hasPrefix("audio/")
        let isPicture = file.isImage && file.width != nil
        return [
            "source": file.path, "name": file.name, "alt": file.alt.isEmpty ? file.name : file.alt,
            "width": file.width ?? 0, "height": file.height ?? 0, "size": size(file.bytes),
            "isPicture": isPicture, "isSound": isSound, "isOther": !isPicture && !isSound,
        ]
    }

    private func size(_ bytes: Int64) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ..<10_000_000: "\(bytes / 1_000) kB"
        default: "\(bytes / 1_000_000) MB"
        }
    }

    /// A line of a chat: root, share or what is left of one.
    func line(_ json: JSON, in path: String) -> [String: Any] {
        let number = json["number"]?.integer ?? 0
        var values: [String: Any] = [
            "number": number, "message": false, "share": false, "emptied": false,
        ]
        if let message = json["message"] {
            var shown = self.message(message, in: path, title: json["thread"]?["title"]?.string)
            if let thread = json["thread"], (thread["replies"]?.integer ?? 0) > 0 {
                shown["thread"] = self.thread(thread, path: "\(path)/\(number)")
                shown["foot"] = true
            }
            values["message"] = shown
        } else if let share = json["share"] {
            values["share"] = self.share(share)
        } else {
            let to: Any = json["to"]?.string.map { "/\($0.dropFirst())" } ?? false
            values["emptied"] = ["says": t(emptied(json["state"]?.string)), "to": to]
        }
        return values
    }

    func share(_ json: JSON) -> [String: Any] {
        let home = json["home"]?.string ?? ""
        let path = "/" + home.dropFirst()
        let number = json["thread"]?["number"]?.integer ?? 0
        return [
            "says": t("shares", ["name": name(json["by"])]),
            "path": home.isEmpty ? false : "\(path)/\(number)",
            "title": title(json["thread"]),
        ]
    }

    func thread(_ json: JSON, path: String) -> [String: Any] {
        let replies = json["replies"]?.integer ?? 0
        let time = CivilTime(Time(ms: json["last"]?["at"]?.integer ?? 0))
        return [
            "path": path, "title": title(json), "starter": name(json["starter"]),
            "replies": replies > 0 ? t("replies", ["count": "\(replies)"]) : false,
            "iso": time.iso, "when": time.text(t),
            "isResolved": json["state"]?.string == "resolved", "isPinned": json["pinned"]?.bool ?? false,
        ]
    }

    /// A thread's title, else how it begins.
    func title(_ thread: JSON?) -> String {
        title(title: thread?["title"]?.string ?? "", excerpt: thread?["excerpt"]?.string ?? "")
    }

    func title(title: String, excerpt: String) -> String {
        title.isEmpty ? excerpt.isEmpty ? t("untitled") : excerpt : title
    }

    func hub(_ json: JSON) -> [String: Any] {
        let slug = json["slug"]?.string ?? ""
        return [
            "name": json["name"]?.string ?? slug, "address": "#\(slug)", "path": "/\(slug)",
            "about": present(json["about"]?.string), "tone": tone(slug),
            "image": present(json["image"]?["url"]?.string),
            "letter": (json["name"]?.string ?? slug).first.map { String($0).uppercased() } ?? "#",
        ]
    }

    func channel(_ json: JSON, here: String) -> [String: Any] {
        let address = json["address"]?.string ?? ""
        let name = json["name"]?.string ?? ""
        return ["path": "/" + address.dropFirst(), "name": name.isEmpty ? address : name, "isHere": address == here]
    }

    /// The nick of a face, or that the account is gone.
    func name(_ face: JSON?) -> String {
        face?["gone"]?.bool == true ? t("gone_member") : face?["nick"]?.string ?? ""
    }

    private func author(_ face: JSON?) -> [String: Any] {
        let name = name(face)
        let initials = name.split { !$0.isLetter && !$0.isNumber }.prefix(2).compactMap(\.first).map { String($0) }
        return ["author": name, "initials": initials.joined().uppercased(), "tone": tone(face?["nick"]?.string ?? "")]
    }

    /// The same colour for the same word, here and in the client: FNV-1a over code points, 32 bits.
    private func tone(_ word: String) -> UInt32 {
        word.unicodeScalars.reduce(0x811C_9DC5) { ($0 ^ $1.value) &* 0x0100_0193 } % Self.tones
    }

    private func emptied(_ state: String?) -> String {
        switch state {
        case "removed": "emptied_removed"
        case "moved": "emptied_moved"
        default: "emptied_deleted"
        }
    }

    private func present(_ text: String?) -> Any {
        guard let text, !text.isEmpty else { return false }
        return text
    }
}
