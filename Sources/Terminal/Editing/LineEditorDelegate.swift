/// What a line editor asks and tells while it waits for keys.
protocol LineEditorDelegate: AnyObject {
    /// Readable when `woken` is to be called.
    var wakeDescriptor: Int32 { get }
    /// Milliseconds after which `woken` is to be called in any case; -1 for never.
    var patience: Int32 { get }
    /// Something came in, or time is up; false ends the line.
    func woken() -> Bool
    /// Nothing was typed and nothing came for a while; told once, until something does.
    func rested()
    func completion(for text: String) -> Completion?
    /// A signal that ends the program.
    func ended(by signal: Int32)
    func resized()
    /// Whether a line may be kept beyond the end of the program.
    func keeps(_ line: String) -> Bool
    /// The first character of a line was typed.
    func lineBegan()
    /// What was typed is dropped.
    func interrupted()
    /// A key pressed with Alt.
    func pressed(alt key: Character)
    /// Several lines were pasted into `line`: to be asked about.
    ///
    /// False puts nothing anywhere.
    func pasted(_ text: String, into line: String)
    /// The answer to a question that `pasted` has asked; false asks for another key.
    func answered(_ key: Character) -> Bool
    /// The line is to be written on in the person's own editor; what it is then, nil to leave it.
    func compose(_ line: String) -> String?
}
