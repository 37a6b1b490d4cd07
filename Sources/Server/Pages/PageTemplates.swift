import Mustache

/// The pages for visitors as Mustache templates; `{{ }}` escapes, and only a message's rendered HTML is put in raw.
enum PageTemplates {
    static let texts = [
        "layout": layout, "front": front, "channelHead": channelHead, "channelList": channelList, "chat": chat,
        "threads": threads, "charter": charter, "message": message, "thread": thread, "search": search, "prose": prose,
        "form": form, "modlog": modlog,
    ]

    /// - Throws: the parser's error where a template is broken, which a test forbids.
    static func library() throws -> MustacheLibrary {
        MustacheLibrary(templates: try texts.mapValues { try MustacheTemplate(string: $0) })
    }
}
