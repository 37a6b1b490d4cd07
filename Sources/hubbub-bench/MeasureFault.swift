/// Why a measure could not be taken, in a sentence.
struct MeasureFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
