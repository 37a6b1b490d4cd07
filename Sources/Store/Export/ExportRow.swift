/// One thing that is stored about a member, as their export tells it.
package struct ExportRow: Sendable {
    /// Where it stands in its section: the next page begins after it.
    package let cursor: Int64
    /// What is null, empty or off is left out.
    package let values: [(name: StaticString, value: ExportValue)]
}
