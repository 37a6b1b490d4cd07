import HubbubModel
import Testing

@testable import HubbubCommands

@Suite("Retelling")
struct RetellingTests {
    @Test func writesAnEventOnceForAllAtOnePosition() {
        let retellings = Retellings()
        var writings = 0
        for _ in 1...3 {
            let retelling = retellings.at(EventID(7))
            for event in 5...7 {
                let frame = retelling.frame(of: EventID(Int64(event))) {
                    writings += 1
                    return event == 6 ? nil : [UInt8(event)]
                }
                #expect(frame == (event == 6 ? nil : [UInt8(event)]))
            }
        }
        #expect(writings == 3)
    }

    @Test func sharesNothingWithAnotherPosition() {
        let retellings = Retellings()
        let early = retellings.at(EventID(7))
        #expect(early.frame(of: EventID(5)) { [1] } == [1])
        #expect(retellings.at(EventID(8)).frame(of: EventID(5)) { [2] } == [2])
        #expect(retellings.at(EventID(7)).frame(of: EventID(5)) { [3] } == [3], "a reader left behind is alone")
        #expect(retellings.at(EventID(8)).frame(of: EventID(5)) { [4] } == [2])
    }

    @Test func forgets() {
        let retellings = Retellings()
        _ = retellings.at(EventID(7)).frame(of: EventID(5)) { [1] }
        retellings.forget()
        #expect(retellings.at(EventID(7)).frame(of: EventID(5)) { [2] } == [2])
    }

    @Test func keepsNoMoreThanItsBound() {
        let retelling = Retelling(at: EventID(7), bytes: 1_000)
        let long = [UInt8](repeating: 1, count: 600)
        var writings = 0
        for _ in 1...2 {
            for event in 1...2 {
                _ = retelling.frame(of: EventID(Int64(event))) {
                    writings += 1
                    return long
                }
            }
        }
        #expect(writings == 3, "the first is kept, the second written each time")
    }
}
