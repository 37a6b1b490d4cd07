// @ts-check
/**
 * The shapes of the protocol (docs/PROTOCOL.md, sections 4 and 5) and of what the page keeps, as types only.
 *
 * @typedef {{id: number, nick: string, name: string, bot?: boolean, unclaimed?: boolean, gone?: boolean}} Face
 * @typedef {{emoji: string, count: number, by: number[]}} Reaction
 * @typedef {{id: number, name: string, type: string, bytes: number, width?: number, height?: number, alt?: string, url: string}} File
 * @typedef {{id: number, channel: number, thread: number, number: number, root: boolean, author: Face, at: number,
 *   version: number, state: string, body?: string, html?: string, me?: boolean, edited?: number, lang?: string,
 *   mentions?: number[], reactions?: Reaction[], files?: File[], imported?: boolean, reply_to?: number, to?: string, rule?: number}} Message
 * @typedef {{locked?: boolean, lock_until?: number, lock_rule?: number, slow?: string, premoderated?: boolean}} Curbs
 * @typedef {{kind: string, hub?: number, rule: number, until?: number, holds: boolean}} Sanction
 * @typedef {{followed: boolean, position: number, unread: number, mentions?: number}} Follow
 * @typedef {{id: number, channel: number, number: number, root: number, title?: string, state: string,
 *   pinned?: boolean, starter: Face, replies: number, last: {id: number, at: number},
 *   faces?: Face[], shares?: string[], excerpt: string, mine?: Follow} & Curbs} Thread
 * @typedef {{id: number, channel: number, number: number, thread: Thread, home: string, by: Face, at: number}} Share
 * @typedef {{position: number | null, floor: number, level: string, unread: number, mentions: number, upTo?: number}} Reading `upTo`: number of the newest message that an answer's counts hold
 * @typedef {{id: number, hub?: number, address: string, name: string, topic: string, last: number,
 *   archived: boolean, members?: Face[], request?: boolean, unanswered?: boolean, mine?: Reading} & Curbs} Channel
 * @typedef {{id: number, slug: string, name: string, visibility: string, join: string, about: string,
 *   members: number, colour?: string, image?: {id: number, url: string}, questions?: string[], open_from?: number, channels?: Channel[], team?: {member: number, role: string}[],
 *   calm?: number, holds?: string[], hides_reported?: boolean, members_create_channels?: boolean, limits_newcomers?: boolean,
 *   mine?: {role: string, level: string}}} Hub
 * @typedef {{number: number, message?: Message, thread?: Thread, share?: Share, state?: string}} Line
 * @typedef {{before: boolean, after: boolean}} More
 *
 * A row of a chat: the line's number and what stands there, by id.
 * @typedef {{number: number, message?: number, share?: Share, state?: string, to?: string}} Row
 * @typedef {{rows: Row[], more: More, inline: boolean}} Chat `inline` where replies stand among the roots
 * @typedef {{ids: number[], more: More}} Strand the loaded messages of one thread, rising by id
 * @typedef {{ids: number[], more: boolean}} Listing the loaded threads of one channel
 * @typedef {{channel: number, thread?: number, member: Face, until: number}} Typing
 * @typedef {{number: number, id: number}[]} Unsure replies not yet counted: nothing is known of their thread's follow
 *
 * @typedef {object} State
 * @property {any} me
 * @property {{name: string, languages: string[], calm?: number}} community
 * @property {Record<string, any>} settings
 * @property {number[]} ignored
 * @property {Record<number, Hub>} hubs
 * @property {Record<number, Channel>} channels
 * @property {Record<number, Reading>} reading
 * @property {Record<number, Thread>} threads
 * @property {Record<number, Follow>} follows
 * @property {Record<number, Message>} messages
 * @property {Record<number, Chat>} chats
 * @property {Record<number, Strand>} strands
 * @property {Record<number, Listing>} listings
 * @property {Record<number, Message[]>} unsure
 * @property {Typing[]} typing
 * @property {Record<number, number[]>} presence
 * @property {Sanction[]} sanctions that hold on oneself
 * @property {any} banned out of the community: until, rule, entry, words
 * @property {any[]} held one's own posts that wait for a moderator
 * @property {number} unseen notices
 * @property {Record<number, number>} waiting in the queues one looks after, by hub; 0: the operators'
 * @property {number} told id of the newest message that was announced, and so counted
 * @property {number} generation rises when everything shown must be loaded again
 */
export {};
