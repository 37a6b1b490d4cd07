"""Two members talk: roots, threads, edits, reactions, deletions, titles, shares, completion, commands."""

from playwright.sync_api import expect

from checks import check, equal
from forum import ROOT
from stage import until

COWORKING = "#berlin/coworking"


def rows(page, where=".chat"):
    return page.locator(f"{where} .message[data-message]")


def row(page, text, where=".chat"):
    return rows(page, where).filter(has_text=text)


def box(page, where=".chat"):
    return page.locator(f"{where} .composer textarea")


def write(page, text, where=".chat"):
    box(page, where).fill(text)
    box(page, where).press("Enter")


@check("talk: what one writes the other reads at once, once, rendered")
def talk(stage):
    ana, ben = stage.page("ana", "/berlin/coworking"), stage.page("ben", "/berlin/coworking")
    expect(ben.get_by_role("heading", level=1)).to_have_text("coworking")
    write(ana, "Is the *big* table `free` on Thursday?")
    expect(row(ben, "Is the big table")).to_have_count(1)
    expect(row(ana, "Is the big table")).to_have_count(1)
    expect(row(ben, "Is the big table").locator("em")).to_have_text("big")
    expect(ana.locator(".pending")).to_have_count(0)
    expect(box(ana)).to_have_value("")


@check("talk: a title makes a thread, a reply stands in it and as a pill in the chat")
def threads(stage):
    ana, ben = stage.page("ana", "/berlin/coworking"), stage.page("ben", "/berlin/coworking")
    ana.get_by_role("button", name="Give it a title").click()
    ana.locator(".chat .title-field").fill("Keys to the room")
    write(ana, "Who has one?")
    mine = row(ben, "Keys to the room")
    expect(mine).to_have_count(1)
    mine.focus()
    ben.keyboard.press("r")
    expect(ben.locator(".thread h2")).to_have_text("Keys to the room")
    write(ben, "I have.", ".thread")
    expect(row(ben, "I have.", ".thread")).to_have_count(1)
    expect(row(ana, "Keys to the room").locator(".pill")).to_contain_text("1 reply")
    expect(row(ana, "I have.")).to_have_count(0)
    row(ana, "Keys to the room").locator(".pill").click()
    expect(row(ana, "I have.", ".thread")).to_have_count(1)
    assert ana.url.split("/")[-1].isdigit(), ana.url
    ben.get_by_role("link", name="Threads").click()
    expect(ben.locator(".thread-row").first).to_contain_text("Keys to the room")


@check("talk: editing, with the arrow up too, reaches the other")
def edit(stage):
    ana, ben = stage.page("ana", "/berlin/meet-ups"), stage.page("ben", "/berlin/meet-ups")
    expect(box(ana)).to_be_visible()
    write(ana, "Tusday at seven")
    expect(row(ben, "Tusday")).to_have_count(1)
    expect(row(ana, "Tusday")).to_have_count(1)
    box(ana).press("ArrowUp")
    editor = ana.locator(".editor textarea")
    expect(editor).to_have_value("Tusday at seven")
    editor.fill("Tuesday at seven")
    editor.press("Enter")
    expect(row(ben, "Tuesday at seven")).to_contain_text("edited")
    expect(row(ben, "Tusday")).to_have_count(0)


@check("talk: reactions by button, picker and again by oneself")
def react(stage):
    stage.forum.members["ana"].post("#berlin/meet-ups", "Cake for everyone")
    ana, ben = stage.page("ana", "/berlin/meet-ups"), stage.page("ben", "/berlin/meet-ups")
    row(ben, "Cake").hover()
    row(ben, "Cake").get_by_role("button", name="React").click()
    ben.get_by_placeholder("Find by name").fill("cake")
    ben.keyboard.press("Enter")
    sign = row(ana, "Cake").locator(".reaction")
    expect(sign).to_contain_text("🍰")
    expect(sign).to_have_attribute("aria-pressed", "false")
    sign.click()
    expect(row(ben, "Cake").locator(".reaction")).to_contain_text("2")
    expect(sign).to_have_attribute("aria-pressed", "true")
    sign.click()
    expect(row(ben, "Cake").locator(".reaction")).to_contain_text("1")


@check("talk: every emoji that is offered is one the server knows")
def every_emoji(stage):
    page = stage.page("ben", "/hubs")
    table = (ROOT / "Sources/Markup/EmojiTable.swift").read_text()
    offered = page.evaluate("import('/assets/scripts/lib/emoji.js').then(({ emoji, common }) => [...common.map((sign) => ['', sign]), ...emoji])")
    assert len(offered) > 100
    equal([one for one in offered if one[1] not in table or one[0] not in table], [])


