import CEdit
import Glibc

/// Reads lines from a terminal with libedit, while other lines are printed above the one being typed.
///
/// Belongs to the thread that made it. The delegate is called while a line is being read.
final class LineEditor {
    enum Line: Hashable {
        case text(String)
        /// The end of the input, or of the program.
        case end
    }

    weak var delegate: (any LineEditorDelegate)?
    /// Shown before the line.
    private(set) var prompt = "> "

    private let edit: OpaquePointer
    private let history: InputHistory
    private let signals: Signals
    /// Whether the terminal can move its cursor.
    private let clears: Bool
    private var promptBytes: UnsafeMutablePointer<CChar>?
    private var decoder = UTF8Decoder()
    private var pastes = PasteReader()
    private var pieces: [PasteReader.Piece] = []
    private var isReading = false
    /// The next key answers a question.
    private var isAsking = false
    /// Nothing has happened since the delegate was told that nothing does.
    private var hasRested = false
    /// Lines that came in while another program has the terminal; nil while none has.
    private var held: [String]?

    /// nil when libedit cannot use the terminal.
    init?(signals: Signals, history: consuming InputHistory, clears: Bool) {
        guard let edit = edit_open("hubbub") else { return nil }
        self.edit = edit
        self.history = history
        self.signals = signals
        self.clears = clears
        promptBytes = strdup(prompt)
        _ = edit_set_owner(edit, Unmanaged.passUnretained(self).toOpaque())
        _ = edit_set_emacs(edit)
        _ = edit_set_signal(edit, 0)
        _ = edit_set_history(edit, self.history.list)
        _ = edit_set_prompt(edit) { LineEditor.owner(of: $0)?.promptBytes }
        _ = edit_set_reader(edit) { edit, character in LineEditor.owner(of: edit)?.nextCharacter(character) ?? 0 }
        _ = edit_add_function(edit, "hubbub-complete", "completes a word") { edit, _ in
            LineEditor.owner(of: edit)?.complete() ?? UInt8(CC_ERROR)
        }
        _ = edit_bind(edit, "\t", "hubbub-complete")
        _ = edit_add_function(edit, "hubbub-alt", "goes elsewhere") { edit, key in
            LineEditor.owner(of: edit)?.pressedAlt(key) ?? UInt8(CC_ERROR)
        }
        for key in "123456789a" { _ = edit_bind(edit, "\u{1B}\(key)", "hubbub-alt") }
        _ = edit_add_function(edit, "hubbub-compose", "opens an editor") { edit, _ in
            LineEditor.owner(of: edit)?.compose() ?? UInt8(CC_ERROR)
        }
        _ = edit_bind(edit, "\u{18}\u{5}", "hubbub-compose")
        _ = edit_bind(edit, "^R", "em-inc-search-prev")
    }

    deinit {
        el_end(edit)
        free(promptBytes)
    }

    private static func owner(of edit: OpaquePointer?) -> LineEditor? {
        guard let edit, let owner = edit_owner(edit) else { return nil }
        return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
    }

    /// Waits for a line; the terminal is as it was before and after.
    func readLine() -> Line {
        isReading = true
        setPasting(true)
        defer {
            isReading = false
            setPasting(false)
        }
        var count: Int32 = 0
        guard let bytes = el_gets(edit, &count), count > 0 else { return .end }
        var line = String(cString: bytes)
        if line.hasSuffix("\n") { line.removeLast() }
        if line.contains(where: { !$0.isWhitespace }) { history.add(line, isKept: delegate?.keeps(line) ?? false) }
        return .text(line)
    }

    /// Prints lines above the one being typed, which is drawn again as it was, behind `prompt` if that is given.
    func print(_ lines: [String], prompt text: String? = nil) {
        if let before = held {
            // The newest are kept: more than a screen is looked up in the channel.
            held = Array((before + lines).suffix(Self.heldLines))
            if let text { take(text) }
            return
        }
        if isReading { clear() }
        for line in lines { _ = edit_write(line + "\n") }
        if let text { take(text) }
        if isReading { draw() }
    }

    /// Puts another prompt before the line, also one that is being typed.
    func changePrompt(_ text: String) {
        // Where nothing can be taken off the screen, the new prompt comes with the next line.
        let redraws = isReading && clears && held == nil
        if redraws { clear() }
        take(text)
        if redraws { draw() }
    }

