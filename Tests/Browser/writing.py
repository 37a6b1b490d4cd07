"""Writing with tools: marks by key and button, a preview, quotations, code; files on their way."""

import base64
import json

from playwright.sync_api import expect

from access import axe
from checks import check, equal
from stage import until
from talk import box, row, rows, write

WRITING = "#berlin/writing"
PLACE = b"48.8566 N, 2.3522 E"


def desk(stage):
    """A channel for it."""
    rut = stage.forum.members["rut"]
    if not any(one["address"] == WRITING for one in rut.ask("channel.list", hub="#berlin")["channels"]):
        rut.act("channel.create", channel=WRITING)


@check("write: keys and buttons mark what is chosen, again take the mark away, and the preview shows what it will be")
def marks(stage):
    desk(stage)
    page = stage.page("ana", "/berlin/writing")
    box(page).focus()
    tools = page.locator(".chat .tools")
    expect(tools).to_be_visible()
    # The tools may be there before the channel is.
    expect(box(page)).to_be_editable()
    box(page).press_sequentially("big table")
    box(page).press("Shift+Control+ArrowLeft")
    box(page).press("Control+b")
    expect(box(page)).to_have_value("big **table**")
    box(page).press("Control+b")
    expect(box(page)).to_have_value("big table")
    tools.get_by_role("button", name="Italic").click()
    expect(box(page)).to_have_value("big *table*")
    expect(box(page)).to_be_focused()
    tools.get_by_role("button", name="Quote").click()
    expect(box(page)).to_have_value("> big *table*")
    tools.get_by_role("button", name="Preview").click()
    preview = page.locator(".chat .preview")
    expect(preview.locator("blockquote em")).to_have_text("table")
    axe(page, "preview")
    box(page).fill("`<b>` and **more**")
    expect(preview.locator("strong")).to_have_text("more")
    expect(preview.locator("code")).to_have_text("<b>")
    box(page).press("Enter")
    expect(row(page, "and more")).to_have_count(1)
    expect(preview).to_be_hidden()


@check("write: quoting puts the message into its thread's box, by key and by menu")
def quoting(stage):
    desk(stage)
    stage.forum.members["ben"].post(WRITING, "Two lines\nof it")
    page = stage.page("ana", "/berlin/writing")
    row(page, "Two lines").focus()
    page.keyboard.press(">")
    expect(box(page, ".thread")).to_be_focused()
    assert "> Two lines\n> of it" in box(page, ".thread").input_value(), box(page, ".thread").input_value()
    box(page, ".thread").press_sequentially("Right.")
    box(page, ".thread").press("Enter")
    expect(row(page, "Right.", ".thread").locator("blockquote")).to_contain_text("Two lines")


@check("write: code says its language and is copied whole")
def code(stage):
    desk(stage)
    stage.forum.members["ben"].post(WRITING, "```swift\nlet a = 1\nlet b = 2\n```")
    page = stage.page("ana", "/berlin/writing")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown = row(page, "let a = 1").locator(".code")
    expect(shown.locator(".code-head")).to_contain_text("swift")
    shown.get_by_role("button", name="Copy the code").click()
    expect(page.locator(".notice")).to_contain_text("Code copied")
    equal(page.evaluate("navigator.clipboard.readText()"), "let a = 1\nlet b = 2\n")
    axe(page, "code")


@check("write: Enter is a new line where the member wants it, typing is told to nobody where not")
def habits(stage):
    desk(stage)
    ana = stage.forum.members["ana"]
    ana.act("setting.set", name="enter", value="newline")
    ana.act("setting.set", name="typing", value="off")
    page, ben = stage.page("ana", "/berlin/writing"), stage.page("ben", "/berlin/writing")
    expect(rows(ben).first).to_be_visible()
    until(page, "hubbub.state.settings.enter === 'newline'")
    box(page).press_sequentially("one")
    box(page).press("Enter")
    box(page).press_sequentially("two")
    expect(box(page)).to_have_value("one\ntwo")
    box(page).press("Control+Enter")
    expect(row(ben, "one")).to_contain_text("two")
    equal(ben.evaluate("hubbub.state.typing.length"), 0)
    ana.act("setting.set", name="enter", value="send")
    ana.act("setting.set", name="typing", value="on")


