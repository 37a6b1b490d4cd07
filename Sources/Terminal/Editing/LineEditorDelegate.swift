/// What a line editor asks and tells while it waits for keys.
protocol LineEditorDelegate: AnyObject {
    /// Readable when `woken` is to be called.
    var wakeDescriptor: Int32 { get }
    /// Milliseconds after which `woken` is to be called in any case; -1 for never.
    var patience: Int32 { get }
    /// Something came in, or time is up; false ends the line.
    func woken() -> Bool
    func completion(for text: String) -> Completion?
    /// A signal that ends the program.
    func ended(by signal: Int32)
    func resized()
    /// Whether a line may be kept beyond the end of the program.
    func keeps(_ line: String) -> Bool
}
