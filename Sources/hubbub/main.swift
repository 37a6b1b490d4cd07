import Glibc
import HubbubTerminal

exit(TerminalProgram.run(Array(CommandLine.arguments.dropFirst())).rawValue)
