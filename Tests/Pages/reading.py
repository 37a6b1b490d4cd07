"""The pages as validators and a text browser read them."""

import re
import socket
import subprocess
from urllib.parse import urlsplit

import html5lib
from forum import PASSWORD
from html5lib.constants import namespaces
from textbrowser import TextBrowser
from village import NAME, OPEN_PAGES, OTHER_PAGES, SECRET, expect

XHTML = "{" + namespaces["html"] + "}"


def tree(answer):
    """The document as browsers would make it; fails at the first error of the HTML standard's parser."""
    parser = html5lib.HTMLParser(strict=True)
    return parser.parse(answer.body, transport_encoding="utf-8")


def every(document, name):
    return document.iter(XHTML + name)


def metas(document):
    """What the head says of the page, by name or property."""
    return {
        one.get("property") or one.get("name"): one.get("content")
        for one in every(document, "meta")
        if one.get("property") or one.get("name")
    }


def check_every_page_is_HTML_without_errors(village):
    for path in OPEN_PAGES + OTHER_PAGES:
        for language in ("en", "fr", "de"):
            answer = village.get(path, {"Accept-Language": language})
            expect(answer.status in (200, 404, 429), f"{path}: {answer.status}")
            try:
                document = tree(answer)
            except html5lib.html5parser.ParseError as error:
                raise AssertionError(f"{path} ({language}): {error}") from error
            html = next(iter(every(document, "html")), document)
            expect(html.get("lang") == language, f"{path}: {html.get('lang')}")
            ids = [one.get("id") for one in document.iter() if one.get("id")]
            expect(len(ids) == len(set(ids)), f"{path}: an id stands twice: {sorted(ids)}")
            expect(len(list(every(document, "h1"))) == 1, f"{path}: one h1")
            expect(len(list(every(document, "title"))) == 1, f"{path}: one title")
            expect(not [one for one in document.iter() if any(name.startswith("on") for name in one.attrib)], path)


def check_tidy_finds_nothing_in_any_page(village):
    # What tidy of 2017 does not know, or only advises against.
    settled = re.compile(r"proprietary attribute|trimming empty")
    for path in OPEN_PAGES + OTHER_PAGES:
        answer = village.get(path)
        words = ["tidy", "-errors", "-quiet", "-utf8", "--show-info", "no", "--doctype", "html5"]
        done = subprocess.run(words, input=answer.body, capture_output=True, timeout=60)
        lines = [one for one in done.stderr.decode().splitlines() if one.strip() and not settled.search(one)]
        expect(not lines, f"{path}: {lines[:4]}")


def read_aloud(village, path):
    """What a text browser shows, in one line."""
    words = ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "200"]
    done = subprocess.run(words, input=village.get(path).body, capture_output=True, timeout=60, check=True)
    return " ".join(done.stdout.decode().split())


def check_a_text_browser_reads_what_is_on_them(village):
    for path, shown in {
        "/": ["Berlin & <b>Umland</b>", "Quay", 'People "of" Berlin <and around>', "Log in"],
        "/berlin": ["Right words", "Root 11 東京", "Räume & Flüsse <now>", "60 replies", "ana", "Coworking"],
        "/berlin?view=threads": ["Räume & Flüsse <now>", "60 replies"],
        "/berlin?view=charter": ["Kind first.", "Be <kind>", "Be brief & clear"],
        "/berlin/1": ["Räume & Flüsse <now>", "The river & the bank <script>alert(1)</script>", "a < b", "Reply 0"],
        "/berlin/coworking": ["Desks & coffee", "A desk is free", "👍 1"],
        "/berlin/coworking/1": ["Desk", "Taken now"],
        "/quay": ["Said in the open"],
        "/quay?view=threads": ["New", "1 reply"],
        "/berlin/modlog": ["Moderation"],
        "/rules": ["One & all"],
        "/search?q=river": ["river"],
        "/nowhere": ["Log in"],
    }.items():
        text = read_aloud(village, path)
        for words in shown:
            expect(words in text, f"{path} does not say {words!r}: {text[:500]}")


def check_a_text_browser_logs_in_is_told_what_to_do_and_leaves(village):
    browser = TextBrowser(village.site + "/login?next=/berlin/1")
    try:
        browser.wait("Not a member yet")
        browser.find("Nick")
        browser.keys("Tab")
        browser.fill("TEXT:", "ana")
        browser.wait("[ana ")
        browser.keys("Tab")
        browser.fill("Password:", PASSWORD)
        browser.wait("[****")
        browser.keys("Tab", "Enter")
        browser.wait("live pages need JavaScript")
        browser.follow("Log out")
        browser.wait("Public hubs")
    finally:
        browser.close()


def check_a_connection_of_HTTP_1_0_ends_with_its_answer(village):
    parts = urlsplit(village.site)
    for head in ("GET /berlin HTTP/1.0\r\n", "GET /berlin HTTP/1.1\r\nConnection: TE, Close\r\n"):
        # Less than what an idle connection is left: its end is the answer's.
        with socket.create_connection((parts.hostname, parts.port), timeout=40) as line:
            line.sendall(f"{head}Host: {parts.netloc}\r\n\r\n".encode())
            answer = b"".join(iter(lambda: line.recv(65_536), b""))
        expect(answer.startswith(b"HTTP/1.1 200 ") and b"</html>" in answer, answer[:200])


