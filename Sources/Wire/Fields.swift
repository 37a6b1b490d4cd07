package import HubbubModel

/// The fields of a request, read with their types checked.
///
/// Each accessor refuses `bad_request` for a wrong type, and the ones that need a value refuse `missing`.
package struct Fields: Hashable, Sendable {
    package let object: JSON.Object

    package init(_ object: JSON.Object = JSON.Object()) {
        self.object = object
    }

    package init(_ members: [(String, JSON)]) {
        self.object = JSON.Object(members)
    }

    /// The value; nil when absent or null.
    package subscript(_ name: String) -> JSON? {
        let value = object[name]
        return value == .null ? nil : value
    }

    package func has(_ name: String) -> Bool { self[name] != nil }

    package func optionalString(_ name: String) throws(Refusal) -> String? {
        guard let value = self[name] else { return nil }
        guard let string = value.string else { throw wrongType(name, "text") }
        return string
    }

    package func string(_ name: String) throws(Refusal) -> String {
        guard let string = try optionalString(name) else { throw missing(name) }
        return string
    }

    /// Refuses `invalid` outside `range`.
    package func optionalInteger(_ name: String, in range: ClosedRange<Int64>) throws(Refusal) -> Int64? {
        guard let value = self[name] else { return nil }
        guard let integer = value.integer else { throw wrongType(name, "integer") }
        guard range.contains(integer) else { throw Refusal(.invalid, field: name) }
        return integer
    }

    package func integer(_ name: String, in range: ClosedRange<Int64>) throws(Refusal) -> Int64 {
        guard let integer = try optionalInteger(name, in: range) else { throw missing(name) }
        return integer
    }

    package func bool(_ name: String, default: Bool = false) throws(Refusal) -> Bool {
        guard let value = self[name] else { return `default` }
        guard let bool = value.bool else { throw wrongType(name, "bool") }
        return bool
    }

    /// At most `count` texts.
    package func strings(_ name: String, atMost count: Int) throws(Refusal) -> [String] {
        guard let value = self[name] else { return [] }
        guard let array = value.array else { throw wrongType(name, "list") }
        guard array.count <= count else { throw Refusal(.tooLong, field: name) }
        var strings: [String] = []
        for element in array {
            guard let string = element.string else { throw wrongType(name, "list") }
            strings.append(string)
        }
        return strings
    }

    /// One of the cases of an enumeration by its raw value; refuses `invalid` and proposes the values there are.
    package func optionalCase<Value: RawRepresentable & CaseIterable>(
        _ name: String,
        of type: Value.Type
    ) throws(Refusal) -> Value? where Value.RawValue == String {
        guard let text = try optionalString(name) else { return nil }
        guard let value = Value(rawValue: text) else {
            throw Refusal(.invalid, field: name, try: Value.allCases.map(\.rawValue).joined(separator: " "))
        }
        return value
    }

    package func missing(_ name: String) -> Refusal {
        Refusal(.missing, field: name, values: ["field": name])
    }

    package func wrongType(_ name: String, _ detail: String) -> Refusal {
        Refusal(.badRequest, field: name, detail: "type", values: ["field": name, "type": detail])
    }
}
