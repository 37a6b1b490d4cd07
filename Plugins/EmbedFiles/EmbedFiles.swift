import Foundation
import PackagePlugin

/// Turns the files of one folder into Swift source at build time, so that the programs need no files beside them.
///
/// The folder depends on the target: `HubbubWeb` takes `Web/`, `HubbubMigrations` takes `Migrations/sqlite/`,
/// `HubbubLocale` takes `Sources/Locale/Catalogues/`.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folders = [
            "HubbubWeb": ("Web", "webFiles"),
            "HubbubMigrations": ("Migrations/sqlite", "migrationFiles"),
            "HubbubLocale": ("Sources/Locale/Catalogues", "catalogueFiles"),
        ]
        guard let (folder, name) = folders[target.name] else { return [] }
        let root = context.package.directoryURL.appending(path: folder)
        let files = try FileManager.default.subpathsOfDirectory(atPath: root.path)
            .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } && $0.contains(".") }
            .sorted()
        let output = context.pluginWorkDirectoryURL.appending(path: "\(name).swift")
        return [
            .buildCommand(
                displayName: "Embedding \(folder)",
                executable: try context.tool(named: "embed-files").url,
                arguments: [name, root.path, output.path] + files,
                inputFiles: files.map { root.appending(path: $0) },
                outputFiles: [output]
            )
        ]
    }
}
