"""What is not a page of its own: menus, dialogs, something begun, something gone wrong, other ways to see."""

import base64

from stage import alone, until

SHOES = "half price"


def all_of(is_phone):
    """Each scene with the names of its pictures; those of other screens once, with the phone's."""
    everywhere = [
        (("form",), forms), (("jump", "preview", "menu", "tried", "done", "card", "record"), acts), (("asking",), asking),
        (("versions", "tools", "spare", "help", "offline"), states), (("completing", "emoji", "editing", "deleting", "levels"), writing),
        (("upload", "picture"), files), (("offered",), offered), (("loading", "waiting"), loading), (("all-read",), all_read),
        (("inline",), inline), (("leaving", "token", "recover", "given", "refused", "invited", "plain"), doors), (("forced", "print"), ways),
    ]
    return everywhere + ([(("narrow", "large", "landscape"), screens)] if is_phone else [])


def message_of(page, text):
    message = page.locator(".chat .message[data-message]", has_text=text).first
    message.wait_for()
    return message


def forms(stage, camera):
    """The forms of who runs a hub, each on its own."""
    with alone(camera.context("ana")) as page:
        for at in range(9):
            page.goto("/berlin?view=hub")
            buttons = page.locator(".hub-do button.button.plain")
            buttons.first.wait_for()
            if at >= buttons.count():
                break
            buttons.nth(at).click()
            page.get_by_role("dialog").wait_for()
            camera.take(page, f"form{at}")


def acts(stage, camera):
    """The menu at a message, an act that was tried, what is said after it with its undo, a member's card."""
    with alone(camera.context("ben")) as page:
        page.goto("/berlin/meet-ups")
        message = message_of(page, SHOES)
        page.keyboard.press("g")
        page.get_by_role("dialog").wait_for()
        camera.take(page, "jump")
        page.keyboard.press("Escape")
        page.locator(".chat textarea").fill("Who has the **map**?\n\n- the old one\n- `canal.pdf`")
        page.locator(".chat .tools [data-tool=preview]").click()
        page.locator(".chat .preview ul").wait_for()
        camera.take(page, "preview")
        page.locator(".chat .tools [data-tool=preview]").click()
        page.locator(".chat textarea").fill("")
        message.focus()
        page.keyboard.press("m")
        page.get_by_role("menu").wait_for()
        camera.take(page, "menu")
        page.keyboard.press("x")
        page.locator("#panel-deed-rule").select_option("2")
        page.locator(".deed button[type=submit]").click()
        page.locator(".would b").wait_for()
        camera.take(page, "tried")
        page.locator(".deed button[type=submit]").click()
        page.locator(".notice .undo").wait_for()
        camera.take(page, "done")
        page.keyboard.press("z")
        message.locator(".prose").wait_for()
        page.locator(".chat [data-nick=karl]").first.evaluate("(one) => one.click()")
        page.get_by_role("dialog").wait_for()
        camera.take(page, "card")
        page.locator(".card-tools .button").last.click()
        page.locator(".record").wait_for()
        camera.take(page, "record")


def asking(stage, camera):
    with alone(camera.context("luca")) as page:
        page.goto("/meadow?view=hub")
        page.locator(".hub-do button.button").first.click()
        page.get_by_role("dialog").wait_for()
        camera.take(page, "asking")


def states(stage, camera):
    """Versions of a charter, the tools, a draft from elsewhere, the keys, no network."""
    with alone(camera.context("ana")) as page:
        page.goto("/berlin?view=hub")
        page.locator(".hub-page section .link").first.click()
        page.locator(".difference ins").first.wait_for()
        camera.take(page, "versions")
        page.goto("/berlin/meet-ups")
        area = page.locator(".chat textarea")
        area.fill("On Sunday I bring the ladder, the old one that")
        page.locator(".chat .tools").wait_for()
        camera.take(page, "tools")
        until(page, "Boolean(hubbub.drafts)")
        page.evaluate("hubbub.drafts.spare(hubbub.composers.values().next().value.where, '\\nOn Sunday I am away, but the ladder stands in the yard and the gate is open')")
        page.locator(".chat .spare").wait_for()
        camera.take(page, "spare")
        page.evaluate("for (const one of hubbub.composers) hubbub.drafts.offer(one.where, null)")
        area.fill("")
        page.locator("#main").focus()
        page.keyboard.press("?")
        page.get_by_role("dialog").wait_for()
        camera.take(page, "help")
        page.keyboard.press("Escape")
        page.context.set_offline(True)
        page.locator(".banner").wait_for()
        area.fill("Written without a network")
        page.locator(".chat .composer button[type=submit]").click()
        page.locator(".pending").wait_for()
        camera.take(page, "offline")
        page.evaluate("hubbub.writing.keep([])")


