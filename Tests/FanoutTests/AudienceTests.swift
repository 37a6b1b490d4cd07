import Testing

@testable import HubbubFanout

@Suite struct AudienceTests {
    @Test func holdsEachPlaceOnceAndInOrder() {
        var random = Seeded(state: 7)
        var audience = Audience()
        var model: Set<Int> = []
        for _ in 0..<2_000 {
            let place = Int.random(in: 0..<64, using: &random)
            if Bool.random(using: &random) {
                audience.insert(place)
                model.insert(place)
            } else {
                audience.remove(place)
                model.remove(place)
            }
            #expect(audience.places.map(Int.init) == model.sorted())
        }
    }
}
