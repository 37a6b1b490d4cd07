/// One field of a command, as published for clients to complete from.
package struct Field: Sendable {
    package let name: String
    package let kind: Kind
    package let isOptional: Bool

    package enum Kind: String, Sendable {
        case text
        case integer
        case bool
        case list
        case hub
        case channel
        case message
        case thread
        case member
        case duration
        /// One of a few words.
        case word
    }

    private init(_ name: String, _ kind: Kind, isOptional: Bool) {
        self.name = name
        self.kind = kind
        self.isOptional = isOptional
    }

    package static func needed(_ name: String, _ kind: Kind) -> Field { Field(name, kind, isOptional: false) }
    package static func optional(_ name: String, _ kind: Kind) -> Field { Field(name, kind, isOptional: true) }
}
