/// One JSON value, as received.
///
/// Integers and fractions are told apart, objects keep their order and have no key twice.
package enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case array([JSON])
    case object(Object)

    /// The members of an object, in order.
    package struct Object: Hashable, Sendable {
        package private(set) var members: [Member] = []

        package struct Member: Hashable, Sendable {
            package let name: String
            package let value: JSON
        }

        package init() {}

        package init(_ members: [(String, JSON)]) {
            self.members = members.map { Member(name: $0.0, value: $0.1) }
        }

        /// The value of a member; nil when it is absent.
        package subscript(_ name: String) -> JSON? {
            members.first { $0.name == name }?.value
        }

        /// Adds a member; false when the name is taken.
        package mutating func add(_ name: String, _ value: JSON) -> Bool {
            guard self[name] == nil else { return false }
            members.append(Member(name: name, value: value))
            return true
        }
    }

    package subscript(_ name: String) -> JSON? {
        if case .object(let object) = self { object[name] } else { nil }
    }

    package var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    package var array: [JSON]? {
        if case .array(let value) = self { value } else { nil }
    }

    package var object: Object? {
        if case .object(let value) = self { value } else { nil }
    }
}
