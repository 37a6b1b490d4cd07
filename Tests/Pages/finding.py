"""What search engines are led to."""

from urllib import robotparser
from xml.etree import ElementTree

from village import OPEN_PAGES, SECRET, expect

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(village, path, kind):
    answer = village.get(path)
    expect(answer.status == 200, f"{path} {answer.status}")
    expect(answer.headers["content-type"].startswith("application/xml"), path)
    root = ElementTree.fromstring(answer.body)
    expect(root.tag == SPACE + {"sitemap": "sitemapindex", "url": "urlset"}[kind], root.tag)
    found = [one.find(SPACE + "loc").text for one in root.findall(SPACE + kind)]
    expect(all(one.startswith(village.site + "/") for one in found), found)
    expect(0 < len(found) <= 50_000 and len(answer.body) <= 50 << 20, len(found))
    return [one.removeprefix(village.site) for one in found], root


def check_the_sitemap_names_every_open_page_and_nothing_else(village):
    parts, _ = addresses(village, "/sitemap.xml", "sitemap")
    found = set()
    for part in parts:
        pages, root = addresses(village, part, "url")
        expect(SECRET not in ElementTree.tostring(root, "unicode"), part)
        found |= set(pages)
        for page in pages:
            expect(village.get(page).status == 200, f"{page} of {part}")
    for page in OPEN_PAGES:
        if "view=" not in page and not page.endswith("/modlog"):
            expect(page in found, f"{page} not in {sorted(found)}")
    expect("/quay/4" in found or "/quay/3" in found, sorted(found))
    expect("/quay/1" not in found and not [one for one in found if "board" in one or "house" in one], sorted(found))
    _, root = addresses(village, parts[1], "url")
    expect(root.findall(f"{SPACE}url/{SPACE}lastmod"), "lastmod")


def check_the_sitemap_has_no_lists_of_closed_places(village):
    lists = [village.olga.ask("channel.list", hub=f"#{slug}")["channels"] for slug in ("house", "board")]
    channels = {one["id"] for channels in lists for one in channels}
    conversation = village.ana.ask("conversation.list")["channels"][0]["id"]
    for channel in channels | {conversation, 9999}:
        expect(village.get(f"/sitemap/{channel}-1.xml").status == 404, channel)
    for part in ["1-2.xml", "1-0.xml", "1--1.xml", "1.xml", "1-1", "-1-1.xml", "1-99999999999999999999.xml", "x.xml"]:
        expect(village.get(f"/sitemap/{part}").status == 404, part)


def check_robots_are_told_where_to_look_and_where_not(village):
    robots = robotparser.RobotFileParser()
    text = village.get("/robots.txt").text
    robots.parse(text.splitlines())
    expect(robots.site_maps() == [village.site + "/sitemap.xml"], text)
    for path in OPEN_PAGES + ["/berlin.atom", "/assets/styles/visitor.css", "/files/1/a.png"]:
        expect(robots.can_fetch("any", village.site + path), path)
    for path in ["/search?q=x", "/api/v1/hub.list", "/login", "/signup", "/invite/abc", "/account/export", "/report"]:
        expect(not robots.can_fetch("any", village.site + path), path)