@check("talk: deleting asks first, then leaves an empty line for both")
def delete(stage):
    stage.forum.members["ana"].post("#berlin/meet-ups", "Said too soon")
    ana, ben = stage.page("ana", "/berlin/meet-ups"), stage.page("ben", "/berlin/meet-ups")
    expect(row(ben, "Said too soon")).to_have_count(1)
    row(ben, "Said too soon").hover()
    expect(row(ben, "Said too soon").get_by_role("button", name="Delete")).to_have_count(0)
    row(ana, "Said too soon").hover()
    row(ana, "Said too soon").get_by_role("button", name="Delete").click()
    ana.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(row(ana, "Said too soon")).to_have_count(1)
    row(ana, "Said too soon").get_by_role("button", name="Delete").click()
    ana.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(row(ana, "Said too soon")).to_have_count(0)
    expect(row(ben, "Said too soon")).to_have_count(0)
    expect(ben.locator(".chat .gone").last).to_contain_text("deleted")


@check("talk: mentions complete from nicks and count for the one mentioned")
def mention(stage):
    ana, ben = stage.page("ana", "/berlin/coworking"), stage.page("ben", "/paris")
    stage.forum.members["ana"].post("#berlin/meet-ups", "A bag of ben and jerry in the freezer, for nobody in particular")
    box(ana).press_sequentially("Ask @be")
    expect(ana.get_by_role("option").first).to_contain_text("@ben")
    box(ana).press("Tab")
    expect(box(ana)).to_have_value("Ask @ben ")
    box(ana).press_sequentially("about :tad")
    expect(ana.get_by_role("option").first).to_contain_text("🎉")
    box(ana).press("Tab")
    box(ana).press("Enter")
    expect(row(ana, "Ask @ben").locator("a.mention")).to_have_text("@ben")
    expect(ben.locator(".place", has_text="Mentions").locator(".count").last).to_have_text("1")
    ben.goto("/mentions")
    expect(ben.locator(".result").first).to_contain_text("Ask @ben")
    expect(ben.locator(".result", has_text="freezer")).to_have_count(0)


@check("talk: those who wrote last are proposed first, in a thread those of the thread, by keyboard alone")
def mention_near(stage):
    forum = stage.forum
    for nick in ("olga", "omar", "otto"):
        forum.member(nick)
        forum.members[nick].act("hub.join", hub="#berlin")
    thread = forum.members["omar"].post("#berlin/meet-ups", "Who brings music?")
    forum.members["otto"].post("#berlin/meet-ups", "Sunday, by the river")
    page = stage.page("ana", "/berlin/meet-ups")
    expect(row(page, "Sunday, by")).to_be_visible()
    options = page.locator(".proposals").get_by_role("option")
    box(page).press_sequentially("@o")
    # Then those of the hub; others of the community stand behind.
    expect(options.nth(2)).to_contain_text("@olga")
    equal([one.split("@")[1] for one in options.all_inner_texts()][:3], ["otto", "omar", "olga"])
    box(page).press("ArrowDown")
    box(page).press("ArrowDown")
    box(page).press("Enter")
    expect(box(page)).to_have_value("@olga ")
    page.goto(f"/berlin/meet-ups/{thread['number']}")
    expect(row(page, "Who brings music?", ".thread")).to_be_visible()
    box(page, ".thread").press_sequentially("Yes, @o")
    expect(options.first).to_contain_text("@omar")
    box(page, ".thread").press("Tab")
    expect(box(page, ".thread")).to_have_value("Yes, @omar ")
    box(page).fill("")
    box(page, ".thread").fill("")


@check("talk: resolving and following show on both sides")
def resolve(stage):
    thread = stage.forum.members["ana"].post(COWORKING, "A lamp is broken", title="Lamp")
    ana = stage.page("ana", f"/berlin/coworking/{thread['number']}")
    ben = stage.page("ben", f"/berlin/coworking/{thread['number']}")
    expect(ben.locator(".thread .facts")).to_contain_text("open")
    ana.locator(".thread").get_by_role("button", name="Resolve").click()
    expect(ben.locator(".thread .facts")).to_contain_text("resolved")
    ben.locator(".thread").get_by_role("button", name="Follow").click()
    expect(ben.locator(".thread").get_by_role("button", name="Following")).to_be_visible()


