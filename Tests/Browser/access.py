"""For everyone: axe, keyboard, what is announced, sizes, policy, hostile text."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from checks import check, equal
from forum import ROOT, Refused
from stage import DESKTOP, PHONE, until
from talk import box, row, rows

PAGES = ["/berlin/coworking", "/berlin/coworking?view=threads", "/hubs", "/search?q=table", "/messages", "/catchup", "/mentions", "/account", "/nowhere-at-all"]
OPEN = ["/", "/berlin", "/berlin/coworking", "/berlin/coworking/1", "/berlin/coworking?view=threads", "/berlin?view=charter", "/berlin/modlog", "/search?q=the", "/rules", "/report", "/paris"]
# Violations of WCAG 2.2 A and AA and of axe's own good practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe(page, what, but=()):
    """Axe finds nothing on the page, but what is named."""
    found = [one for one in Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"] if one["id"] not in but]
    said = [f"{one['id']}: {one['nodes'][0]['html'][:120]} {one['nodes'][0].get('failureSummary', '')[:160]}" for one in found]
    assert not said, f"{what}: {said}"


def settled(page):
    # A page whose script is still on its way has bones and no heading.
    until(page, "!document.querySelector('#app').hasAttribute('aria-busy') && document.querySelector('h1') !== null && !document.querySelector('.page > .skeleton')")
    page.wait_for_timeout(300)


@check("axe finds nothing on any page, light and wide, dark and narrow")
def axe_pages(stage):
    for scheme, viewport in (("light", DESKTOP), ("dark", PHONE)):
        context = stage.context("ana", viewport=viewport, color_scheme=scheme)
        page = context.new_page()
        for path in PAGES:
            page.goto(path)
            settled(page)
            axe(page, f"{path} {scheme} {viewport['width']}")
        context.close()


@check("axe finds nothing on the open pages, light and wide, dark and narrow")
def axe_open(stage):
    for scheme, viewport in (("light", DESKTOP), ("dark", PHONE)):
        context = stage.context(viewport=viewport, color_scheme=scheme)
        page = context.new_page()
        for path in OPEN:
            page.goto(path)
            page.locator("h1").wait_for()
            axe(page, f"open {path} {scheme} {viewport['width']}")
        context.close()


@check("axe finds nothing at the doors, in a thread, in dialogs and while editing")
def axe_states(stage):
    context = stage.context()
    page = context.new_page()
    for path in ("/login", "/signup", "/claim"):
        page.goto(path)
        settled(page)
        page.get_by_role("button").first.wait_for()
        axe(page, path)
    context.close()
    root = stage.forum.members["ana"].post("#berlin/coworking", "An accessible one", title="For everyone")
    stage.forum.members["ben"].reply(root["thread"], "With a `reply` and a [link](https://example.org)")
    page = stage.page("ana", f"/berlin/coworking/{root['number']}")
    expect(row(page, "With a reply", ".thread")).to_be_visible()
    axe(page, "thread")
    page.locator("#main").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    axe(page, "help")
    page.keyboard.press("Escape")
    row(page, "An accessible one").first.hover()
    row(page, "An accessible one").first.get_by_role("button", name="Edit").click()
    expect(page.locator(".editor textarea").first).to_be_visible()
    axe(page, "editing")
    page.keyboard.press("Escape")
    box(page).press_sequentially("@be")
    expect(page.get_by_role("option").first).to_be_visible()
    axe(page, "completion")


@check("keyboard: from the page to a message, its thread, a reply, and back, with the focus seen")
def keyboard(stage):
    page = stage.page("ana", "/berlin/coworking")
    expect(rows(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("k")
    focused = page.locator(".chat .message:focus")
    expect(focused).to_have_count(1)
    outline = focused.evaluate("(element) => getComputedStyle(element).outlineStyle")
    equal(outline, "solid")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(".thread")).to_be_visible()
    page.keyboard.press("c")
    expect(box(page, ".thread")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".thread")).to_be_hidden()
    page.keyboard.press("t")
    page.wait_for_url("**view=threads")


@check("new messages are announced: author, text, time")
def announced(stage):
    page = stage.page("ana", "/berlin/coworking")
    expect(rows(page).first).to_be_visible()
    stage.forum.members["ben"].post("#berlin/coworking", "Read this aloud")
    log = page.get_by_role("log")
    expect(log).to_contain_text("Read this aloud")
    said = log.inner_text()
    assert said.index("ben") < said.index("Read this aloud"), said


@check("forced colours and reduced motion: focus and choice stay seen, nothing moves")
def forced(stage):
    context = stage.context("ana", forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto("/berlin/coworking")
    expect(rows(page).first).to_be_visible()
    page.locator("#main").focus()
    page.keyboard.press("k")
    seen = page.locator(".chat .message:focus").evaluate("(one) => { const { outlineStyle, outlineWidth } = getComputedStyle(one); return [outlineStyle, parseFloat(outlineWidth) > 0]; }")
    equal(seen, ["solid", True])
    equal(page.locator(".places .place[aria-current]").evaluate("(one) => getComputedStyle(one).outlineStyle"), "solid")
    rows(page).first.click()
    equal(page.evaluate("document.getAnimations().length"), 0)
    context.close()


@check("320 px wide and 200 % large: nothing is cut off, nothing scrolls sideways")
def small(stage):
    for viewport in ({"width": 320, "height": 640}, {"width": 640, "height": 400}):
        page = stage.page("ben", "/berlin/coworking", viewport=viewport)
        expect(rows(page).first).to_be_attached()
        for path in PAGES:
            page.goto(path)
            settled(page)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{path} at {viewport}: {wide} px too wide"


# What has run in one forum or another, or was meant to: markup, schemes, entities, nesting, direction, length.
ATTACKS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<svg><script href=data:,alert(1) /></svg>", "<iframe srcdoc='<script>alert(1)</script>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<details open ontoggle=alert(1)>x", "<a href=javascript:alert(1)>x</a>", "<style>*{background:url(//evil.example/x)}</style>",
    "<base href=//evil.example>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<form action=//evil.example><button>go", "<object data=data:text/html,x>", "<link rel=stylesheet href=//evil.example>",
    "[a](javascript:alert(1))", "[b](java\tscript:alert(1))", "[c](JaVaScRiPt&#58;alert(1))", "[d](&#x6A;avascript:alert(1))", "[e](data:text/html,<script>alert(1)</script>)", "[f](vbscript:x)", "[g](//evil.example/x)",
    "[h](<javascript:alert(1)>)", "[i][1]\n\n[1]: javascript:alert(1)", "<javascript:alert(1)>", "![j](data:image/svg+xml,<svg onload=alert(1)>)", "![k](https://evil.example/pixel.gif)", "![l](x\" onerror=\"alert(1))",
    "`<b onclick=alert(1)>`", "```html\n<script>alert(1)</script>\n```", "```\"><script>alert(1)</script>\nx\n```", "[m](https://example.org \"a\\\" onmouseover=alert(1)\")",
    "\u202egnihtyna\u202c \u2066x\u2069 \u200b", "@ana\" onclick=alert(1)", "#berlin/<script>alert(1)</script>", ":<img src=x onerror=alert(1)>:", "$<img src=x onerror=alert(1)>$",
    ">" * 200 + " deep", "* " * 200 + "deep", "[" * 300 + "x" + "]" * 300, "a" + "\u0301" * 400, "| a |\n|---|\n| <script>alert(1)</script> |", "Z\u0000\u001b[31mred",
]


@check("a finger meets the box's buttons and a message's, and what is offered for a message covers no text, of the newest neither")
def fingers(stage):
    for at in range(3):
        stage.forum.members["ben"].post("#berlin/coworking", f"Under a finger, line {at} of a message that is long enough to go on to the next line of a phone.")
    context = stage.context("ana", viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto("/berlin/coworking")
    newest = rows(page).last
    expect(newest).to_contain_text("line 2")
    sizes = "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect()).map(({ width, height }) => [width, height]).filter(([width, height]) => width < 44 || height < 44)"
    newest.locator(".prose").tap()
    acts = newest.locator(".acts")
    expect(acts).to_be_in_viewport(ratio=1)
    equal(acts.get_by_role("button").evaluate_all(sizes), [])
    below = acts.bounding_box()["y"] - newest.locator(".prose").bounding_box()["y"] - newest.locator(".prose").bounding_box()["height"]
    assert below >= 0, below
    box(page).tap()
    expect(page.locator(".chat .tools")).to_be_visible()
    send = page.locator(".chat .composer").get_by_role("button", name="Send")
    expect(send).to_be_visible()
    assert send.bounding_box()["width"] <= 48, send.bounding_box()
    equal(page.locator(".chat .composer :is(button, select)").evaluate_all(sizes), [])
    box(page).fill("Der Schlüssel liegt nicht mehr unter der Matte, sondern im Kasten.")
    expect(page.locator(".chat .tongue-code")).to_have_text("de")
    equal(page.locator(".chat .tongue-short").evaluate("(one) => one.scrollWidth <= one.clientWidth"), True)
    box(page).fill("")
    context.close()


@check("the page is under a strict policy, and of a long list of attacks none runs, asks elsewhere or is reported by the policy")
def policy(stage):
    response = stage.context().request.get("/login")
    policy = response.headers.get("content-security-policy", "")
    assert "unsafe" not in policy and "default-src" in policy, policy
    forum = stage.forum
    forum.members["rut"].act("channel.create", channel="#berlin/attacks")
    mallory = forum.member("mallory")
    mallory.act("hub.join", hub="#berlin")
    mallory.act("account.update", name="<img src=x onerror=alert(1)>", place="<script>alert(2)</script>", about="javascript:alert(3) <svg/onload=alert(3)>")
    wide = forum.member("wide")
    wide.act("hub.join", hub="#berlin")
    wide.act("account.update", name="\ufdfd" * 64)
    told, elsewhere = [], []
    context = stage.context("ana")
    context.add_init_script("window.reported = []; document.addEventListener('securitypolicyviolation', (event) => reported.push(event.violatedDirective + ' ' + event.blockedURI));")
    page = context.new_page()
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: elsewhere.append(request.url) if not request.url.startswith((forum.url, "data:", "ws:")) else None)
    page.goto("/berlin/attacks")
    expect(page.get_by_role("heading", level=1)).to_have_text("attacks")
    until(page, "hubbub.place.channel !== null")
    sent = []
    for at, text in enumerate(ATTACKS):
        try:
            sent.append((mallory if at % 2 else wide).post("#berlin/attacks", text, **({"title": text[:100]} if at % 5 == 0 and "\n" not in text else {})))
        except Refused:
            pass
    assert len(sent) > len(ATTACKS) - 5
    expect(page.locator(f".chat [data-message='{sent[-1]['id']}']")).to_be_visible()
    rows(page).last.get_by_role("button").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    for path in ("/berlin/attacks?view=threads", f"/berlin/attacks/{sent[0]['number']}", "/search?q=from:mallory", "/catchup", "/berlin?view=hub", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/%3Cscript%3E"):
        page.goto(path)
        settled(page)
        equal(page.evaluate("[...document.querySelectorAll('#app *')].filter((one) => [...one.attributes].some((a) => a.name.startsWith('on') || /^\\s*(javascript|data|vbscript):/i.test(a.value))).length"), 0, path)
        equal(page.locator("#app :is(script, iframe, object, embed, base, meta, form[action], style), #app .prose :is(img, svg):not(.code-head svg)").count(), 0, path)
        equal(page.evaluate("reported"), [], path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{path} is too wide"
    equal((told, elsewhere), ([], []))
    context.close()


FIRST_LOADS = {
    "/berlin/coworking": ".chat .message[data-message]",
    "/": ".thread-list [data-thread]",
    "/berlin/coworking/{number}": ".thread .message[data-message]",
    "/search": "main [role=search]",
    "/account": "main form",
    "/berlin/coworking?view=threads": ".thread-row",
    "/berlin?view=hub": ".hub-do",
    "/hubs": ".hubs .hub",
    "/messages": "main form",
    "/notices": "main .nothing",
}
# What the browser loads before a page stands and all that it loads unasked after it, compressed.
FIRST_LOAD_BYTES = 60_000


def requests(page):
    """What the page has loaded, as it goes on."""
    loaded = []
    page.on("requestfinished", lambda request: loaded.append(request))
    return loaded


@check("first load: with all that comes unasked after it under 60 kB compressed at each kind of address, no other host, no layout shift")
def first_load(stage):
    forum = stage.forum
    # Of all languages German needs the most bytes; who has begun to write nothing loads no drafts.
    lena = forum.member("lena")
    lena.act("account.update", language="de")
    lena.act("hub.join", hub="#berlin")
    ben = forum.members["ben"]
    root = ben.post("#berlin/coworking", "Which key opens the cellar?", title="Keys")
    ben.reply(root["thread"], "The one with the **red** ring.")
    # Catch up is looked at while all is new.
    for path, drawn in sorted(FIRST_LOADS.items(), key=lambda one: one[0] != "/"):
        context = stage.context("lena", locale="de-DE")
        page = context.new_page()
        loaded = requests(page)
        page.add_init_script("""new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift = (window.shift ?? 0) + entry.value; })
            .observe({ type: "layout-shift", buffered: true });""")
        page.goto(path.format(number=root["number"]))
        expect(page.locator(drawn).first).to_be_visible()
        first = len(loaded)
        until(page, "hubbub.kept !== null && (hubbub.place.channel === null || hubbub.route.threads || hubbub.tongueOf !== null)")
        page.wait_for_load_state("networkidle")
        sizes = [request.sizes()["responseBodySize"] for request in list(loaded)]
        total, shift = sum(sizes), page.evaluate("window.shift ?? 0")
        print(f"   {path}: {sum(sizes[:first])} bytes in {first} requests; with what follows unasked {total} in {len(sizes)}; layout shift {shift:.4f}")
        equal({request.url.split("/")[2] for request in loaded}, {forum.url.split("/")[2]})
        assert total < FIRST_LOAD_BYTES or forum.web_root, (path, total)
        assert shift < 0.05, (path, shift)
        context.close()


@check("what a thread needs comes unseen when one points at a message: the chat keeps its width")
def unseen(stage):
    page = stage.page("ana", "/berlin/coworking")
    expect(rows(page).last).to_be_visible()
    page.evaluate("""window.seen = []; new MutationObserver(() => seen.push(document.querySelector(".chat > .scroll").clientWidth))
        .observe(document.querySelector(".frame"), { childList: true });""")
    width = page.evaluate("document.querySelector('.chat > .scroll').clientWidth")
    rows(page).last.hover()
    until(page, "document.querySelector('aside.thread[aria-label]') !== null && seen.length > 0")
    equal(set(page.evaluate("seen")), {width})
    page.close()


@check("first load: what draws a channel comes when a link to one is pointed at, by pointer and by keyboard, and the click asks for no script")
def come_ahead(stage):
    for by in ("pointer", "keyboard"):
        context = stage.context("ana")
        page = context.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url.split("/assets/")[-1]))
        page.goto("/search")
        expect(page.locator("main [role=search]")).to_be_visible()
        link = page.locator(".places a[href='/berlin/coworking']")
        expect(link).to_be_visible()
        assert not any(one.endswith("views/chat.js") for one in asked), asked
        link.hover() if by == "pointer" else link.focus()
        until(page, "import('/assets/scripts/chatting.js').then(({ chatting }) => chatting() !== null)")
        assert "styles/chat.css" in asked and "scripts/views/composer.js" in asked, asked
        page.wait_for_load_state("networkidle")
        asked.clear()
        link.click() if by == "pointer" else page.keyboard.press("Enter")
        expect(page.locator(".chat .composer")).to_be_visible()
        assert not any(one.startswith("scripts/views/") for one in asked), asked
        context.close()


SHIFT = """window.moved = []; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput)
    moved.push([entry.value, ...entry.sources.map((one) => (one.node?.outerHTML ?? one.node?.textContent ?? "").slice(0, 60))]); }).observe({ type: "layout-shift", buffered: true });"""


@check("no address jumps while the live page takes its place: for members, and at the doors")
def still(stage):
    rut = stage.forum.members["rut"]
    picture = rut.upload("bear.png", (ROOT / "Web/icon-192.png").read_bytes())
    rut.act("hub.set", hub="#berlin", field="image", value=str(picture))
    number = stage.forum.members["ana"].post("#berlin/coworking", "Where does the light come from?", title="Light")["number"]
    most = (0, "")
    for nick, paths in (("ana", ("/", "/berlin", "/berlin?view=hub", "/berlin/coworking", f"/berlin/coworking/{number}", "/hubs", "/catchup")), (None, ("/login", "/signup", "/berlin", "/"))):
        for viewport in (DESKTOP, PHONE):
            context = stage.context(nick, viewport=viewport)
            page = context.new_page()
            page.add_init_script(SHIFT)
            for path in paths:
                page.goto(path)
                page.wait_for_load_state("networkidle")
                page.evaluate("new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))")
                moved = page.evaluate("moved")
                total = sum(one[0] for one in moved)
                most = max(most, (total, f"{path} at {viewport['width']}"))
                assert total < 0.05, (nick, path, viewport["width"], moved)
            context.close()
    print(f"   layout shift: {most[0]:.4f} at most, {most[1]}")
    rut.act("hub.set", hub="#berlin", field="image", value="none")
