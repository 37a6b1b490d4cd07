"""Contact without a common hub: a request, apart from conversations until it is answered."""

from playwright.sync_api import expect

from checks import check
from stage import until
from talk import box, row, write


def asks(stage, nick):
    """A member who is in no hub writes to ana."""
    stage.forum.member(nick)
    stage.forum.members[nick].act("conversation.post", members=["ana"], body=f"Hello from {nick}")


def messages_count(page):
    return page.locator(".places .place", has_text="Messages").locator(".count")


@check("contact requests: stand apart, count nothing, and become a conversation when accepted")
def accept(stage):
    page = stage.page("ana", "/messages")
    until(page, "hubbub.link.phase === 'open'")
    before = messages_count(page).all_inner_texts()
    stage.forum.member("vera")
    vera = stage.page("vera", "/messages")
    vera.get_by_label("Nick, or several with commas").fill("@ana")
    vera.get_by_role("button", name="Open").click()
    vera.wait_for_url("**/messages/@ana")
    expect(vera.locator(".join")).to_contain_text("write once")
    write(vera, "Hello from vera")
    expect(vera.locator(".join")).to_contain_text("Waiting for ana to answer")
    expect(box(vera)).to_be_hidden()
    request = page.locator(".requests .request")
    expect(request).to_contain_text("vera")
    expect(page.locator(".conversation:not(.request)", has_text="vera")).to_have_count(0)
    assert messages_count(page).all_inner_texts() == before
    request.get_by_role("link").click()
    expect(row(page, "Hello from vera")).to_have_count(1)
    expect(page.locator(".join")).to_contain_text("shares no hub with you")
    page.locator(".join").get_by_role("button", name="Accept").click()
    expect(page.locator(".join")).to_be_hidden()
    expect(box(vera)).to_be_visible()
    write(vera, "Thank you")
    expect(row(page, "Thank you")).to_have_count(1)
    page.goto("/messages")
    expect(page.locator(".conversation:not(.request)", has_text="vera")).to_have_count(1)
    expect(page.locator(".requests")).to_be_hidden()


@check("contact requests: ignoring closes it here and tells who wrote nothing")
def ignore(stage):
    asks(stage, "waldo")
    page = stage.page("ana", "/messages/@waldo")
    waldo = stage.page("waldo", "/messages/@ana")
    expect(row(page, "Hello from waldo")).to_have_count(1)
    page.locator(".join").get_by_role("button", name="Ignore").click()
    page.wait_for_url("**/messages")
    expect(page.locator(".conversations").last).not_to_contain_text("waldo")
    expect(page.locator(".requests")).to_be_hidden()
    expect(waldo.locator(".join")).to_contain_text("Waiting for ana to answer")


@check("contact requests: an answer accepts")
def answer(stage):
    asks(stage, "xenia")
    page = stage.page("ana", "/messages/@xenia")
    expect(page.locator(".join")).to_be_visible()
    write(page, "Hello xenia")
    expect(row(page, "Hello xenia")).to_have_count(1)
    expect(page.locator(".join")).to_be_hidden()
