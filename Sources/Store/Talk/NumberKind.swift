/// What a number of a channel was given to.
enum NumberKind: Int64 {
    case root = 0
    case reply = 1
    case share = 2
}
