"""The pages as a browser without scripts shows them."""

import os
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from forum import PASSWORD, Forum
from village import OPEN_PAGES, OTHER_PAGES, expect


def with_browser(body, **options):
    """A page of Chromium, what it said of its own accord, and what it asked for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"])
        try:
            page = browser.new_context(locale="en-GB", **options).new_page()
            said, asked = [], []
            page.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
            page.on("request", lambda one: asked.append(one.url))
            body(page, said, asked)
        finally:
            browser.close()


def check_a_browser_without_scripts_shows_every_page_whole(village):
    def look(page, said, asked):
        for path in OPEN_PAGES + OTHER_PAGES:
            said.clear()
            answer = page.goto(village.site + path)
            missing = [one for one in said if not (answer.status == 404 and "404" in one)]
            expect(missing == [], f"{path}: {missing}")
            expect(page.locator("h1").first.is_visible(), f"{path}: no heading")
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            expect(wide == 0, f"{path}: {wide} px to the side")
            for picture in page.locator("img").all():
                expect(picture.evaluate("(one) => one.loading === 'lazy' || one.naturalWidth > 0"), f"{path}: {picture.get_attribute('src')}")
        hosts = {urlsplit(one).netloc for one in asked}
        expect(hosts == {urlsplit(village.site).netloc}, hosts)

    with_browser(look, java_script_enabled=False, viewport={"width": 320, "height": 640})


def check_a_browser_without_scripts_reads_from_the_front_to_a_reply_and_searches(village):
    def walk(page, said, asked):
        page.goto(village.site)
        page.get_by_role("link", name="Berlin").first.click()
        page.get_by_role("link", name="Threads", exact=True).click()
        page.get_by_role("link", name="Räume & Flüsse").click()
        expect(page.get_by_text("Reply 7 about").is_visible(), "the replies")
        page.get_by_role("link", name="Newer").click()
        expect(page.get_by_text("Reply 59 about").is_visible(), "the last reply")
        page.get_by_role("searchbox").fill("coffee OR desk")
        page.get_by_role("searchbox").press("Enter")
        page.wait_for_url("**/search?q=*")
        expect(page.locator("main h1").is_visible(), "what was found")

    with_browser(walk, java_script_enabled=False)


def check_forms_work_without_scripts_and_one_can_leave_again(village):
    def enter(page, said, asked):
        page.goto(village.site + "/signup?next=/berlin")
        for name in ("Rules", "Privacy"):
            expect(page.locator("form").get_by_role("link", name=name).count() == 1, f"what one accepts: {name}")
        page.goto(village.site + "/login?next=/berlin")
        page.get_by_label("Nick").fill("ana")
        page.get_by_label("Password").fill("not this one")
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("alert").is_visible() and page.get_by_label("Nick").input_value() == "ana", "the refusal")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url(village.site + "/berlin")
        expect("need JavaScript" in page.locator("body").inner_text(), "what a member needs is said")
        page.locator("form[action='/logout'] button").click()
        page.wait_for_url(village.site + "/")
        expect(page.get_by_role("link", name="Log in").is_visible(), "a visitor again")

    with_browser(enter, java_script_enabled=False)


def check_who_asks_to_become_a_member_says_a_few_words_with_scripts_and_without(village):
    os.environ["HUBBUB_SIGN_UP"] = "approval"
    forum = Forum()
    del os.environ["HUBBUB_SIGN_UP"]
    try:
        olga = forum.member("olga", operator=True)

        def ask(nick, **options):
            def sign(page, said, asked):
                page.goto(forum.url + "/signup")
                page.get_by_label("Nick").fill(nick)
                page.get_by_label("E-mail").fill(f"{nick}@example.org")
                page.get_by_label("Password").fill(PASSWORD)
                page.get_by_label("A few words about you").fill(f"{nick} plays the cello")
                page.get_by_role("button", name="Sign up").click()
                page.get_by_label("Password").wait_for(state="detached")

            with_browser(sign, **options)

        ask("ben", java_script_enabled=False)
        ask("cleo")
        told = {one["member"]["nick"]: one["words"] for one in olga.ask("pending.list")["members"]}
        expect(told == {nick: f"{nick} plays the cello" for nick in ("ben", "cleo")}, told)
    finally:
        forum.end()
