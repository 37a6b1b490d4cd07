/// The places of those who hear the same, rising.
///
/// An array in order and no set: deliveries pass over it in one line through memory, and coming and going of some thousands
/// costs less in it than one system call.
struct Audience {
    private(set) var places: [Int32] = []

    mutating func insert(_ place: Int) {
        let index = index(of: place)
        guard index == places.count || places[index] != place else { return }
        places.insert(Int32(place), at: index)
    }

    mutating func remove(_ place: Int) {
        let index = index(of: place)
        guard index < places.count, places[index] == place else { return }
        places.remove(at: index)
    }

    /// Where a place stands, or would.
    private func index(of place: Int) -> Int {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
