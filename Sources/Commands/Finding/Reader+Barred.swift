import HubbubModel
import HubbubStore

/// Who is banned at home sees nothing of a thread, also where it is listed.
extension Reader {
    func isBarred(_ thread: Thread, _ ask: Ask) throws -> Bool {
        guard let me = ask.myID else { return false }
        let banned = try hubsBanned(me)
        guard !banned.isEmpty, let home = try channel(thread.channel)?.hub else { return false }
        return banned.contains(home)
    }

    /// A share line as the asker may see it: emptied where its thread is not for them.
    func barred(_ line: Line, _ ask: Ask) throws -> Line {
        guard case .share(let share) = line.content, try isBarred(share.thread, ask) else { return line }
        return Line(number: line.number, content: .emptied(.removed))
    }
}
