"""Feeds as a feed library reads them."""

import time
from datetime import datetime
from xml.etree import ElementTree

import feedparser
from reading import every, tree
from village import NAME, SECRET, expect

FEEDS = [
    "/berlin.atom", "/berlin/feed.atom", "/berlin/coworking.atom", "/berlin/1.atom", "/berlin/coworking/1.atom",
    "/quay.atom", "/quay/feed.atom", "/modlog.atom", "/berlin/modlog.atom",
]
ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(village, path):
    answer = village.get(path)
    expect(answer.status == 200, f"{path}: {answer.status}")
    feed = feedparser.parse(answer.body, response_headers={"content-type": answer.headers["content-type"]})
    expect(not feed.bozo, f"{path}: {feed.get('bozo_exception')}")
    expect(feed.version == "atom10", f"{path}: {feed.version}")
    return feed


def bodies(feed):
    return [one.content[0].value for one in feed.entries]


def check_every_feed_is_Atom_with_what_readers_need(village):
    for path in FEEDS:
        answer = village.get(path)
        expect(answer.headers["content-type"] == "application/atom+xml; charset=utf-8", path)
        root = ElementTree.fromstring(answer.body)
        for one in [root] + root.findall(ATOM + "entry"):
            for name in ("id", "title", "updated"):
                found = one.findall(ATOM + name)
                expect(len(found) == 1 and found[0].text, f"{path}: {len(found)} {name}")
            datetime.fromisoformat(one.find(ATOM + "updated").text)
            expect(one.find(ATOM + "updated").text.count(":") == 2, f"{path}: seconds")
        feed = parsed(village, path)
        links = {one.rel: one.href for one in feed.feed.links}
        expect(links["self"] == village.site + path, f"{path}: {links}")
        expect(village.get(links["alternate"].removeprefix(village.site)).status == 200, f"{path}: {links}")
        expect(len(feed.entries) <= 50, path)
        ids = [one.id for one in feed.entries]
        expect(len(ids) == len(set(ids)), f"{path}: {ids}")
        expect(feed.feed.get("author") or all(one.get("author") for one in feed.entries), path)
        expect([one.updated_parsed for one in feed.entries], f"{path} is empty")
        for entry in feed.entries:
            expect(entry.link.startswith(village.site + "/") and entry.published_parsed and entry.content, path)


def check_feeds_hold_what_the_pages_show(village):
    feed = parsed(village, "/berlin.atom")
    texts = bodies(feed)
    expect("Berlin" in feed.feed.title and "#berlin" in feed.feed.title, feed.feed.title)
    expect("Right words" in texts[0], texts[0])
    expect(feed.entries[0].author == "ana", feed.entries[0].author)
    expect(any("<blockquote>" in one and "東京" in one for one in texts), texts[:3])
    reply = next(one for one in feed.entries if one.title.startswith("Re: "))
    expect(reply.title == "Re: Räume & Flüsse <now>", reply.title)
    answers = reply["thr_in-reply-to"]["ref"]
    thread = parsed(village, "/berlin/1.atom")
    last = parsed_pages(village, "/berlin/1.atom")[-1]
    expect(last.id == answers and "<strong>river</strong>" in last.content[0].value, last)
    expect("<script" not in last.content[0].value and "&lt;script&gt;" in last.content[0].value, last.content[0].value)
    expect(thread.feed.title.startswith("Räume & Flüsse <now>"), thread.feed.title)
    file = village.site + village.file
    expect(any(file in one for one in bodies(parsed(village, "/berlin/coworking.atom"))), file)
    whole = parsed(village, "/berlin/feed.atom")
    expect(any(one.get("tags", [{}])[0].get("term") == "#berlin/coworking" for one in whole.entries), "places")
    times = [one.published_parsed for one in whole.entries]
    expect(times == sorted(times, reverse=True), "newest first")


def parsed_pages(village, path):
    entries, pages = [], 0
    while path:
        feed = parsed(village, path)
        entries += feed.entries
        pages += 1
        expect(pages < 20, "feeds end")
        path = next((one.href.removeprefix(village.site) for one in feed.feed.links if one.rel == "next"), None)
    return entries


def check_pages_of_a_feed_hold_each_message_once(village):
    entries = parsed_pages(village, "/berlin.atom")
    ids = [one.id for one in entries]
    expect(len(ids) == len(set(ids)) == 74, len(ids))
    numbers = [int(one.link.rsplit("/", 1)[1]) for one in entries]
    expect(sorted(numbers, reverse=True) == numbers, numbers)
    expect(len(parsed_pages(village, "/berlin/1.atom")) == 61, "the thread")
    expect(len(parsed_pages(village, "/berlin/feed.atom")) == 77, "the hub")


