import FoundationEssentials
import Glibc

/// What a process has used, as the system tells it in `/proc`.
struct ProcessUsage: Sendable {
    /// User and system time of all its threads; the system counts in hundredths.
    let cpuSeconds: Double
    let residentBytes: Int
    /// The most that was ever resident.
    let peakBytes: Int

    /// Throws where there is no such process (any more).
    init(of process: pid_t) throws {
        let stat = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        // The second field is the program's name in parentheses and may hold spaces.
        let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else {
            throw MeasureFault("the system does not tell what process \(process) uses")
        }
        cpuSeconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        residentBytes = Self.bytes("VmRSS:", in: status)
        peakBytes = Self.bytes("VmHWM:", in: status)
    }

    private static func bytes(_ name: String, in status: String) -> Int {
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        let kibibytes = line?.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) }
        return (kibibytes ?? 0) * 1_024
    }
}
