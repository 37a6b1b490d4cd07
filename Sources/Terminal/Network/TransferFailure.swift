/// Why a file was not sent or saved, in a sentence.
struct TransferFailure: Error, Hashable, Sendable {
    let say: String
}
