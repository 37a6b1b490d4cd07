package import HubbubWire

/// What a command answers: the members of the `ok` object, and for a line the sentence shown to who typed it.
package struct Reply {
    /// Writes into the `ok` object.
    package var json: JSONWriter
    /// Shown for a typed line; empty where the result speaks for itself.
    package var say = ""
    /// A session's token that the browser is to keep as a cookie.
    package var setToken: String?
    /// Whether the browser is to forget its cookie.
    package var clearsToken = false

    package init(json: JSONWriter = JSONWriter()) {
        self.json = json
    }
}
