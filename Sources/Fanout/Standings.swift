/// What a delivery asks of each session, by place: small arrays, since a delivery passes over all of it between two
/// system calls that each use up the cache.
struct Standings {
    private struct Mark {
        var compresses = false
        var isHolding = false
        /// Nothing was sent since the last beat.
        var isQuiet = true
    }

    /// Those who get the same bytes.
    struct Group {
        let node: Int
        let isCompressed: Bool
        var places: [Int32] = []
    }

    private var marks: [Mark] = []
    /// Where in the commit under way each session stands.
    private var nodes: [Int] = []

    /// Begins anew with a place.
    mutating func open(_ place: Int, compresses: Bool) {
        while marks.count <= place {
            marks.append(Mark())
            nodes.append(Gathering.root)
        }
        marks[place] = Mark(compresses: compresses)
    }

    mutating func setHolding(_ place: Int, _ isHolding: Bool) {
        marks[place].isHolding = isHolding
    }

    /// Whether nothing was sent since the last beat.
    func isQuiet(_ place: Int) -> Bool { marks[place].isQuiet }

    mutating func setQuiet(_ place: Int, _ isQuiet: Bool) {
        marks[place].isQuiet = isQuiet
    }

    /// Leads an audience along the current run; who had no run yet is put behind `receivers`.
    mutating func lead(_ audience: Audience, in gathering: inout Gathering, _ receivers: inout [Int32]) {
        receivers.reserveCapacity(audience.places.count)
        for place in audience.places {
            let node = nodes[Int(place)]
            if node == Gathering.root { receivers.append(place) }
            nodes[Int(place)] = gathering.step(from: node)
        }
    }

    /// Puts receivers together by where they stand and what form they take; nobody stands anywhere any more.
    mutating func groups(of receivers: [Int32], in gathering: Gathering) -> [Group] {
        var groups: [Group] = []
        var known = [Int](repeating: -1, count: 2 * gathering.nodeCount)
        for place in receivers {
            let (node, isCompressed) = (nodes[Int(place)], marks[Int(place)].compresses)
            nodes[Int(place)] = Gathering.root
            let form = 2 * node + (isCompressed ? 1 : 0)
            if known[form] < 0 {
                known[form] = groups.count
                groups.append(Group(node: node, isCompressed: isCompressed))
            }
            groups[known[form]].places.append(place)
        }
        return groups
    }

    /// Of `places` those that may be written to now, marked as sent to, and those whose bytes are to be kept.
    mutating func parted(_ places: [Int32]) -> (ready: [Int32], holding: [Int32]) {
        var (ready, holding) = (places, [Int32]())
        for place in places {
            marks[Int(place)].isQuiet = false
            if marks[Int(place)].isHolding { holding.append(place) }
        }
        if !holding.isEmpty { ready.removeAll { marks[Int($0)].isHolding } }
        return (ready, holding)
    }
}
