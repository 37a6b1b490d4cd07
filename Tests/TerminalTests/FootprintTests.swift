import Testing

@testable import HubbubTerminal

@Suite("memory that is given back")
struct FootprintTests {
    @Test func takesCodeOfFilesAlone() {
        let table = [
            ("55d0a000-55d0b000 r-xp 00026000 fe:00 1835                 /usr/bin/a program", 0x55d0_a000 as UInt?),
            ("55d0b000-55d0c000 rw-p 00026000 fe:00 1835                 /usr/bin/hubbub", nil),
            ("55d0c000-55d0d000 r--p 00026000 fe:00 1835                 /usr/bin/hubbub", nil),
            ("55d0d000-55d0e000 rwxp 00026000 fe:00 1835                 /usr/bin/hubbub", nil),
            ("7fff1000-7fff2000 r-xp 00000000 00:00 0                    [vdso]", nil),
            ("7fff1000-7fff2000 r-xp 00000000 00:00 0 ", nil), ("", nil), ("x-y r-xp 0 0 0 /x", nil),
            ("7fff2000-7fff1000 r-xp 00000000 00:00 0 /x", nil),
        ]
        for (line, start) in table { #expect(Footprint.code(line[...])?.lowerBound == start, "\(line)") }
    }

    @Test func goesOnAfterwards() {
        #expect(!Footprint.code().isEmpty)
        Footprint.rest()
        #expect((1...1_000).reduce(0, +) == 500_500 && "é".uppercased() == "É")
    }
}
