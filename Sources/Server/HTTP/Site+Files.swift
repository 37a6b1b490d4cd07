import HTTPTypes
import HubbubWire
import Hummingbird
import NIOCore

extension Site {
    func addFiles(to router: Router<SiteContext>) {
        router.get("/assets/**") { request, context in
            guard let file = web.file(context.parameters.getCatchAll().joined(separator: "/")) else {
                throw HTTPError(.notFound)
            }
            return Response.file(file, for: request)
        }
        router.get("/favicon.ico") { request, _ in
            guard let file = web.file("icon.svg") else { throw HTTPError(.notFound) }
            return Response.file(file, for: request)
        }
        // At the root, since a worker looks after what lies below itself; revalidated like all files, so that a new
        // server's worker comes with the next visit.
        for (path, file) in ["/worker.js": "worker.js", "/manifest.webmanifest": "manifest.webmanifest"] {
            router.get(RouterPath(path)) { request, _ in
                guard let found = web.file(file) else { throw HTTPError(.notFound) }
                return Response.file(found, for: request)
            }
        }
        router.get("/health") { _, _ in plain("ok \(HubbubProtocol.product)\n") }
    }

    private func plain(_ text: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }
}
