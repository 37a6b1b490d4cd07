package import HubbubLocale
import HubbubWire

extension CommandTable {
    /// The table as clients complete from it: `{"commands":[{"name","needs","key","fields","lines","help"}]}`.
    package func published(_ language: Language) -> [UInt8] {
        var json = JSONWriter(reserving: 32_768)
        json.object { json in
            json.field("commands", commands) { json, command in
                json.object { json in
                    json.field("name", command.name)
                    json.field("needs", command.needs.rawValue)
                    json.field("key", command.writes)
                    json.field("fields", command.fields) { json, field in
                        json.object { json in
                            json.field("name", field.name)
                            json.field("kind", field.kind.rawValue)
                            if field.isOptional { json.field("optional", true) }
                        }
                    }
                    json.field("lines", command.lines) { json, form in
                        json.object { json in
                            json.field("word", "/" + form.word)
                            json.field("usage", form.usage)
                            json.field("arguments", form.arguments) { json, argument in argument.write(&json) }
                        }
                    }
                    json.field("help", Catalogue.text("command.\(command.name)", language))
                }
            }
        }
        return json.bytes
    }

    /// The command name that is fewest changes away.
    func nearestName(to name: String) -> String? {
        guard name.utf8.count <= 64 else { return nil }
        let tail = name.split(separator: ".").last.map(String.init) ?? name
        return commands.map(\.name).first { $0.hasSuffix("." + tail) || $0.hasPrefix(name) }
    }
}

extension LineForm.Argument {
    fileprivate func write(_ json: inout JSONWriter) {
        json.object { json in
            json.field("name", field)
            json.field("kind", kind.name)
            if case .word(let words) = kind { json.field("words", words) { json, word in json.value(word) } }
            if isOptional { json.field("optional", true) }
        }
    }
}
