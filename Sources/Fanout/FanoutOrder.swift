import HubbubWebSocket

/// One thing a shard is told to do; shards do them in the order they were told.
enum FanoutOrder<Key: Hashable & Sendable>: Sendable {
    case publish([(Key, PreparedFrame)])
    case subscribe(FanoutSession<Key>, [Key])
    case unsubscribe(FanoutSession<Key>, [Key])
    case dissolve(Key)
    case send([PreparedFrame], FanoutSession<Key>)
    case hold(FanoutSession<Key>)
    case release(FanoutSession<Key>, after: [PreparedFrame])
    case beat(PreparedFrame)
    case close(FanoutSession<Key>, CloseCode, reason: String)
}
