import HubbubModel

extension PageMaker {
    /// One input of a form.
    struct Input {
        let name: String
        /// The sentence that names it, where it is not `field_` and the name.
        var label: String?
        var type = "text"
        var autocomplete = "off"
        var length = 254
        var isRequired = true
        var hint: String?
        var isHidden = false
        var isLong = false
    }

    /// What is entered already; a password never comes back.
    typealias Entered = [String: String]

    func login(next: String, entered: Entered = [:], refusal: String? = nil) -> Page {
        let inputs = [Input(name: "nick", autocomplete: "username"), password("current-password"), hidden("next")]
        return form(
            "login",
            inputs,
            entered: entered.merging(["next": next]) { $1 },
            refusal: refusal,
            other: ("/signup", "signup_instead")
        )
    }

    func signup(next: String, entered: Entered = [:], refusal: String? = nil) -> Page {
        var inputs = account()
        if settings.signup == .approval { inputs.append(Input(name: "words", length: 1_000)) }
        inputs += [hidden("invite"), hidden("next")]
        return form(
            "signup",
            inputs,
            entered: entered.merging(["next": next]) { $1 },
            refusal: refusal,
            other: ("/login", "login_instead")
        )
    }

    func claim(entered: Entered = [:], refusal: String? = nil) -> Page {
        form("claim", [Input(name: "token", length: 128)] + account(), entered: entered, refusal: refusal, other: nil)
    }

    /// An invite to a hub: a visitor signs up with it, a member joins.
    func invite(hubName: String, code: String, entered: Entered = [:], refusal: String? = nil) -> Page {
        let isMember = asking.caller != nil
        var page = form("invite", isMember ? [] : account(), entered: entered, refusal: refusal, other: nil)
        page.content["action"] = "/invite/\(code)"
        page.content["heading"] = words("invite_heading", ["hub": hubName])
        page.content["intro"] =
            isMember ? words("invite_join", ["hub": hubName]) : words("invite_intro", ["hub": hubName])
        page.content["submit"] = words(isMember ? "join" : "invite_submit")
        if !isMember {
            page.content["other"] = [
                "href": "/login?next=" + FormText.encoded("/invite/\(code)"), "label": words("login_instead"),
            ]
        }
        return page
    }

    /// Illegal content in a public hub, reported without an account.
    func report(entered: Entered = [:], refusal: String? = nil) -> Page {
        let inputs = [
            Input(name: "message", length: 400, hint: words("report_hint")),
            Input(name: "words", label: "report_words", length: Limits.wordsCharacters, isLong: true),
            Input(name: "contact", type: "email", autocomplete: "email", isRequired: false),
        ]
        var page = form("report", inputs, entered: entered, refusal: refusal, other: nil)
        page.frame.isLive = false
        return page
    }

    /// `#berlin/42` from what people paste: that, a path, or a whole address of a page.
    static func address(typed text: String) -> String {
        var rest = text.trimmingBlanks[...]
        if let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...].drop { $0 != "/" }
        }
        rest = rest.prefix { $0 != "?" }.drop { $0 == "/" || $0 == "#" }
        return "#" + rest.replacing("#", with: "/")
    }

    private func account() -> [Input] {
        var inputs = [Input(name: "nick", autocomplete: "username", length: 24, hint: words("nick_hint"))]
        inputs.append(
            Input(name: "name", autocomplete: "name", length: Limits.displayNameCharacters, isRequired: false)
        )
        inputs.append(Input(name: "email", type: "email", autocomplete: "email", isRequired: settings.emailRequired))
        inputs.append(password("new-password"))
        return inputs
    }

    private func password(_ autocomplete: String) -> Input {
        let hint =
            autocomplete == "new-password" ? words("password_hint", ["count": "\(Limits.passwordCharactersMin)"]) : nil
        return Input(name: "password", type: "password", autocomplete: autocomplete, length: 1_024, hint: hint)
    }

    private func hidden(_ name: String) -> Input {
        Input(name: name, isRequired: false, isHidden: true)
    }

    private func form(
        _ key: String,
        _ inputs: [Input],
        entered: Entered,
        refusal: String?,
        other: (href: String, key: String)?
    ) -> Page {
        var page = Page(template: "form", frame: frame(words("\(key)_heading"), path: nil))
        page.frame.isLive = asking.caller == nil
        page.frame.isPrivate = true
        page.content = [
            "heading": words("\(key)_heading"), "intro": words("\(key)_intro"), "action": "/\(key)",
            "submit": words("\(key)_submit"), "refusal": refusal ?? false, "other": false,
            "fields": inputs.map { field($0, entered) },
            "consents": inputs.contains { $0.autocomplete == "new-password" },
        ]
        if let other { page.content["other"] = ["href": other.href, "label": words(other.key)] }
        return page
    }

    private func field(_ input: Input, _ entered: Entered) -> [String: Any] {
        let label = words(input.label ?? "field_\(input.name)")
        return [
            "name": input.name, "type": input.type, "autocomplete": input.autocomplete, "length": input.length,
            "isRequired": input.isRequired, "isHidden": input.isHidden, "isLong": input.isLong,
            "hint": input.hint ?? false,
            "label": input.isRequired || input.isHidden ? label : words("field_optional", ["field": label]),
            "value": input.type == "password" ? "" : entered[input.name] ?? "",
        ]
    }
}
