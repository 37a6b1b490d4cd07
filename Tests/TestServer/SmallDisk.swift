import Foundation

/// A disk of so many bytes, seen by one process and gone with it: a tmpfs in a mount namespace of its own.
package struct SmallDisk: Sendable {
    static let program = "/usr/bin/unshare"

    /// Where it is mounted; elsewhere than in the process this is an empty folder.
    package let path: String
    package let bytes: Int

    package init(bytes: Int) {
        self.bytes = bytes
        path = FileManager.default.temporaryDirectory.appending(path: "hubbub-disk-\(UUID().uuidString)").path
    }

    /// Whether this machine lets us have one: as root, or where accounts may make user namespaces.
    package static let isPossible: Bool = {
        let child = Process()
        child.executableURL = URL(filePath: program)
        child.arguments = namespace + ["/bin/sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"]
        child.standardOutput = FileHandle.nullDevice
        child.standardError = FileHandle.nullDevice
        guard (try? child.run()) != nil else { return false }
        child.waitUntilExit()
        return child.terminationStatus == 0
    }()

    private static let namespace = geteuid() == 0 ? ["-m"] : ["-Urm"]

    /// What `unshare` is to be told: mount, copy `folder` there, then `script` with `words` as its `$1` and so on.
    func arguments(copying folder: String, running script: String, with words: [String]) -> [String] {
        let mounting = "mount -t tmpfs -o size=\(bytes) tmpfs \"$2\" && cp -a \"$0\"/. \"$2\" && "
        return Self.namespace + ["/bin/sh", "-c", mounting + script, folder] + words
    }

    /// The disk as it is seen from outside, while `process` lives.
    package func seen(through process: Int32) -> String { "/proc/\(process)/root\(path)" }
}