    /// Lines that are shown after another program has had the terminal.
    static let heldLines = 1_000

    /// Milliseconds without a key or a letter, after which the delegate is told so.
    private static let restDelay: Int32 = 2_000

    /// Types a text into the line, as if the person had.
    func type(_ text: String) {
        decoder.append(text.unicodeScalars.filter { $0.value >= 0x20 && $0 != "\u{7F}" }.map(String.init).joined().utf8)
    }

    /// Drops what has been typed.
    func drop() { decoder.append([0x15]) }

    /// Ends the line, as Enter does.
    func enter() { decoder.append([0x0D]) }

    /// The next key goes to the delegate's `answered`.
    func ask() { isAsking = true }

    /// Rings the terminal's bell.
    func ring() { _ = edit_write("\u{7}") }

    private func setPasting(_ isOn: Bool) {
        if clears { _ = edit_write(isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l") }
    }

    private func take(_ text: String) {
        prompt = text
        free(promptBytes)
        promptBytes = strdup(text)
    }

    /// Gives the terminal back at the end of the input, on a line of its own.
    func restore() {
        _ = edit_write("\n")
        _ = edit_prepare_terminal(edit, 0)
    }

    /// Columns of the terminal; the usual ones where it does not say.
    static var terminalWidth: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return Rendering.usualWidth }
        return Int(size.ws_col)
    }

