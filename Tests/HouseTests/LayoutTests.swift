import Foundation
import Testing

/// The repository holds what it should, in files that one can read.
@Suite("Layout")
struct LayoutTests {
    /// Longest file of code or style, in lines.
    private static let lines = 450

    private static let top: Set<String> = [
        ".ci", ".gitignore", ".swift-format", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "Migrations",
        "Package.swift", "Plugins", "README.md", "Scripts", "Sources", "Tests", "Web", "docs",
    ]

    @Test func keepsTheTopSmall() throws {
        let found = try Set(FileManager.default.contentsOfDirectory(atPath: House.root.path))
        #expect(found.subtracting(Self.top).subtracting(House.uncommitted).sorted() == [])
        #expect(Self.top.subtracting(found).sorted() == [])
    }

    @Test func keepsFilesShort() throws {
        for folder in ["Sources", "Tests", "Web", "Plugins", "Scripts"] {
            for path in try House.files(in: folder, endings: ".swift", ".js", ".css", ".html", ".py", "run") {
                let count = try House.text(path).components(separatedBy: "\n").count
                #expect(count <= Self.lines, "\(path) has \(count) lines")
            }
        }
    }

    @Test func speaksOfItselfAlone() throws {
        for folder in ["Sources", "Tests", "Web", "Scripts", "docs", "Migrations"] {
            for path in try House.files(
                in: folder,
                endings: ".swift",
                ".js",
                ".css",
                ".html",
                ".py",
                ".md",
                ".sql",
                ".json",
                "run"
            ) {
                let text = try House.text(path)
                #expect(!text.contains("/" + "work/"), "a path of one machine in \(path)")
            }
        }
    }

    @Test func carriesItsLicence() throws {
        #expect(try House.text("LICENSE").contains("Apache License"))
        #expect(try House.text("LICENSE").contains("Version 2.0, January 2004"))
    }

    @Test func canRunItsScripts() throws {
        for path in ["Scripts/setup", "Scripts/test", "Scripts/bench", ".ci/run"] {
            #expect(FileManager.default.isExecutableFile(atPath: House.root.appending(path: path).path), "\(path)")
        }
    }
}
