/// The header that gives a browser its session, or takes it away.
enum SessionCookie {
    /// As long as a session lives unused (90 days), in seconds.
    static let lifeSeconds = 90 * 86_400

    /// Gives the session `token`, which is base64url, so that nothing needs quoting.
    static func set(_ token: String, isSecure: Bool) -> String {
        "\(Sender.cookieName)=\(token); Path=/; Max-Age=\(lifeSeconds); HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "")
    }

    static func clear(isSecure: Bool) -> String {
        "\(Sender.cookieName)=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }
}