    /// Takes the prompt and the line off the screen; the cursor is then where the prompt began.
    private func clear() {
        guard clears else {
            _ = edit_write("\n")
            return
        }
        let rows = InputArea(width: Self.terminalWidth).row(after: widthsBeforeCursor)
        _ = edit_write("\r" + (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\u{1B}[J")
    }

    /// Draws the prompt and the line from where the cursor is, at the width that the terminal has now.
    private func draw() {
        el_resize(edit)
        _ = edit_refresh(edit)
    }

    private var widthsBeforeCursor: [Int] {
        var widths = prompt.unicodeScalars.map { Self.columns(wchar_t(bitPattern: $0.value)) }
        guard let line = el_wline(edit)?.pointee, let start = line.buffer, let cursor = line.cursor else {
            return widths
        }
        for index in 0..<max(0, cursor - start) { widths.append(Self.columns(start[index])) }
        return widths
    }

    /// As libedit counts: control characters show as `^A`, others that are not printable as `\U+0085`.
    static func columns(_ character: wchar_t) -> Int {
        let columns = edit_columns(character)
        if columns >= 0 { return Int(columns) }
        return character < 0x20 || character == 0x7F ? 2 : (character > 0xFFFF ? 8 : 7)
    }

    /// libedit's reader: 1 with a character, 0 at the end.
    private func nextCharacter(_ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        while true {
            if let scalar = decoder.next() {
                if scalar.value >= 0x20, isEmpty { delegate?.lineBegan() }
                character?.pointee = wchar_t(bitPattern: scalar.value)
                return 1
            }
            // One after the other, so that what was typed before a paste stands in the line by then.
            if !pieces.isEmpty {
                take(pieces.removeFirst())
                continue
            }
            switch wait() {
            case .keys: guard readKeys() else { return 0 }
            case .nothing: break
            case .end: return 0
            }
        }
    }

    private enum Occasion {
        case keys
        case nothing
        case end
    }

    private func wait() -> Occasion {
        var polled = [STDIN_FILENO, signals.descriptor, delegate?.wakeDescriptor ?? -1].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        let patience = delegate?.patience ?? -1
        let rests = !hasRested && (patience < 0 || patience > Self.restDelay)
        let count = poll(&polled, nfds_t(polled.count), rests ? Self.restDelay : patience)
        if count < 0 { return errno == EINTR ? .nothing : .end }
        hasRested = count == 0 && rests
        if hasRested {
            delegate?.rested()
            return .nothing
        }
        if polled[1].revents != 0, !handleSignals() { return .end }
        if count == 0 || polled[2].revents != 0 { return delegate?.woken() == false ? .end : .nothing }
        return polled[0].revents != 0 ? .keys : .nothing
    }

    private func readKeys() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let count = read(STDIN_FILENO, &bytes, bytes.count)
        guard count > 0 else { return count < 0 && errno == EINTR }
        pieces += clears ? pastes.append(bytes[..<count]) : [.keys(Array(bytes[..<count]))]
        return true
    }

    private func take(_ piece: PasteReader.Piece) {
        switch piece {
        case .keys(var keys):
            while isAsking, !keys.isEmpty {
                let key = keys.removeFirst()
                isAsking = delegate?.answered(Character(UnicodeScalar(key))) == false
            }
            decoder.append(keys)
        case .paste(let bytes):
            guard !isAsking else { return }
            let text = PasteReader.text(bytes)
            // A line break at the end is no second line.
            let whole = text.hasSuffix("\n") ? String(text.dropLast()) : text
            if whole.contains("\n") { delegate?.pasted(whole, into: typed) } else { type(whole) }
        case .tooLong: delegate?.pasted("", into: typed)
        }
    }

    private var isEmpty: Bool {
        guard let line = el_wline(edit)?.pointee else { return true }
        return line.buffer == line.lastchar
    }

    /// What has been typed of the line.
    private var typed: String {
        guard let line = el_wline(edit)?.pointee, let start = line.buffer, let end = line.lastchar else { return "" }
        var text = ""
        for index in 0..<max(0, end - start) {
            if let scalar = Unicode.Scalar(UInt32(bitPattern: start[index])) { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    private func handleSignals() -> Bool {
        for signal in signals.take() {
            switch signal {
            case SIGWINCH: resize()
            case SIGTSTP: suspend()
            case SIGCONT: resume()
            // What was typed is dropped, as in a shell; ^Y brings it back.
            case SIGINT:
                isAsking = false
                decoder.append([0x15])
                delegate?.interrupted()
            default:
                delegate?.ended(by: signal)
                return false
            }
        }
        return true
    }

    private func resize() {
        delegate?.resized()
        guard isReading else { return el_resize(edit) }
        clear()
        draw()
    }

    private func suspend() {
        if isReading { clear() }
        setPasting(false)
        _ = edit_prepare_terminal(edit, 0)
        kill(getpid(), SIGSTOP)
    }

    /// Lends the terminal to another program while `body` runs.
    func lend<Result>(_ body: () -> Result) -> Result {
        if isReading { clear() }
        setPasting(false)
        _ = edit_prepare_terminal(edit, 0)
        held = []
        let result = body()
        _ = signals.take()
        let lines = held ?? []
        held = nil
        if isReading { _ = edit_prepare_terminal(edit, 1) }
        setPasting(isReading)
        for line in lines { _ = edit_write(line + "\n") }
        if isReading { draw() }
        return result
    }

    /// The shell may have changed the terminal meanwhile: begins from what it is now.
    private func resume() {
        guard isReading else { return }
        _ = edit_prepare_terminal(edit, 0)
        _ = edit_prepare_terminal(edit, 1)
        setPasting(true)
        draw()
    }

    private func complete() -> UInt8 {
        guard let line = el_line(edit)?.pointee, let start = line.buffer, let cursor = line.cursor else {
            return UInt8(CC_ERROR)
        }
        let text = String(
            decoding: UnsafeRawBufferPointer(start: start, count: max(0, cursor - start)),
            as: UTF8.self
        )
        guard let completion = delegate?.completion(for: text) else { return UInt8(CC_REFRESH_BEEP) }
        let typed = String(text.suffix(completion.replaced))
        if completion.candidates.count > 1, completion.insertion.count <= typed.count {
            print(Self.table(completion.shown, width: Self.terminalWidth))
            return UInt8(CC_REFRESH)
        }
        el_deletestr(edit, Int32(typed.unicodeScalars.count))
        _ = el_insertstr(edit, completion.insertion)
        return UInt8(CC_REFRESH)
    }

    private func pressedAlt(_ key: Int32) -> UInt8 {
        guard let scalar = Unicode.Scalar(UInt32(bitPattern: key)) else { return UInt8(CC_ERROR) }
        delegate?.pressed(alt: Character(scalar))
        return UInt8(CC_REFRESH)
    }

    private func compose() -> UInt8 {
        let before = typed
        guard let text = delegate?.compose(before) else { return UInt8(CC_REFRESH) }
        drop()
        type(text)
        return UInt8(CC_REFRESH)
    }

    private static func table(_ candidates: [String], width: Int) -> [String] {
        candidates.reduce(into: []) { lines, candidate in
            if let last = lines.last, last.count + candidate.count + 2 < width {
                lines[lines.count - 1] = last + "  " + candidate
            } else {
                lines.append(candidate)
            }
        }
    }
}
