import HubbubCommands
import Hummingbird

/// In this room a response is what HTTP answers.
typealias Response = Hummingbird.Response

/// What a command answered.
typealias CommandResponse = HubbubCommands.Response