@check("write: files by button, drop and paste; one that is cut off is tried again, one that is not wanted is taken back, a picture is described")
def uploads(stage):
    desk(stage)
    context = stage.context("ana")
    page = context.new_page()
    asked, frames = [], []

    def answer(route):
        """What the server answers, here played, so that an upload can break where it should."""
        name = route.request.url.split("name=")[1].split("&")[0]
        asked.append((name, route.request.url.split("key=")[1]))
        if name == "broken.txt" and len([one for one, _ in asked if one == name]) == 1:
            return route.abort()
        if name == "large.bin":
            return route.fulfill(status=413, json={"no": {"code": "too_long", "say": "Too large.", "field": "file"}})
        picture = {"width": 1600, "height": 1200} if name.endswith(".png") else {}
        file = {"id": 800 + len(asked), "name": name, "type": "image/png" if picture else "text/plain", "bytes": 12, "url": "/assets/icon.svg", **picture}
        return route.fulfill(json={"ok": {"file": file}})

    page.route("**/api/v1/files?*", answer)
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(frame)))
    page.goto("/berlin/writing")
    expect(rows(page).first).to_be_visible()
    box(page).focus()
    items = page.locator(".chat .upload")
    page.locator(".chat .tools input[type=file]").set_input_files([
        {"name": "pier.png", "mimeType": "image/png", "buffer": b"not really"}, {"name": "broken.txt", "mimeType": "text/plain", "buffer": b"text"},
        {"name": "large.bin", "mimeType": "application/octet-stream", "buffer": b"0" * 64},
    ])
    expect(items).to_have_count(3)
    expect(items.filter(has_text="broken.txt").get_by_role("alert")).to_contain_text("The upload was cut off.")
    expect(items.filter(has_text="large.bin").get_by_role("alert")).to_contain_text("Too large.")
    axe(page, "uploads")
    items.filter(has_text="broken.txt").get_by_role("button", name="Try again").click()
    expect(items.filter(has_text="broken.txt").get_by_role("alert")).to_have_count(0)
    keys = [key for name, key in asked if name == "broken.txt"]
    equal(len(set(keys)), 1, "the same key again")
    items.filter(has_text="large.bin").get_by_role("button", name="Remove large.bin").click()
    expect(items).to_have_count(2)
    items.filter(has_text="pier.png").get_by_label("Description of pier.png").fill("A pier at low tide")
    page.evaluate("""() => {
        const area = document.querySelector(".chat textarea");
        const carried = (name) => { const all = new DataTransfer(); all.items.add(new File(["x"], name, { type: "text/plain" })); return all; };
        area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried("pasted.txt"), bubbles: true, cancelable: true }));
        area.dispatchEvent(new DragEvent("drop", { dataTransfer: carried("dropped.txt"), bubbles: true, cancelable: true }));
    }""")
    expect(items).to_have_count(4)
    box(page).fill("With files")
    box(page).press("Enter")
    expect(items).to_have_count(0)
    until(page, "hubbub.writing.entries.length === 0 || hubbub.writing.entries.some((one) => one.refused)")
    sent = [json.loads(frame) for frame in frames if "With files" in str(frame)][-1]
    equal(sent["files"][0], {"id": 801, "alt": "A pier at low tide"})
    equal(len(sent["files"]), 4)
    page.evaluate("hubbub.writing.keep([])")
    context.close()


def photograph(page):
    """A JPEG as a camera makes it: lying on its side, with the place where it was taken."""
    plain = base64.b64decode(page.evaluate("""async () => {
        const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 40 });
        canvas.getContext("2d").fillRect(0, 0, 64, 40);
        return canvas.toDataURL("image/jpeg").split(",")[1];
    }"""))
    # One entry, the orientation: a quarter turn; then what must not get out.
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0" + PLACE
    return plain[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + plain[2:]


@check("write: a photograph is seen by others, upright and without its place, and with its message it is gone")
def photographs(stage):
    desk(stage)
    page, ben = stage.page("ana", "/berlin/writing"), stage.page("ben", "/berlin/writing")
    expect(rows(page).first).to_be_visible()
    expect(rows(ben).first).to_be_visible()
    box(page).focus()
    item = page.locator(".chat .upload")
    page.locator(".chat .tools input[type=file]").set_input_files(
        [{"name": "canal.jpg", "mimeType": "image/jpeg", "buffer": photograph(page)}])
    item.get_by_label("Description of canal.jpg").fill("The canal in the morning")
    box(page).fill("From the bridge")
    box(page).press("Enter")
    picture = row(ben, "From the bridge").locator("a.picture img")
    expect(picture).to_have_attribute("alt", "The canal in the morning")
    address = picture.get_attribute("src")
    until(ben, "document.querySelector('a.picture img').complete")
    equal(picture.evaluate("(image) => [image.naturalWidth, image.naturalHeight]"), [40, 64], "upright")
    equal([int(picture.get_attribute(one)) for one in ("width", "height")][0] < 64, True)
    stored = ben.request.get(address)
    equal((stored.status, stored.headers["content-type"]), (200, "image/jpeg"))
    assert PLACE not in stored.body(), "the place is still in it"
    picture.click()
    expect(ben.locator("dialog.full img")).to_be_visible()
    axe(ben, "picture")
    ben.keyboard.press("Escape")
    stranger = stage.context()
    equal(stranger.request.get(address).status, 200, "of a public hub")
    message = ben.evaluate("Object.values(hubbub.state.messages).find((one) => one.body === 'From the bridge').id")
    stage.forum.members["ana"].act("message.delete", message=message)
    expect(picture).to_have_count(0)
    for reader in (ben, stranger):
        equal(reader.request.get(address).status, 404, "after its message")
    stranger.close()
