import CMarkGFM

/// One parsed text, freed with its owner.
struct Document: ~Copyable {
    private let root: OpaquePointer

    /// Nil when `source` is longer than ``Markdown/sourceBytes``, or there is no memory.
    init?(parsing source: UnsafeBufferPointer<UInt8>) {
        guard source.count <= Markdown.sourceBytes, let root = Dialect.house.parse(source) else { return nil }
        self.root = root
    }

    deinit { cmark_node_free(root) }

    /// Visits every node in order of the text, containers twice: entering and leaving.
    ///
    /// Does not recurse, so depth
    /// costs no stack. Return false to stop.
    func walk(_ visit: (_ node: Node, _ isEntering: Bool) -> Bool) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let pointer = cmark_iter_get_node(iterator) else { return }
            guard visit(Node(pointer: pointer), event == CMARK_EVENT_ENTER) else { return }
        }
    }
}