def writing(stage, camera):
    """A nick being completed, the choice of signs, a message being changed, one about to go, how much one hears."""
    with alone(camera.context("ana")) as page:
        page.goto("/berlin/coworking")
        mine = message_of(page, "We were 19")
        area = page.locator(".chat textarea")
        area.press_sequentially("Ask @")
        page.get_by_role("option").first.wait_for()
        camera.take(page, "completing")
        area.fill("")
        for key, name, shown in (("+", "emoji", ".picker"), ("e", "editing", ".editor textarea"), ("d", "deleting", "dialog")):
            mine.focus()
            page.keyboard.press(key)
            page.locator(shown).first.wait_for()
            camera.take(page, name)
            page.keyboard.press("Escape")
        page.locator("#main").focus()
        page.keyboard.press("M")
        page.get_by_role("menu").wait_for()
        camera.take(page, "levels")


def painted(page, width, height):
    """A picture of hills, made in the page."""
    return base64.b64decode(page.evaluate(
        """([width, height]) => {
            const canvas = Object.assign(document.createElement("canvas"), { width, height });
            const pen = canvas.getContext("2d");
            const sky = pen.createLinearGradient(0, 0, 0, height);
            for (const [at, colour] of [[0, "#f6d7a7"], [0.5, "#e8a87c"], [1, "#41729f"]]) sky.addColorStop(at, colour);
            pen.fillStyle = sky;
            pen.fillRect(0, 0, width, height);
            ["#5885af", "#41729f", "#274472"].forEach((colour, row) => {
                pen.fillStyle = colour;
                pen.beginPath();
                pen.moveTo(0, height);
                for (let x = 0; x <= width; x += 8) pen.lineTo(x, height * (0.5 + row * 0.15) + Math.sin(x / (90 + 40 * row) + row) * height * 0.08);
                pen.lineTo(width, height);
                pen.fill();
            });
            return canvas.toDataURL("image/jpeg", 0.8).split(",")[1];
        }""",
        [width, height],
    ))


def files(stage, camera):
    """Files on their way, one cut off; a picture in a message, and in full."""
    with alone(camera.context("ana")) as page:
        held = []

        def answer(route):
            name = route.request.url.split("name=")[1].split("&")[0]
            if name.startswith("minutes"):
                return route.abort()
            # Never answered: it is on its way.
            return held.append(route) if name.startswith("plan") else route.continue_()

        page.route("**/api/v1/files?*", answer)
        page.goto("/berlin/empty")
        page.locator(".chat textarea").click()
        page.locator(".chat .tools").wait_for()
        page.locator(".chat .tools input[type=file]").set_input_files([
            {"name": "river.jpg", "mimeType": "image/jpeg", "buffer": painted(page, 1200, 800)},
            {"name": "plan-of-the-allotment-with-all-its-beds-and-paths.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 " + b"0" * 900_000},
            {"name": "minutes.txt", "mimeType": "text/plain", "buffer": b"text"},
        ])
        page.locator(".upload img").wait_for()
        page.locator(".upload.failed").wait_for()
        camera.take(page, "upload")
        for button in page.locator(".upload:not(.done) .icon-button").all()[::-1]:
            button.click()
        for route in held:
            route.abort()
        page.locator(".upload .field").fill("The river in the evening, with hills behind it")
        page.locator(".chat textarea").fill("From the walk")
        page.locator(".chat .composer button[type=submit]").click()
        message = page.locator(".chat .message[data-message]", has_text="From the walk").last
        message.locator(".picture img").wait_for()
        camera.take(page, "picture-inline")
        message.locator(".picture").click()
        page.locator("dialog.full img").wait_for()
        camera.take(page, "picture-full")
        stage.forum.members["ana"].act("message.delete", message=int(message.get_attribute("data-message")))


