package import HubbubModel

/// What a client asks: one command with its fields.
package struct Request: Sendable {
    /// The client's own number for it; answers carry it.
    package let id: Int64
    package let command: String
    package let fields: Fields

    package init(id: Int64, command: String, fields: Fields) {
        self.id = id
        self.command = command
        self.fields = fields
    }

    /// Why a frame could not be read, with the request's id where that much was readable.
    package struct Failure: Error, Sendable {
        package let id: Int64?
        package let refusal: Refusal
    }

    /// Reads one text frame.
    package static func parse(_ frame: UnsafeRawBufferPointer) throws(Failure) -> Request {
        let json: JSON
        do {
            json = try JSONParser.parse(frame)
        } catch {
            throw Failure(id: nil, refusal: Refusal(.badRequest, detail: error.detail))
        }
        guard let object = json.object else { throw Failure(id: nil, refusal: Refusal(.badRequest, detail: "shape")) }
        guard let id = object["id"]?.integer, id >= 0 else {
            throw Failure(id: nil, refusal: Refusal(.badRequest, field: "id", detail: "shape"))
        }
        guard let command = object["do"]?.string else {
            throw Failure(id: id, refusal: Refusal(.badRequest, field: "do", detail: "shape"))
        }
        return Request(id: id, command: command, fields: Fields(object))
    }
}

extension JSONParser.Failure {
    /// Which sentence of `refusal.bad_request` fits.
    package var detail: String {
        switch self {
        case .duplicateName: "duplicate"
        case .tooDeep: "deep"
        case .badUTF8: "utf8"
        default: "json"
        }
    }
}
