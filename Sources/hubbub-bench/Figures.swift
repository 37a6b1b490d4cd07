/// One line of figures: the measure's name, then `name=value` in the order they were added.
struct Figures {
    private var words: [String]

    init(_ measure: String) {
        words = [measure]
    }

    mutating func add(_ name: String, _ value: Int) {
        words.append("\(name)=\(value)")
    }

    /// `value` is one word.
    mutating func add(_ name: String, _ value: String) {
        words.append("\(name)=\(value)")
    }

    /// With so many digits behind the point.
    mutating func add(_ name: String, _ value: Double, digits: Int) {
        words.append("\(name)=\(Self.text(value, digits: digits))")
    }

    /// What the server used of the processor between two looks at it, and its memory at the second.
    mutating func add(from before: ProcessUsage, to after: ProcessUsage) {
        add("server_cpu_seconds", after.cpuSeconds - before.cpuSeconds, digits: 2)
        add("server_resident_mib", Double(after.residentBytes) / 1_048_576, digits: 1)
        add("server_peak_mib", Double(after.peakBytes) / 1_048_576, digits: 1)
    }

    /// The median and the 99th of a hundred, in milliseconds.
    mutating func add(_ name: String, _ latencies: Latencies) {
        add("\(name)_p50_ms", latencies.quantile(0.5).milliseconds, digits: 2)
        add("\(name)_p99_ms", latencies.quantile(0.99).milliseconds, digits: 2)
    }

    /// Prints the line.
    func show() {
        print(words.joined(separator: " "))
    }

    private static func text(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return "-" }
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = (value.magnitude * scale).rounded()
        guard let whole = Int(exactly: scaled) else { return "\(value)" }
        let rest = String(whole % Int(scale))
        let sign = value < 0 && whole > 0 ? "-" : ""
        guard digits > 0 else { return sign + String(whole) }
        return sign + "\(whole / Int(scale))." + String(repeating: "0", count: digits - rest.count) + rest
    }
}

extension Duration {
    var seconds: Double { self / .seconds(1) }
    var milliseconds: Double { self / .milliseconds(1) }
}
