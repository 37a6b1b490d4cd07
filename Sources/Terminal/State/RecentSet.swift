/// The last so many keys; older ones are forgotten.
struct RecentSet<Key: Hashable & Sendable>: Sendable {
    private var keys: Set<Key> = []
    private var order: [Key] = []
    private var oldest = 0
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Remembers `key`; false when it was there already.
    mutating func insert(_ key: Key) -> Bool {
        guard keys.insert(key).inserted else { return false }
        if order.count < capacity {
            order.append(key)
        } else {
            keys.remove(order[oldest])
            order[oldest] = key
            oldest = (oldest + 1) % capacity
        }
        return true
    }

    /// Makes a key new again; where it comes again it may be forgotten a little early.
    mutating func forget(_ key: Key) { keys.remove(key) }

    func contains(_ key: Key) -> Bool { keys.contains(key) }
}
