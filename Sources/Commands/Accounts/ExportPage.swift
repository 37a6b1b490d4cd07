/// A page of a member's export: JSON objects, one a line, and where the next page begins.
package struct ExportPage: Sendable {
    /// Without line ends.
    package let lines: [[UInt8]]
    /// Opaque; nil on the last page.
    package let next: String?
}
