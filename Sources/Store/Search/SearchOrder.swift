/// How results are ordered.
package enum SearchOrder: String, CaseIterable, Sendable {
    /// By time posted, newest first.
    case newest
    /// By how well they fit (BM25), over the newest `Limits.searchRanked` that do.
    case best
}
