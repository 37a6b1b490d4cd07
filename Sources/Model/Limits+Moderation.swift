extension Limits {
    /// A hub's moderators mute and ban for at most so long; stewards also for good.
    package static let sanctionByModerator = Duration.seconds(28 * 86_400)
    /// Ends of mutes and bans that near are the same: two moderators who type at once, each counting from their own moment.
    package static let sameSanction = Duration.seconds(60)
    /// One's own last act is undone by a bare `/undo` for so long.
    package static let undoWithin = Duration.seconds(600)
    /// Removed text is kept so long for those who decide an appeal.
    package static let removedTextLife = Duration.seconds(90 * 86_400)
    /// A report that nobody decided goes up to operators.
    package static let reportGoesUp = Duration.seconds(72 * 3_600)
    /// A note on a member.
    package static let noteLife = Duration.seconds(365 * 86_400)
    /// A decided queue item's words, and the text of a held post that was rejected.
    package static let decidedLife = Duration.seconds(90 * 86_400)
    /// Calm is for a moment of trouble.
    package static let calmMost = Duration.seconds(7 * 86_400)
    /// Who was put out of a hub so long ago comes back to what was moved meanwhile as read: the longest ban of
    /// moderators.
    package static let absenceKept = sanctionByModerator
    /// What is said with an act, a report or an appeal: a few paragraphs.
    package static let wordsCharacters = 2_000
    /// A longer pause is a lock.
    package static let slowSecondsMost: Int64 = 86_400
    package static let slowPerDayMost: Int64 = 1_000
    /// Messages that one act may move.
    package static let movedMessages = 5_000
    /// Queue items are counted up to here, by numbers that are quick to type; others are drawn from above.
    package static let queueCounted: Int64 = 9_999
    /// Reports one member may have open.
    package static let openReports: Int64 = 20
    /// Posts of one member that may wait for a moderator: the queue is read by volunteers.
    package static let heldPosts: Int64 = 10
    /// Reports without an account on one message: more say nothing new.
    package static let publicReports: Int64 = 20
    /// Messages shown around what was reported, before it.
    package static let reportContext = 10
    /// Where a hub hides what was reported: by so many members, of such standing, for so long.
    package static let hidingReports: Int64 = 3
    package static let hidingStanding = Duration.seconds(30 * 86_400)
    package static let hidingMost = Duration.seconds(24 * 3_600)
    /// A burst: so many posts of one member in a minute.
    package static let burstPosts: Int64 = 6
    package static let burstWithin = Duration.seconds(60)
}