def check_a_search_names_each_thread_once(village):
    document = tree(village.get("/search?q=reply+river"))
    titles = [link.text for title in every(document, "h2") for link in every(title, "a")]
    expect(titles == ["Räume & Flüsse <now>"], titles)
    expect(len(list(every(document, "time"))) == 20, "hits")
    expect("**" not in village.get("/search?q=bank").text, "marks of Markdown")


def check_the_pages_lead_from_the_front_to_every_message(village):
    seen, todo = set(), ["/"]
    while todo:
        path = todo.pop()
        if path in seen or len(seen) > 400:
            continue
        seen.add(path)
        answer = village.get(path)
        if answer.status in (301, 302, 303):
            todo.append(answer.headers["location"].split("#")[0])
            continue
        if "html" not in answer.headers.get("content-type", ""):
            expect(answer.status == 200, f"{path}: {answer.status}")
            continue
        expect(answer.status == 200, f"{path} is linked and answers {answer.status}")
        for link in every(tree(answer), "a"):
            href = (link.get("href") or "").split("#")[0]
            if href.startswith("/") and not href.startswith(("/login", "/signup")):
                todo.append(href)
    for path in ["/berlin/1", "/berlin/coworking/1", "/quay/4", "/berlin?before=24", "/berlin/modlog"]:
        same = [one for one in seen if one.split("?")[0] == path.split("?")[0]]
        expect(path in seen or same, f"{path} not in {sorted(seen)}")


def check_nothing_of_what_visitors_may_not_see_is_in_any_page(village):
    for path in OPEN_PAGES + OTHER_PAGES:
        text = village.get(path).text
        for hidden in (SECRET, NAME, "board/", "#board", "The house"):
            expect(hidden not in text.replace(f"next={path.split('?')[0]}", ""), f"{hidden} in {path}")


def check_open_pages_tell_who_shows_links_what_they_are(village):
    for path in OPEN_PAGES:
        document = tree(village.get(path))
        told = metas(document)
        canonical = [one.get("href") for one in every(document, "link") if one.get("rel") == "canonical"]
        expect(canonical == [village.site + path], f"{path}: {canonical}")
        expect(told.get("og:url") == village.site + path, f"{path}: {told}")
        for name in ("og:title", "og:type", "og:site_name", "og:locale", "og:image"):
            expect(told.get(name), f"{path}: no {name}: {told}")
        if path not in ("/imprint", "/privacy", "/rules"):
            expect(told.get("description") and told["description"] == told.get("og:description"), f"{path}: {told}")
        expect("robots" not in told, path)
    told = metas(tree(village.get("/berlin/1")))
    expect(told["og:title"] == "Räume & Flüsse <now>" and told["og:type"] == "article", told)
    expect(told["description"].startswith("The river & the bank"), told)
    expect(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told["article:published_time"]), told)
    expect(metas(tree(village.get("/berlin", {"Accept-Language": "fr"})))["og:locale"] == "fr_FR", "locale")
    picture = village.get(told["og:image"].removeprefix(village.site))
    expect(picture.status == 200 and picture.headers["content-type"] == "image/png", "og:image")


def check_other_pages_tell_nothing_and_are_not_indexed(village):
    for path in OTHER_PAGES:
        document = tree(village.get(path))
        told = metas(document)
        expect(told.get("robots") == "noindex", f"{path}: {told}")
        if "before=" in path or "after=" in path:
            continue
        expect(not [name for name in told if name.startswith(("og:", "article:"))], f"{path}: {told}")
        expect("description" not in told, f"{path}: {told}")
        expect(not [one for one in every(document, "link") if one.get("rel") in ("canonical", "alternate")], path)


def check_pages_are_answered_shortly_when_known(village):
    for path in OPEN_PAGES:
        answer = village.get(path)
        expect(answer.headers.get("cache-control") == "no-cache", path)
        expect(village.get(path, {"If-None-Match": answer.headers["etag"]}).status == 304, path)


def check_a_hubs_picture_stands_on_its_pages_and_where_links_to_them_are_shown(village):
    shown = lambda path: [one.get("src") for one in every(tree(village.get(path)), "img") if "visitor-image" in one.get("class", "")]
    for path in ("/", "/berlin", "/berlin/coworking", "/berlin?view=threads", "/berlin?view=charter"):
        expect(shown(path) == [village.picture], f"{path}: {shown(path)}")
    for path in ("/berlin", "/berlin/coworking", "/berlin/1", "/berlin?view=charter"):
        expect(metas(tree(village.get(path)))["og:image"] == village.site + village.picture, path)
    for path in ("/", "/quay", "/rules"):
        expect(metas(tree(village.get(path)))["og:image"].endswith("/assets/icon-512.png"), path)
    expect(shown("/quay") == [], "a hub without a picture")
    picture = village.get(village.picture)
    expect(picture.status == 200 and picture.headers["content-type"] == "image/png", picture.status)
    hidden, missing = village.get(village.hidden), village.get("/files/99999/bear.png")
    expect((hidden.status, hidden.body) == (404, missing.body), f"a private hub's picture: {hidden.status}")
