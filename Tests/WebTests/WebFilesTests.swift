import FoundationEssentials
import Testing

@testable import HubbubWeb

@Suite("The browser's files")
struct WebFilesTests {
    @Test func holdTheShellAndWhatItNames() throws {
        let shell = try #require(WebFiles.embedded.file("index.html"))
        #expect(shell.contentType == "text/html; charset=utf-8")
        let text = String(decoding: shell.content, as: UTF8.self)
        for piece in text.split(separator: "\"") where piece.hasPrefix("/assets/") {
            #expect(WebFiles.embedded.file(String(piece.dropFirst("/assets/".count))) != nil, "\(piece)")
        }
    }

    @Test func doNotLeaveTheirFolder() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "web-files-\(ProcessInfo.processInfo.processIdentifier)"
        )
        let root = folder.appending(path: "Web")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("secret".utf8).write(to: folder.appending(path: "secret.txt"))
        try Data("page".utf8).write(to: root.appending(path: "page.html"))

        let files = WebFiles(root: root.path)
        #expect(files.file("page.html")?.content == Array("page".utf8))
        for path in ["../secret.txt", "", "/page.html", "./page.html", "a//b", ".hidden", "page.html/../../secret.txt"]
        {
            #expect(files.file(path) == nil, "\(path)")
        }
    }

    @Test func haveAnotherTagWhenTheyChange() {
        let one = WebFile(path: "a.js", content: Array("let a = 1".utf8))
        let other = WebFile(path: "a.js", content: Array("let a = 2".utf8))
        #expect(one.tag != other.tag)
        #expect(one.tag == WebFile(path: "b.js", content: one.content).tag)
        #expect(one.tag.hasPrefix("\"") && one.tag.hasSuffix("\""))
    }

    @Test func areCompressedWhereThatIsShorter() {
        let long = WebFile(path: "a.css", content: Array(String(repeating: "a { color: red }\n", count: 100).utf8))
        #expect((long.gzipped?.count ?? .max) < long.content.count / 4)
        #expect(long.gzipped?.prefix(2) == [0x1f, 0x8b])
        #expect(WebFile(path: "a.css", content: [1]).gzipped == nil)
    }

    /// What every page of a member's browser begins with: the shell and all that it names.
    ///
    /// One language of sentences and what the page is drawn with come to it; the browser's checks hold all that to 60 kB.
    @Test func areSmallTogether() throws {
        let bound = 38_000
        let shell = try #require(WebFiles.embedded.file("index.html"))
        let named = String(decoding: shell.content, as: UTF8.self).split(separator: "\"")
            .filter { $0.hasPrefix("/assets/") }
            .compactMap { WebFiles.embedded.file(String($0.dropFirst("/assets/".count))) }
        let sizes = ([shell] + named).map { $0.gzipped?.count ?? $0.content.count }
        #expect(named.count > 25)
        #expect(sizes.reduce(0, +) < bound)
    }

    @Test func losesCommentsAndIndentationAndNothingElse() {
        let source = """
            // @ts-check
            /** One line. */
            /**
             * Several, with "quotes".
             */
            export const a = "/** no comment */"; // stays
              /** @type {number} */ (b).c = "http://example.org";
            const e = f((/** @type {number} */ g) => /** @type {any} */ (g).h); // and /** no type */
            const i = [j, { k: "a = b, \\" c = d" }].filter((l) => !l?.m && n > 1 + -o);
            const html = `<p>
              kept</p>`;
              d();

            """
        let sent = String(decoding: Script.slimmed(Array(source.utf8)), as: UTF8.self)
        #expect(
            sent == """
                export const a = "/** no comment */"; // stays
                (b).c = "http://example.org";
                const e = f((g) => (g).h); // and /** no type */
                const i=[j,{k:"a = b, \\" c = d"}].filter((l)=>!l?.m&&n>1 + -o);
                const html = `<p>
                  kept</p>`;
                d();

                """
        )
        let style = Style.slimmed(Array("/* head */\n.a > b, .c :hover {\n  color: red; /* why */\n}\n".utf8))
        #expect(String(decoding: style, as: UTF8.self) == ".a > b,.c :hover{\ncolor:red;\n}\n")
    }
}