@check("talk: a shared thread has its line in the other channel")
def share(stage):
    ana = stage.forum.members["ana"]
    post = ana.post("#berlin/coworking", "A calendar everyone can read", title="Calendar")
    ana.act("message.post", thread=post["thread"], body="I use paper.")
    ana.act("thread.share", thread=post["thread"], channel="#berlin/meet-ups")
    page = stage.page("ben", "/berlin/meet-ups")
    line = page.locator(".chat .share")
    expect(line.last).to_contain_text("Calendar")
    expect(line.last.locator(".pill")).to_contain_text("from #berlin/coworking")
    line.last.locator(".pill").click()
    expect(page.locator(".thread")).to_contain_text("I use paper.")
    page.goto("/berlin/meet-ups?view=threads")
    listed = page.locator(".thread-row", has_text="Calendar")
    expect(listed).to_contain_text("from #berlin/coworking")
    listed.locator("a").click()
    expect(page.locator(".thread")).to_contain_text("I use paper.")


@check("talk: channels and emoji are completed by keyboard")
def completing(stage):
    page = stage.page("ana", "/berlin/coworking")
    until(page, "hubbub.place.channel !== null")
    expect(box(page)).to_be_editable()
    box(page).press_sequentially("See #berlin/me")
    expect(page.get_by_role("option", name="meet-ups")).to_be_visible()
    page.keyboard.press("Tab")
    expect(box(page)).to_have_value("See #berlin/meet-ups ")
    box(page).press_sequentially("with :cak")
    expect(page.locator(".chat .proposals [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    said = box(page).input_value()
    assert said.startswith("See #berlin/meet-ups with ") and ":cak" not in said and not said[-2:].isascii(), said
    box(page).fill("")


@check("talk: a command is completed, done by the server, and answered")
def command(stage):
    page = stage.page("ana", "/berlin/coworking")
    expect(page.locator(".chat .message").first).to_be_visible()
    box(page).press_sequentially("/mark")
    expect(page.get_by_role("option").first).to_contain_text("/markread")
    box(page).fill("/nonsense")
    box(page).press("Enter")
    expect(page.locator(".pending.refused")).to_contain_text("nonsense")
    page.locator(".pending").get_by_role("button", name="Discard").click()
    expect(page.locator(".pending")).to_have_count(0)
    write(page, "/help")
    expect(page.locator(".notice")).to_contain_text("/")
    write(page, "//slash")
    expect(row(page, "/slash")).to_have_count(1)


@check("talk: typing is seen by who looks at the channel")
def typing(stage):
    ana, ben = stage.page("ana", "/berlin/coworking"), stage.page("ben", "/berlin/coworking")
    expect(ana.locator(".chat .message").first).to_be_visible()
    expect(ben.locator(".chat .message").first).to_be_visible()
    box(ben).press_sequentially("Hm")
    expect(ana.locator(".chat .typing")).to_have_text("ben is writing…")
    box(ben).fill("")


@check("talk: what pages hold equals what a fresh page loads")
def converges(stage):
    ana = stage.page("ana", "/berlin/coworking")
    expect(ana.locator(".chat .message").first).to_be_visible()
    ben = stage.forum.members["ben"]
    first = ben.post(COWORKING, "One", title="Numbers")
    second = ben.post(COWORKING, "Two")
    ben.reply(first["thread"], "One and a half @ana")
    ben.act("message.edit", message=second["id"], body="Two, *really*")
    ben.act("message.react", message=first["id"], emoji="👍")
    gone = ben.post(COWORKING, "Three")
    ben.act("message.delete", message=gone["id"])
    ben.act("thread.resolve", thread=first["thread"])
    expect(row(ana, "Two, really")).to_have_count(1)
    expect(row(ana, "One").filter(has_text="resolved").last).to_be_visible()
    expect(row(ana, "Three")).to_have_count(0)
    fresh = stage.page("ana", "/berlin/coworking")
    expect(row(fresh, "Two, really")).to_have_count(1)
    told = """() => {
        const { state, place } = hubbub;
        const rows = state.chats[place.channel].rows.slice(-12);
        return rows.map((row) => {
            const message = state.messages[row.message] ?? null;
            const { mine, ...thread } = state.threads[message?.thread] ?? {};
            return [row.number, row.state ?? message?.state ?? null, message && message.state === "live" ? [message.html, message.version, message.reactions ?? []] : null, message && message.state === "live" ? [thread.replies, thread.state, thread.last.id, thread.title ?? ""] : null];
        });
    }"""
    equal(ana.evaluate(told), fresh.evaluate(told))