def check_nothing_of_what_visitors_may_not_see_is_in_any_feed(village):
    for path in FEEDS:
        for language in ("en", "de"):
            text = village.get(path, {"Accept-Language": language}).text
            for hidden in (SECRET, NAME, "board", "house"):
                expect(hidden not in text, f"{hidden} in {path}")
    quay = bodies(parsed(village, "/quay.atom"))
    expect(len(quay) == 2 and "Answered in the open" in quay[0], quay)
    missing = village.get("/nowhere.atom")
    for path in [
        "/board.atom", "/house.atom", "/board/feed.atom", "/house/1.atom", "/board/modlog.atom", "/quay/1.atom",
        "/berlin/9999.atom", "/Berlin.atom", "/.atom", "/berlin/.atom", "/berlin/x/y.atom", "/a/b/c/d.atom",
    ]:
        answer = village.get(path)
        expect(answer.status == 404, f"{path}: {answer.status}")
        if path == "/board.atom":
            expect(answer.text.replace("board", "nowhere") == missing.text, path)


def check_what_is_removed_leaves_the_feed_and_what_is_restored_comes_back(village):
    post = village.ana.post("#berlin/coworking", "Here for a moment")
    path = "/berlin/coworking.atom"
    before = village.get(path)
    expect("Here for a moment" in before.text, "posted")
    village.olga.act("message.remove", message=post["id"], rule=1)
    known = {"If-None-Match": before.headers["etag"]}
    after = village.get(path, known)
    expect(after.status == 200 and "Here for a moment" not in after.text, after.status)
    village.olga.act("message.restore", message=post["id"])
    expect("Here for a moment" in village.get(path).text, "restored")
    village.ana.act("message.delete", message=post["id"])
    expect("Here for a moment" not in village.get(path).text, "deleted")


def check_unchanged_feeds_are_answered_shortly(village):
    for path in FEEDS + ["/sitemap.xml", "/sitemap/pages.xml", "/robots.txt"]:
        answer = village.get(path)
        expect(answer.headers["cache-control"] == "no-cache", path)
        again = village.get(path, {"If-None-Match": answer.headers["etag"]})
        expect(again.status == 304 and not again.body, path)
        expect(village.get(path, {"If-None-Match": '"other"'}).status == 200, path)
    post = village.ana.post("#berlin/coworking", "Dated")
    path = "/berlin/coworking.atom"
    answer = village.get(path)
    until = time.monotonic() + 30
    while "last-modified" not in answer.headers and time.monotonic() < until:
        answer = village.get(path)
    date = answer.headers["last-modified"]
    expect(village.get(path, {"If-Modified-Since": date}).status == 304, date)
    # A change within the same second, that leaves nothing newer behind.
    village.ana.act("message.delete", message=post["id"])
    changed = village.get(path, {"If-Modified-Since": date})
    expect(changed.status == 200 and "Dated" not in changed.text, changed.status)


def check_ids_stay_where_messages_and_hubs_move(village):
    post = village.ana.post("#berlin/coworking", "On the move", title="Moving")

    def found(path):
        return next(one for one in parsed(village, path).entries if "On the move" in one.content[0].value)

    before = found("/berlin/coworking.atom")
    village.olga.act("message.move", message=post["id"], channel="#berlin")
    moved = found("/berlin.atom")
    expect(moved.id == before.id and moved.link != before.link, moved.id)
    old = village.get(f"/berlin/coworking/{post['number']}.atom")
    expect(old.status == 302 and old.headers["location"].startswith("/berlin/"), old.headers)
    village.olga.act("channel.set", channel="#berlin/coworking", field="slug", value="desks")
    redirect = village.get("/berlin/coworking.atom")
    expect((redirect.status, redirect.headers["location"]) == (301, "/berlin/desks.atom"), redirect.status)
    redirect = village.get("/berlin/coworking/1.atom")
    expect((redirect.status, redirect.headers["location"]) == (301, "/berlin/desks/1.atom"), redirect.status)
    village.olga.act("channel.set", channel="#berlin/desks", field="slug", value="coworking")
    thread = village.get("/berlin/2.atom")
    expect((thread.status, thread.headers["location"]) == (302, "/berlin/1.atom"), thread.status)


def check_programs_find_feeds_by_the_pages(village):
    for path, feeds in {
        "/berlin": ["/berlin.atom", "/berlin/feed.atom"],
        "/berlin/coworking": ["/berlin/coworking.atom", "/berlin/feed.atom"],
        "/berlin/1": ["/berlin/1.atom"], "/modlog": ["/modlog.atom"], "/berlin/modlog": ["/berlin/modlog.atom"],
    }.items():
        links = [one for one in every(tree(village.get(path)), "link") if one.get("rel") == "alternate"]
        expect([one.get("href") for one in links] == feeds, f"{path}: {[one.attrib for one in links]}")
        expect(all(one.get("type") == "application/atom+xml" and one.get("title") for one in links), path)
