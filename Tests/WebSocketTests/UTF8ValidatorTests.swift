import Testing

@testable import HubbubWebSocket

@Suite struct UTF8ValidatorTests {
    /// Feeds the bytes in pieces of a size; whether they were taken, and whether they may end there.
    private func validate(_ bytes: [UInt8], by size: Int) -> (isValid: Bool, isComplete: Bool) {
        var validator = UTF8Validator()
        for start in stride(from: 0, to: bytes.count, by: size) {
            let piece = bytes[start..<min(start + size, bytes.count)]
            guard piece.withUnsafeBytes({ validator.append($0) }) else { return (false, false) }
        }
        return (true, validator.isComplete)
    }

    @Test(arguments: [
        "", "plain ASCII, longer than eight bytes", "κόσμε", "Straße, réunionnaise, 東京",
        "\u{0}\u{7F}\u{80}\u{7FF}\u{800}",
        "\u{D7FF}\u{E000}\u{FFFD}\u{FFFF}\u{10000}\u{10FFFF}", "👩‍👩‍👧 eight more bytes 👍",
    ])
    func takesText(text: String) {
        for size in 1...9 {
            let (isValid, isComplete) = validate(Array(text.utf8), by: size)
            #expect(isValid && isComplete)
        }
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xE2, 0x82, 0x41],
            [0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x80], [0xCE, 0xBA, 0xBA],
        ] as [[UInt8]]
    )
    func refuses(bytes: [UInt8]) {
        for size in 1...9 {
            #expect(!validate(bytes, by: size).isValid)
        }
    }

    @Test(arguments: [[0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x91], [0x41, 0xF4]] as [[UInt8]])
    func knowsThatTextIsUnfinished(bytes: [UInt8]) {
        let (isValid, isComplete) = validate(bytes, by: 1)
        #expect(isValid && !isComplete)
    }

    /// Every sequence of two bytes, and of three with a sample of third bytes, against the standard library's judgement.
    @Test func agreesWithTheStandardLibrary() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                for tail in [[], [0x80], [0xBF, 0x80], [0x41]] as [[UInt8]] {
                    let bytes = [first, second] + tail
                    let (isValid, isComplete) = validate(bytes, by: 8)
                    #expect((isValid && isComplete) == (String(validating: bytes, as: UTF8.self) != nil))
                }
            }
        }
    }
}
