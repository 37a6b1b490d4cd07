import Foundation
import HubbubStore

extension Store {
    /// Closes it and removes its folder, on a thread of its own.
    ///
    /// Whoever holds a store for a test may be let go last by the writer, which holds what it was asked to run until it
    /// has answered; and the writer cannot wait for itself.
    func leave(removing directory: String) {
        Thread.detachNewThread {
            self.close()
            try? FileManager.default.removeItem(atPath: directory)
        }
    }
}
