import Testing

@testable import HubbubTerminal

@Suite("the program's command line")
struct CommandLineTests {
    private func run(_ line: String) -> (name: String, given: GivenArguments)? {
        guard case .run(let command, let given) = ArgumentReading.read(line.split(separator: " ").map(String.init))
        else {
            return nil
        }
        return (command.name, given)
    }

    private func mistake(_ line: String) -> String? {
        guard case .mistake(let said, _) = ArgumentReading.read(line.split(separator: " ").map(String.init)) else {
            return nil
        }
        return said
    }

    @Test func talksWhereNoCommandIsNamed() {
        #expect(run("")?.name == "talk")
        #expect(run("--json --follow")?.given.has("follow") == true)
    }

    @Test func takesOptionsBeforeTheCommandAsBehindIt() throws {
        for line in [
            "-qv --account work read #berlin", "read --account=work #berlin -q -v",
            "read -q -v --account work -- #berlin",
        ] {
            let (name, given) = try #require(run(line))
            #expect(name == "read" && given.words == ["#berlin"])
            #expect(given.shared().account == "work" && given.shared().isQuiet && given.shared().isVerbose)
        }
        #expect(run("--account post unread")?.name == "unread")
    }

    @Test func keepsFilesInOrderEachWithItsDescription() throws {
        let given = try #require(run("post #berlin --file a --alt pier --file=b --reply 3")).given
        #expect(given.files.map(\.path) == ["a", "b"] && given.files.map(\.alt) == ["pier", ""])
    }

    @Test func takesNothingBehindTwoDashesForAnOption() {
        #expect(run("search -- --json -x")?.given.words == ["--json", "-x"])
        #expect(run("run -")?.given.words == ["-"])
    }

    @Test func saysWhatIsWrongAndRepeatsNoValue() {
        #expect(mistake("post") == "<channel> is missing.")
        #expect(mistake("read #a #b") == "#b is one word too many.")
        #expect(mistake("post #a --tokn=secret")?.contains("secret") == false)
        #expect(mistake("post #a --reply") == "--reply needs <number> behind it.")
        #expect(mistake("unread --json=yes") == "--json takes no value.")
        for line in ["nonsense", "post #a --reply two", "post #a --alt x", "search a --limit 0", "unread -z"] {
            #expect(mistake(line) != nil, "\(line)")
        }
    }

    @Test func tellsOfEveryCommandWhereverHelpIsAsked() throws {
        for command in ProgramCommands.all {
            for words in [["help", command.name], [command.name, "--help"], ["-h", command.name]] {
                guard case .help(let found?) = ArgumentReading.read(words) else {
                    Issue.record("\(words)")
                    continue
                }
                let text = HelpText.of(found)
                #expect(found.name == command.name && text.split(separator: "\n").allSatisfy { $0.count <= 80 })
                for argument in command.all where !argument.isWord { #expect(text.contains("--\(argument.name)")) }
            }
        }
        guard case .help(nil) = ArgumentReading.read(["--help"]) else {
            Issue.record("no help of the program")
            return
        }
        for shell in CompletionScript.shells {
            let script = try #require(CompletionScript.text(for: shell))
            for command in ProgramCommands.all { #expect(script.contains(command.name)) }
        }
    }
}