def offered(stage, camera):
    with alone(camera.context("ana")) as page:
        page.goto("/search")
        page.locator(".offering input").press_sequentially("room has:")
        page.get_by_role("option").first.wait_for()
        camera.take(page, "offered")


def loading(stage, camera):
    """A server that accepts and does not answer: what stands there meanwhile."""
    with alone(camera.context("ana")) as page:
        page.add_init_script("window.WebSocket = class extends EventTarget { constructor() { super(); this.readyState = 0; } send() {} close() {} };")
        for name, path in (("loading", "/berlin/coworking"), ("waiting", "/catchup")):
            page.goto(path)
            page.locator(".skeleton").first.wait_for()
            camera.take(page, name)


def all_read(stage, camera):
    with alone(camera.context("luca")) as page:
        page.goto("/catchup")
        page.wait_for_timeout(600)
        for button in page.locator("[data-act=done]").all()[::-1]:
            button.evaluate("(one) => one.click()")
        camera.take(page, "all-read")


def inline(stage, camera):
    ana = stage.forum.members["ana"]
    ana.act("setting.set", name="replies", value="on")
    camera.pages("ana", {"inline": "/berlin/coworking"})
    ana.act("setting.set", name="replies", value="off")


def doors(stage, camera):
    """Leaving, a token, recovering; doors that are refused, opened by an invite, and without a script."""
    with alone(camera.context("ana")) as page:
        page.goto("/account")
        page.locator(".danger-link").click()
        page.get_by_role("dialog").wait_for()
        camera.take(page, "leaving")
        page.keyboard.press("Escape")
        page.locator(".sessions ~ .hub-do button.button.plain").last.click()
        page.locator("dialog input").first.fill("my script")
        page.locator("dialog button[type=submit]").click()
        page.locator("dialog .made input").wait_for()
        camera.take(page, "token")
    with alone(camera.context("rut")) as page:
        page.goto("/berlin/meet-ups")
        message_of(page, SHOES)
        page.locator(".chat [data-nick=karl]").first.evaluate("(one) => one.click()")
        page.locator(".card-tools").wait_for()
        camera.take(page, "card-operator")
        page.locator(".card-tools .button").nth(-2).click()
        page.locator("dialog .made, dialog .button").last.click()
        camera.take(page, "recover")
    with alone(camera.context(None)) as page:
        page.goto("/login")
        page.locator("#login-nick").fill("ana")
        page.locator("#login-password").fill("two small words")
        page.locator("button[type=submit]").click()
        page.locator(".refusal:not(:empty)").wait_for()
        camera.take(page, "refused")
        page.goto("/claim#0000")
        page.locator(".other button").click()
        camera.take(page, "given")
    invite = stage.forum.members["ana"].act("invite.create", hub="#berlin")["invite"]["url"]
    with alone(camera.context(None, java_script_enabled=False)) as page:
        for name, path in (("plain-login", "/login"), ("plain-signup", "/signup"), ("invited", invite[invite.index("/invite/"):])):
            page.goto(path)
            camera.take(page, name)


def ways(stage, camera):
    """With the colours of the system, and on paper."""
    with alone(camera.context("ana", forced_colors="active", reduced_motion="reduce")) as page:
        page.goto("/berlin/coworking")
        message_of(page, "We were 19").focus()
        camera.take(page, "forced")
    for nick in ("ana", None):
        with alone(camera.context(nick)) as page:
            page.goto("/berlin/coworking")
            page.locator(".message").first.wait_for()
            page.emulate_media(media="print", color_scheme="light")
            camera.take(page, "print" if nick else "print-open")


def screens(stage, camera):
    """320 px, twice as large, on its side."""
    for name, viewport, scale in (("narrow", {"width": 320, "height": 640}, 1), ("large", {"width": 640, "height": 400}, 2), ("landscape", {"width": 844, "height": 390}, 1)):
        with alone(camera.context("ana", viewport=viewport, device_scale_factor=scale)) as page:
            for place, path in (("channel", "/berlin/coworking"), ("thread", "/berlin/coworking/3"), ("hub", "/berlin?view=hub"), ("catchup", "/catchup"), ("account", "/account"), ("search", "/search?q=room")):
                page.goto(path)
                page.wait_for_timeout(500)
                camera.take(page, f"{name}-{place}")
