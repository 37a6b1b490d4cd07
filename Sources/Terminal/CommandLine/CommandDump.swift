import HubbubWire

/// The table of commands as JSON, in the form in which `hubbubd` gives its own: what the manual pages are made from.
enum CommandDump {
    static var text: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("command") { writer in
                writer.field("commandName", "hubbub")
                writer.field("abstract", ProgramCommands.abstract)
                writer.field("discussion", ProgramCommands.discussion)
                writer.field("arguments", ProgramCommand.everywhere, write)
                writer.field("subcommands", ProgramCommands.all) { writer, command in
                    writer.object { writer in
                        writer.field("commandName", command.name)
                        writer.field("abstract", command.abstract)
                        if !command.discussion.isEmpty { writer.field("discussion", command.discussion) }
                        writer.field("arguments", command.all, write)
                    }
                }
            }
        }
        return writer.text
    }

    private static func write(_ writer: inout JSONWriter, _ argument: ProgramArgument) {
        writer.object { writer in
            writer.field("kind", argument.isWord ? "positional" : argument.value == nil ? "flag" : "option")
            writer.field("valueName", argument.value ?? argument.name)
            writer.field("abstract", argument.help)
            writer.field("isOptional", argument.isOptional)
            writer.field("isRepeating", argument.isRepeating)
            if !argument.standard.isEmpty { writer.field("defaultValue", argument.standard) }
            guard !argument.isWord else { return }
            let short = argument.short.map { [("short", String($0))] } ?? []
            writer.field("names", short + [("long", argument.name)]) { writer, name in
                writer.object { writer in
                    writer.field("kind", name.0)
                    writer.field("name", name.1)
                }
            }
        }
    }
}
