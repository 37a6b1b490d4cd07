extension CommandTable {
    /// Every command there is, in the order that help shows them.
    package static let hubbub: CommandTable = {
        let going: [Command] = [
            .hubList, .channelList, .threadList, .hubJoin, .hubLeave, .channelOpen, .threadOpen, .hubWho, .memberShow,
            .memberFind,
        ]
        let reading: [Command] = [
            .channelHistory, .messageShow, .messageVersions, .unreadList, .unreadNext, .catchUp, .search, .readMark,
            .readUnmark,
        ]
        let writing: [Command] = [
            .messagePost, .messageEdit, .messageDelete, .messageAttach, .messageReact, .messageQuote, .messagePreview,
            .conversationOpen, .conversationPost, .conversationAccept, .conversationList, .threadResolve, .threadReopen,
            .threadTitle, .fileDescribe, .fileDrop,
        ]
        let following: [Command] = [
            .threadFollow, .threadUnfollow, .levelSet, .memberIgnore, .memberUnignore, .settingSet, .threadShare,
            .threadUnshare,
        ]
        let running: [Command] = [
            .hubCreate, .hubSet, .channelCreate, .channelSet, .channelArchive, .charterShow, .charterVersions,
            .charterSet,
            .memberAppoint, .memberUnappoint, .inviteCreate, .inviteList, .inviteRevoke, .requestList, .requestAnswer,
        ]
        let accounts: [Command] = [
            .accountSignUp, .accountLogIn, .accountLogOut, .accountPassword, .accountUpdate, .accountClaim,
            .accountDelete, .accountExport, .loginBegin, .loginShow, .loginApprove, .loginPoll, .memberRecover,
            .sessionList, .sessionRevoke, .tokenCreate, .memberApprove, .pendingList,
        ]
        let moderating: [Command] = [
            .memberMute, .memberUnmute, .memberBan, .memberUnban, .memberKick,
            .messageRemove, .messageRestore, .threadPin, .threadUnpin, .placeLock, .placeUnlock, .placeSlow,
            .placePremoderate, .messageMove, .threadSplit, .threadMerge, .entryUndo, .entryErase, .modlogList,
            .messageReport, .reportPublic, .queueList, .queueShow, .queueTake, .queueApprove, .queueReject,
            .queueAgree, .queueDismiss, .queueEscalate, .queueMine, .queueWithdraw, .entryAppeal, .noticeList,
            .noticeSee, .memberNote,
            .memberRecord, .calmCall, .messagePurge,
        ]
        let others: [Command] = [
            .draftSet, .draftClear, .draftList, .channelWatch, .channelUnwatch, .typing, .help, .how,
        ]
        return CommandTable(going + reading + writing + following + moderating + running + accounts + others)
    }()
}
