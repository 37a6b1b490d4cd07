"""Replies in the chat, where the member wants them there."""

from playwright.sync_api import expect

from checks import check, equal
from stage import until
from talk import row, write
from unread import count

GARDEN = "#berlin/garden"


@check("replies on: every tab shows them in order of number with their threads, folds them again, and loads nothing anew")
def inline(stage):
    forum = stage.forum
    ana, ben, cleo = (forum.members[nick] for nick in ("ana", "ben", "cleo"))
    forum.members["rut"].act("channel.create", channel=GARDEN)
    beans = ben.post(GARDEN, "Beans or peas?", title="What to sow")
    ben.post(GARDEN, "Who has a spade?")
    ben.reply(beans["thread"], "Both, says my neighbour")
    untitled = ben.post(GARDEN, "The gate sticks")
    ben.reply(untitled["thread"], "Oil it")
    page, other = stage.page("ana", "/berlin/garden"), stage.page("ana", "/berlin/garden")
    for one in (page, other):
        expect(row(one, "Who has a spade?")).to_have_count(1)
        expect(row(one, "Both, says")).to_have_count(0)
        one.evaluate("window.wasHere = true")
    write(page, "/set replies on")
    for one in (page, other):
        expect(row(one, "Both, says")).to_have_count(1)
        expect(row(one, "Both, says").locator(".of")).to_have_text("↳ What to sow")
        expect(row(one, "Oil it").locator(".of")).to_have_text("↳ The gate sticks")
        numbers = one.locator(".chat .message[data-number]").evaluate_all("(rows) => rows.map((row) => Number(row.dataset.number))")
        equal(numbers, [1, 2, 3, 4, 5])
    ben.reply(beans["thread"], "Peas, then, @ana")
    expect(row(page, "Peas, then").locator(".of")).to_have_text("↳ What to sow")
    expect(row(other, "Peas, then")).to_have_count(1)
    expect(page.locator(".chat .fold")).to_have_count(0)
    row(page, "Peas, then").locator(".of").click()
    expect(row(page, "Both, says", ".thread")).to_have_count(1)
    write(page, "/set replies off")
    for one in (page, other):
        expect(row(one, "Both, says")).to_have_count(0)
        expect(row(one, "Who has a spade?")).to_have_count(1)
        equal(one.evaluate("window.wasHere"), True)
    assert cleo.nick


@check("replies on: what one sees in the chat is read, and the new ones stand under a line")
def inline_unread(stage):
    forum = stage.forum
    ana, ben = forum.members["ana"], forum.members["ben"]
    mine = ana.post(GARDEN, "A bench for the corner", title="Bench")
    ana.act("setting.set", name="replies", value="on")
    page = stage.page("ana", "/paris")
    until(page, "hubbub.link.phase === 'open'")
    first = ben.reply(mine["thread"], "I have wood")
    ben.reply(mine["thread"], "And nails")
    expect(count(page, "garden")).to_have_text("2")
    page.locator(".places").get_by_role("link", name="garden").click()
    divider = page.locator(".chat .divider.new")
    expect(divider).to_have_count(1)
    equal(divider.evaluate("(one) => Number(one.nextElementSibling.dataset.number)"), first["number"])
    expect(count(page, "garden")).to_have_count(0)
    ben.reply(mine["thread"], "When?")
    expect(row(page, "When?")).to_have_count(1)
    expect(count(page, "garden")).to_have_count(0)
    fresh = stage.page("ana", "/paris")
    until(fresh, "hubbub.link.phase === 'open' && Object.keys(hubbub.state.hubs).length > 0")
    expect(count(fresh, "garden")).to_have_count(0)
    equal(fresh.evaluate("hubbub.state.follows[%d]?.unread ?? 0" % mine["thread"]), 0)
    fresh.goto("/account")
    fresh.get_by_label("Replies in the chat").select_option("off")
    page.goto("/berlin/garden")
    expect(row(page, "A bench")).to_have_count(1)
    expect(row(page, "I have wood")).to_have_count(0)
