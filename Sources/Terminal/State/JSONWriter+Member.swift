import HubbubWire

extension JSONWriter {
    /// A member whose name is only known at run time.
    mutating func member(_ name: String, _ value: JSON) {
        var inner = JSONWriter(reserving: 64)
        inner.value(JSON.object(JSON.Object([(name, value)])))
        raw(inner.bytes.dropFirst().dropLast())
    }
}
