/// Where the cursor stands in what the editor has drawn: the prompt and the line being typed, wrapped at the width.
struct InputArea: Hashable, Sendable {
    let width: Int

    /// The row of the cursor behind characters of these widths, counted from the prompt's first row.
    ///
    /// A character that does not fit into a row goes whole to the next.
    func row(after widths: some Sequence<Int>) -> Int {
        guard width > 0 else { return 0 }
        var row = 0
        var column = 0
        for columns in widths {
            if column + columns > width {
                row += 1
                column = 0
            }
            column += columns
            if column == width {
                row += 1
                column = 0
            }
        }
        return row
    }
}
