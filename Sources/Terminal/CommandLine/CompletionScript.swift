/// Scripts that teach shells to complete the program's commands, options and files.
enum CompletionScript {
    static let shells = ["bash", "zsh", "fish"]

    /// Nil for a shell that is not known.
    static func text(for shell: String) -> String? {
        switch shell {
        case "bash": bash
        case "zsh": zsh
        case "fish": fish
        default: nil
        }
    }

    private static var names: String { ProgramCommands.all.map(\.name).joined(separator: " ") }

    private static func options(_ command: ProgramCommand) -> String {
        command.all.filter { !$0.isWord }.map { argument in
            (argument.short.map { "-\($0) " } ?? "") + "--\(argument.name)"
        }.joined(separator: " ")
    }

    /// Options whose value is a path, and those with any other.
    private static func valued(isPath: Bool) -> String {
        let all = ProgramCommands.all.flatMap(\.arguments).filter {
            !$0.isWord && $0.value != nil && $0.isPath == isPath
        }
        return Set(all.map { "--\($0.name)" }).sorted().joined(separator: "|")
    }

    private static var bash: String {
        let cases = ProgramCommands.all.map { command in
            let takesPath = command.arguments.contains { $0.isWord && $0.isPath }
            return "        \(command.name)) options=\"\(options(command))\"; files=\(takesPath ? 1 : 0) ;;"
        }
        return """
            # Completion of hubbub for bash.
            _hubbub() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command="" options="" files=0 index
                COMPREPLY=()
                for ((index = 1; index < COMP_CWORD; index++)); do
                    case ${COMP_WORDS[index]} in
                        \(valued(isPath: true))|\(valued(isPath: false))) ((index++)) ;;
                        -*) ;;
                        *) command=${COMP_WORDS[index]}; break ;;
                    esac
                done
                case $before in
                    \(valued(isPath: true))) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
                    \(valued(isPath: false))) return ;;
                esac
                if [[ -z $command ]]; then
                    mapfile -t COMPREPLY < <(compgen -W "\(names) help \(options(ProgramCommands.talk))" -- "$word")
                    return
                fi
                case $command in
            \(cases.joined(separator: "\n"))
                    help) mapfile -t COMPREPLY < <(compgen -W "\(names)" -- "$word"); return ;;
                esac
                if [[ $word == -* || $files == 0 ]]; then
                    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
                else
                    compopt -o filenames 2>/dev/null
                    mapfile -t COMPREPLY < <(compgen -f -- "$word")
                fi
            }
            complete -F _hubbub hubbub

            """
    }

    private static var zsh: String {
        let described = ProgramCommands.all.map { "        '\($0.name):\(zshSafe($0.abstract))'" }
        let cases = ProgramCommands.all.map { command in
            "        \(command.name)) _arguments -s -S " + command.all.map(zshArgument).joined(separator: " ") + " ;;"
        }
        return """
            #compdef hubbub
            # Completion of hubbub for zsh.
            _hubbub() {
                local context state state_descr line curcontext=$curcontext
                local -A opt_args
                local -a commands
                commands=(
            \(described.joined(separator: "\n"))
                    'help:Tell more about a command.'
                )
                _arguments -C \(ProgramCommands.talk.all.map(zshArgument).joined(separator: " ")) '1:command:->command' '*::argument:->argument'
                case $state in
                command) _describe -t commands command commands ;;
                argument)
                    case $line[1] in
            \(cases.joined(separator: "\n"))
                    help) _arguments '1:command:->command'; _describe -t commands command commands ;;
                    esac ;;
                esac
            }
            if [[ $funcstack[1] == _hubbub ]]; then _hubbub "$@"; else compdef _hubbub hubbub; fi

            """
    }

    private static func zshArgument(_ argument: ProgramArgument) -> String {
        let action = argument.isPath ? "_files" : argument.isWord ? " " : ""
        guard !argument.isWord else { return "'\(argument.isRepeating ? "*" : ""):\(argument.name):\(action)'" }
        let value = argument.value.map { ":\($0):\(action)" } ?? ""
        let tail = "[\(zshSafe(argument.help))]\(value)'"
        let repeats = argument.isRepeating ? "*" : ""
        guard let short = argument.short else {
            return "'\(repeats)--\(argument.name)\(value.isEmpty ? "" : "=")\(tail)"
        }
        return "'(-\(short) --\(argument.name))'{-\(short),--\(argument.name)}'\(tail)"
    }

    /// Inside single quotes and square brackets.
    private static func zshSafe(_ text: String) -> String {
        text.reduce(into: "") { safe, character in
            switch character {
            case "'": safe += "'\\''"
            case "[", "]", ":", "\\": safe += "\\\(character)"
            default: safe.append(character)
            }
        }
    }

    private static var fish: String {
        let valued = [true, false].map { Self.valued(isPath: $0).split(separator: "|").joined(separator: " ") }
        var lines = [
            """
            # Completion of hubbub for fish.
            function __hubbub_is
                set -l words (commandline -opc)[2..]
                set -l command ''
                while set -q words[1]
                    switch $words[1]
                        case \(valued.joined(separator: " "))
                            set -e words[1]
                        case '-*'
                        case '*'
                            set command $words[1]
                            break
                    end
                    set -e words[1]
                end
                test "$command" = "$argv[1]"
            end
            complete -c hubbub -f
            """
        ]
        for command in ProgramCommands.all {
            lines.append(
                "complete -c hubbub -n '__hubbub_is \"\"' -a \(command.name) -d \(fishQuoted(command.abstract))"
            )
        }
        lines.append("complete -c hubbub -n '__hubbub_is help' -a '\(names)'")
        for argument in ProgramCommands.talk.all where !argument.isWord {
            lines.append(fish(argument, "'__hubbub_is \"\"'"))
        }
        for command in ProgramCommands.all {
            let condition = "'__hubbub_is \(command.name)'"
            for argument in command.all where !argument.isWord { lines.append(fish(argument, condition)) }
            if command.arguments.contains(where: { $0.isWord && $0.isPath }) {
                lines.append("complete -c hubbub -n \(condition) -F")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func fish(_ argument: ProgramArgument, _ condition: String) -> String {
        let short = argument.short.map { " -s \($0)" } ?? ""
        let value = argument.value == nil ? "" : argument.isPath ? " -r -F" : " -x"
        return
            "complete -c hubbub -n \(condition)\(short) -l \(argument.name)\(value) -d \(fishQuoted(argument.help))"
    }

    private static func fishQuoted(_ text: String) -> String {
        "'" + text.reduce(into: "") { $0 += "'\\".contains($1) ? "\\\($1)" : String($1) } + "'"
    }
}
