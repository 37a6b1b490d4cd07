"""Nothing typed is lost: drafts, lost connections, a server that is killed and comes back."""

import signal

from playwright.sync_api import expect

from checks import check
from talk import box, row, rows, write


@check("drafts: kept for each channel and thread, over a reload")
def drafts(stage):
    page = stage.page("ana", "/berlin/coworking")
    box(page).fill("half a thought")
    page.locator(".places").get_by_role("link", name="meet-ups").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("meet-ups")
    expect(box(page)).to_have_value("")
    page.locator(".places").get_by_role("link", name="coworking").click()
    expect(box(page)).to_have_value("half a thought")
    page.reload()
    expect(box(page)).to_have_value("half a thought")
    box(page).fill("")


@check("offline: says so, keeps what is written, sends it once and in order when back")
def offline(stage):
    page = stage.page("ana", "/berlin/meet-ups")
    expect(rows(page).first).to_be_visible()
    page.context.set_offline(True)
    expect(page.locator(".banner")).to_contain_text("What you write is kept")
    for word in ("first", "second", "third"):
        write(page, f"written offline: {word}")
    expect(page.locator(".pending")).to_have_count(3)
    page.context.set_offline(False)
    expect(page.locator(".banner")).to_be_hidden(timeout=20000)
    expect(page.locator(".pending")).to_have_count(0)
    ben = stage.page("ben", "/berlin/meet-ups")
    found = row(ben, "written offline")
    expect(found).to_have_count(3)
    order = [text.split("written offline: ")[1].split()[0] for text in found.all_inner_texts()]
    assert order == ["first", "second", "third"], order


@check("a page closed while offline sends what was written when it is opened again, once")
def closed(stage):
    page = stage.page("ana", "/berlin/meet-ups")
    expect(rows(page).first).to_be_visible()
    page.context.set_offline(True)
    expect(page.locator(".banner")).to_be_visible()
    write(page, "written before closing")
    expect(page.locator(".pending")).to_have_count(1)
    context = page.context
    page.close()
    context.set_offline(False)
    first, second = context.new_page(), context.new_page()
    first.goto("/berlin/meet-ups")
    second.goto("/berlin/meet-ups")
    expect(row(first, "written before closing")).to_have_count(1)
    expect(row(second, "written before closing")).to_have_count(1)
    expect(first.locator(".pending")).to_have_count(0)
    first.wait_for_timeout(500)
    expect(row(first, "written before closing")).to_have_count(1)


@check("the server is killed and comes back: the page resumes, nothing is missed or doubled")
def killed(stage):
    page = stage.page("ana", "/berlin/coworking")
    expect(rows(page).first).to_be_visible()
    stage.forum.members["ben"].post("#berlin/coworking", "before the kill")
    expect(row(page, "before the kill")).to_have_count(1)
    stage.forum.stop(signal.SIGKILL)
    expect(page.locator(".banner")).to_be_visible()
    write(page, "while it was away")
    stage.forum.start()
    stage.forum.members["ben"].post("#berlin/coworking", "after the kill")
    expect(row(page, "after the kill")).to_have_count(1, timeout=30000)
    expect(row(page, "while it was away")).to_have_count(1)
    expect(page.locator(".pending")).to_have_count(0)
    expect(row(page, "before the kill")).to_have_count(1)
    expect(page.locator(".banner")).to_be_hidden()


@check("a refused post says why and gives the text back")
def refused(stage):
    page = stage.page("ana", "/berlin/coworking")
    expect(rows(page).first).to_be_visible()
    page.evaluate("document.querySelector('.chat textarea').removeAttribute('maxlength')")
    write(page, "x" * 17000)
    expect(page.locator(".pending.refused .state")).not_to_be_empty()
    page.locator(".pending.refused").get_by_role("button", name="Edit").click()
    assert len(box(page).input_value()) == 17000
    box(page).fill("")
