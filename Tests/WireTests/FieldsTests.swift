import HubbubModel
import HubbubWire
import Testing

@Suite("Fields of a request")
struct FieldsTests {
    private func fields(_ text: String) throws -> Fields {
        Fields(try #require(try JSONParser.parse(text).object))
    }

    private func code(_ body: () throws -> Void) -> RefusalCode? {
        do {
            try body()
            return nil
        } catch {
            return (error as? Refusal)?.code
        }
    }

    @Test func tellsMissingFromWrongType() throws {
        let fields = try fields(#"{"body":5,"to":null}"#)
        #expect(code { _ = try fields.string("body") } == .badRequest)
        #expect(code { _ = try fields.string("to") } == .missing)
        #expect(try fields.optionalString("to") == nil)
    }

    @Test(arguments: [
        #"{"channel":"12"}"#, #"{"channel":-1}"#, #"{"channel":0}"#, #"{"channel":[1]}"#, #"{"channel":1.5}"#,
        #"{"channel":true}"#, #"{"channel":{}}"#, ##"{"channel":"#berlin/42"}"##,
    ])
    func refusesWhatIsNoChannel(text: String) throws {
        let fields = try fields(text)
        let refused = code { _ = try fields.channel() }
        #expect(refused == .badRequest || refused == .invalid)
    }

    @Test func readsNumbersOfAChannel() throws {
        let fields = try fields(##"{"message":["#berlin",42],"other":[12,7]}"##)
        let berlin = try #require(Slug("berlin"))
        #expect(try fields.message() == .number(.hub(berlin, topic: nil), 42))
        #expect(try fields.message("other") == .number(.id(ChannelID(12)), 7))
    }

    @Test(arguments: ["short", "with space 12345", "ä2345678", String(repeating: "a", count: 65)])
    func refusesWhatIsNoKey(key: String) throws {
        let fields = Fields([("key", .string(key))])
        #expect(code { _ = try fields.key() } == .invalid)
    }
}
