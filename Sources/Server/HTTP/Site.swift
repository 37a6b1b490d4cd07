import HTTPTypes
import HubbubCommands
import HubbubLocale
import HubbubModel
import Hummingbird
import Logging
import Mustache
import NIOCore

/// The routes of one server: files, commands, pages, forms.
struct Site: Sendable {
    let settings: Settings
    let forum: Forum
    let commands: CommandTable
    let web: WebFolder
    let templates: MustacheLibrary
    let isSecure: Bool
    let lastChanges = LastChanges()

    /// - Throws: the template parser's error.
    init(settings: Settings, forum: Forum) throws {
        self.settings = settings
        self.forum = forum
        commands = forum.table
        web = WebFolder(root: settings.webRoot)
        templates = try PageTemplates.library()
        isSecure = settings.tls != nil
    }

    func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: RequestLog())
        router.add(middleware: SecurityHeaders { request, context in sender(request, context).site?.isSecure ?? false })
        router.add(middleware: ErrorPages(site: self))
        addFiles(to: router)
        addSitemap(to: router)
        addUploads(to: router)
        addDownloads(to: router)
        addCommands(to: router)
        addForms(to: router)
        addExport(to: router)
        addPages(to: router)
        return router
    }

    func sender(_ request: Request, _ context: SiteContext) -> Sender {
        Sender(peer: context.channel.remoteAddress?.ipAddress ?? "unknown", isSecure: isSecure, settings: settings) {
            name in
            if name == "Host" { return request.head.authority.map { [$0] } ?? [] }
            guard let name = HTTPField.Name(name) else { return [] }
            return request.headers[values: name]
        }
    }

    /// Who is logged in by cookie; nil for visitors and for sessions that have ended.
    func member(_ sender: Sender) async throws(Refusal) -> Caller? {
        guard let token = sender.cookieToken else { return nil }
        return try await forum.authenticate(token: token)
    }

    func origin(_ sender: Sender, isBrowser: Bool) -> CallOrigin {
        CallOrigin(address: sender.address, language: sender.language.rawValue, isBrowser: isBrowser)
    }

    /// What makes the pages of a visit: `caller` only where a page differs for members.
    func pages(_ sender: Sender, as caller: Caller?) -> PageMaker {
        let asking = Asking(forum: forum, caller: caller, origin: origin(sender, isBrowser: true))
        return PageMaker(settings: settings, sender: sender, asking: asking)
    }

    func response(_ page: Page, for request: Request, status: HTTPResponse.Status = .ok) throws -> Response {
        guard let text = templates.render(page.values, withTemplate: page.template) else {
            throw HTTPError(.internalServerError)
        }
        let bytes = Array(text.utf8)
        return .tagged(
            bytes,
            type: "text/html; charset=utf-8",
            tag: WebFolder.tag(bytes),
            for: request,
            status: status,
            vary: "Cookie, Accept-Language"
        )
    }
}
