/// The unallocated part of a page of a B-tree, between its list of cells and what they hold.
///
/// SQLite reads nothing there, and leaves there what it moved to other pages, `secure_delete` or not
/// (https://sqlite.org/fileformat2.html, "B-tree Pages").
enum PageGap {
    /// Where the list of tables begins in the first page.
    static let headerBytes = 100

    /// The gap, in bytes of the page, of which SQLite uses the first `usable`; nil where there is none, and where the page
    /// is no B-tree's.
    static func bytes(of page: UnsafeRawBufferPointer, isFirst: Bool, usable: Int) -> Range<Int>? {
        let header = isFirst ? headerBytes : 0
        let list: Int
        switch page[header] {
        case 2, 5: list = header + 12
        case 10, 13: list = header + 8
        default: return nil
        }
        let start = list + 2 * integer(page, header + 3)
        let end = integer(page, header + 5)
        guard start < end, end <= usable else { return nil }
        let cells = stride(from: list, to: start, by: 2)
        return cells.allSatisfy { (end..<usable).contains(integer(page, $0)) } ? start..<end : nil
    }

    private static func integer(_ page: UnsafeRawBufferPointer, _ offset: Int) -> Int {
        Int(page[offset]) << 8 | Int(page[offset + 1])
    }
}
