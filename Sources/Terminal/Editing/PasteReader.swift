/// Tells what was pasted from what was typed: terminals put pasted text between two sequences (bracketed paste).
struct PasteReader: Sendable {
    enum Piece: Hashable, Sendable {
        case keys([UInt8])
        /// Whole, however many reads it took.
        case paste([UInt8])
        /// More than `bytes`.
        case tooLong
    }

    /// More than the longest message is not collected.
    static let bytes = 65_536

    private static let begin = Array("\u{1B}[200~".utf8)
    private static let end = Array("\u{1B}[201~".utf8)
    /// What of a sequence may wait for its rest: an escape alone is a key of its own.
    private static let least = 3

    private var pending: [UInt8] = []
    private var pasted: [UInt8]?
    private var isTooLong = false

    mutating func append(_ bytes: some Sequence<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        var keys: [UInt8] = []
        for byte in bytes {
            pending.append(byte)
            let sequence = pasted == nil ? Self.begin : Self.end
            if sequence.starts(with: pending) {
                guard pending.count == sequence.count else { continue }
                pending = []
                if let pasted {
                    pieces.append(isTooLong ? .tooLong : .paste(pasted))
                    self.pasted = nil
                } else {
                    if !keys.isEmpty { pieces.append(.keys(keys)) }
                    keys = []
                    pasted = []
                    isTooLong = false
                }
            } else {
                release(into: &keys)
            }
        }
        if pasted == nil, pending.count < Self.least { release(into: &keys) }
        if !keys.isEmpty { pieces.append(.keys(keys)) }
        return pieces
    }

    /// What waited is no sequence: all but a last escape, which may begin one.
    private mutating func release(into keys: inout [UInt8]) {
        let isBeginning = pending.count > 1 && pending.last == 0x1B
        let bytes = isBeginning ? pending.dropLast() : pending[...]
        if pasted == nil {
            keys += bytes
        } else if (pasted?.count ?? 0) + bytes.count <= Self.bytes {
            pasted? += bytes
        } else {
            isTooLong = true
        }
        pending = isBeginning ? [0x1B] : []
    }

    /// Pasted bytes as text: line breaks are line feeds, tabs are spaces, nothing else that steers is left.
    static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        var isReturn = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x0D: text += "\n"
            case 0x0A: if !isReturn { text += "\n" }
            case 0x09: text += "    "
            case 0x00...0x1F, 0x7F...0x9F: break
            default: text.unicodeScalars.append(scalar)
            }
            isReturn = scalar.value == 0x0D
        }
        return text
    }
}
