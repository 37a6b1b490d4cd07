"""For everyone: axe, keyboard, what is announced, sizes, policy, hostile text."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from checks import check, equal
from stage import DESKTOP, PHONE, until
from talk import box, row, rows, write

PAGES = ["/berlin/coworking", "/berlin/coworking?view=threads", "/hubs", "/search?q=table", "/messages", "/catchup", "/mentions", "/account", "/nowhere-at-all"]
# Violations of WCAG 2.2 A and AA and of axe's own good practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe(page, what):
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    said = [f"{one['id']}: {one['nodes'][0]['html'][:120]} {one['nodes'][0].get('failureSummary', '')[:160]}" for one in found]
    assert not said, f"{what}: {said}"


def settled(page):
    until(page, "!document.querySelector('#app').hasAttribute('aria-busy')")
    page.wait_for_timeout(350)


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


@check("the page is under a strict policy, and hostile text does not run")
def policy(stage):
    response = stage.context().request.get("/login")
    policy = response.headers.get("content-security-policy", "")
    assert "unsafe" not in policy and "default-src" in policy, policy
    page = stage.page("ana", "/berlin/meet-ups")
    violations = []
    page.on("dialog", lambda dialog: (violations.append(dialog.message), dialog.dismiss()))
    for text in (
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "[b](java\tscript:alert(1))",
        "![c](data:image/svg+xml,<svg onload=alert(1)>)", "<svg/onload=alert(1)>", "`<b onclick=alert(1)>`", "\u202egnihtyna",
    ):
        write(page, text)
    expect(page.locator(".pending")).to_have_count(0)
    page.wait_for_timeout(400)
    equal(page.evaluate("[...document.querySelectorAll('.prose *')].filter((one) => [...one.attributes].some((a) => a.name.startsWith('on') || /^\\s*(javascript|data):/i.test(a.value))).length"), 0)
    equal(page.locator(".prose script, .prose svg, .prose iframe").count(), 0)
    equal(violations, [])


@check("first load: under 60 kB compressed, no other host, no layout shift")
def first_load(stage):
    context = stage.context("ana")
    page = context.new_page()
    sizes, hosts = [], set()

    def seen(response):
        hosts.add(response.url.split("/")[2])
        size = response.request.sizes()
        sizes.append(size["responseBodySize"])

    page.on("requestfinished", lambda request: seen(request.response()))
    page.add_init_script("""new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift = (window.shift ?? 0) + entry.value; })
        .observe({ type: "layout-shift", buffered: true });""")
    page.goto("/berlin/coworking")
    expect(rows(page).first).to_be_visible()
    page.wait_for_timeout(500)
    equal(hosts, {stage.forum.url.split("/")[2]})
    total = sum(sizes)
    print(f"   first load: {total} bytes in {len(sizes)} requests, layout shift {page.evaluate('window.shift ?? 0'):.4f}")
    assert total < 60_000 or stage.forum.web_root, total
    assert page.evaluate("window.shift ?? 0") < 0.05
    context.close()
