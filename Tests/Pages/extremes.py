"""The ends of the numbers, everywhere a number can be said: nothing of it stops the server."""

import base64
import hashlib
import http.client
import json
import os
import secrets
import socket
import struct
from urllib.parse import quote, urlencode, urlsplit

from village import expect

NUMBERS = [
    9223372036854775807, -9223372036854775808, 9223372036854775808, -9223372036854775809, 9007199254740993,
    9007199254740992, 9007199254740991, -9007199254740992, 4294967296, 2147483648, -1, 0, 1, int("9" * 400),
]
WORDS = [str(one) for one in NUMBERS] + ["1e308", "-0", "1.5", "NaN", "0x7fffffffffffffff", "٣", "+1", " 1"]
LENGTHS = ["9" * 12, "9" * 19, "9223372036854775807", "-1", "0", "9" * 60]
SPANS = [f"{number}{unit}" for number in LENGTHS for unit in "smhdw"]
# A pleasant value for each kind of field, so that what is tried alone is reached.
PLAIN = {
    "integer": 1, "thread": 1, "hub": "#berlin", "channel": "#berlin", "message": "#berlin/1", "member": "ben",
    "bool": False, "list": ["ben"], "text": "words", "duration": "1h", "word": "all",
}
# Ends of what makes the trying possible.
SPARED = {"account.logout", "account.delete", "account.password", "session.revoke", "message.purge"}


class Line:
    """One connection that stays, and is made anew where the server closes it."""

    def __init__(self, village):
        self.village, self.parts = village, urlsplit(village.site)
        self.open = None

    def ask(self, method, path, body=None, headers=None):
        for again in (False, True):
            try:
                if self.open is None:
                    self.open = http.client.HTTPConnection(self.parts.hostname, self.parts.port, timeout=60)
                self.open.request(method, path, body, headers or {})
                response = self.open.getresponse()
                return response.status, response.read()
            except (OSError, http.client.HTTPException):
                self.open.close()
                self.open = None
                self.village.expect_alive(f"{method} {path[:200]} {(body or b'')[:300]}")
                if again:
                    raise
        return None


def commands(village):
    status, body = Line(village).ask("GET", "/api/v1/commands")
    expect(status == 200, status)
    return json.loads(body)["commands"]


def sound(status, what):
    """An answer, and none of the server's own errors."""
    expect(status is not None and status < 500, f"{what}: {status}")


def plain(command):
    """What the command needs, and nothing done where it can be tried alone."""
    said = {one["name"]: PLAIN[one["kind"]] for one in command["fields"] if not one.get("optional")}
    if "dry_run" in {one["name"] for one in command["fields"]}:
        said["dry_run"] = True
    return said


def values(kind):
    if kind in ("integer", "thread"):
        return NUMBERS
    if kind in ("hub", "channel", "message", "member"):
        sign = {"member": "@", "hub": "#berlin/", "channel": "#berlin/", "message": "#berlin/"}[kind]
        return NUMBERS + [f"{sign}{one}" for one in NUMBERS] + [["#berlin", one] for one in NUMBERS[:8]]
    if kind == "duration":
        return NUMBERS + SPANS
    if kind == "list":
        return [[one] for one in NUMBERS] + [[{"id": one}] for one in NUMBERS[:8]]
    return WORDS + NUMBERS[:4]


def check_no_number_in_any_field_of_any_command_stops_the_server(village):
    village.forum.member("ben").act("hub.join", hub="#berlin")
    line = Line(village)
    tried = 0
    for command in commands(village):
        name = command["name"]
        if name in SPARED:
            continue
        for field in command["fields"]:
            for value in values(field["kind"]):
                fields = {**plain(command), field["name"]: value}
                if command["key"]:
                    fields["key"] = secrets.token_hex(16)
                for token in [village.olga.token] + ([None] if command["needs"] == "reading" else []):
                    headers = {"Content-Type": "application/json"}
                    if token:
                        headers["Authorization"] = f"Bearer {token}"
                    status, body = line.ask("POST", f"/api/v1/{name}", json.dumps(fields).encode(), headers)
                    sound(status, f"POST {name} {field['name']}={str(value)[:60]}: {body[:200]}")
                    tried += 1
        village.expect_alive()
    expect(tried > 2_000, tried)


def check_no_number_in_any_query_stops_the_server(village):
    line = Line(village)
    headers = {"Authorization": f"Bearer {village.olga.token}"}
    tried = 0
    for command in commands(village):
        if command["key"]:
            continue
        for field in command["fields"]:
            for word in WORDS + SPANS[:6]:
                query = urlencode({**plain(command), field["name"]: word})
                status, body = line.ask("GET", f"/api/v1/{command['name']}?{query}", headers=headers)
                sound(status, f"GET {command['name']}?{query[:120]}: {body[:200]}")
                tried += 1
        village.expect_alive()
    expect(tried > 1_000, tried)


def check_no_number_in_any_path_stops_the_server(village):
    line = Line(village)
    for word in WORDS:
        said = quote(word)
        for path in [
            f"/{said}", f"/berlin/{said}", f"/berlin/coworking/{said}", f"/berlin/{said}.atom", f"/files/{said}",
            f"/files/{said}/a.png", f"/sitemap/{said}-{said}.xml", f"/sitemap/1-{said}.xml", f"/invite/{said}",
            f"/messages/{said}", f"/{said}/modlog", f"/api/v1/{said}",
        ] + [
            f"{place}?{name}={said}"
            for place in ["/", "/berlin", "/berlin/1", "/berlin.atom", "/modlog", "/modlog.atom", "/modlog.json",
                          "/berlin/modlog", "/search", "/berlin?view=threads", "/account/export"]
            for name in ["before", "after", "page", "limit", "around", "next"]
        ] + [
            f"/berlin.atom?before={said}.{said}", f"/berlin/feed.atom?before={said}.1", f"/search?q=before:{said}",
            f"/search?q=river&before={said}", f"/berlin?view=threads&before={said}",
        ]:
            path = path.replace("threads?", "threads&")
            status, _ = line.ask("GET", path)
            sound(status, path)
        if not word.isascii():
            continue
        bare, headers = word.strip(), {"Authorization": f"Bearer {village.ana.token}"}
        for value in (f"bytes={bare}-{bare}", f"bytes=-{bare}", f"bytes={bare}-"):
            status, _ = line.ask("GET", village.file, headers={**headers, "Range": value})
            sound(status, f"Range: {value[:60]}")


def check_no_content_length_stops_the_server(village):
    parts = urlsplit(village.site)
    for word in [one.strip() for one in WORDS if one.isascii()]:
        for path in ("/api/v1/hub.list", "/login", f"/api/v1/files?name=a&key={secrets.token_hex(8)}"):
            with socket.create_connection((parts.hostname, parts.port), timeout=60) as line:
                head = (
                    f"POST {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\nContent-Length: {word}\r\n"
                    f"Authorization: Bearer {village.ana.token}\r\nContent-Type: application/json\r\n\r\n"
                )
                line.sendall(head.encode())
                line.shutdown(socket.SHUT_WR)
                while line.recv(65_536):
                    pass
        village.expect_alive(f"Content-Length: {word}"[:200])


class Talk:
    """A WebSocket (RFC 6455), as bare as it can be: one text after another."""

    def __init__(self, village, token, **hello):
        parts = urlsplit(village.site)
        self.line = socket.create_connection((parts.hostname, parts.port), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        self.line.sendall(
            f"GET /ws HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Protocol: hubbub.v1\r\n\r\n".encode()
        )
        self.rest = b""
        while b"\r\n\r\n" not in self.rest:
            self.rest += self.more()
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        proof = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
        expect(b"101" in head.split(b"\r\n")[0] and proof in head, head)
        self.count = 0
        self.welcome = self.ask("hello", token=token, **hello)

    def more(self):
        found = self.line.recv(65_536)
        if not found:
            raise ConnectionError("closed")
        return found

    def take(self, count):
        while len(self.rest) < count:
            self.rest += self.more()
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    def send(self, text):
        data = text.encode()
        size = bytes([0x80 | len(data)]) if len(data) < 126 else struct.pack("!BH", 0x80 | 126, len(data))
        self.line.sendall(b"\x81" + size + b"\0\0\0\0" + data)

    def receive(self):
        while True:
            first, size = self.take(2)
            if size == 126:
                size = struct.unpack("!H", self.take(2))[0]
            elif size == 127:
                size = struct.unpack("!Q", self.take(8))[0]
            data = self.take(size)
            if first & 15 == 1:
                return json.loads(data)
            if first & 15 == 8:
                raise ConnectionError(f"closed {data!r}")

    def ask(self, command, **fields):
        self.count += 1
        self.send(json.dumps({"id": self.count, "do": command, **fields}))
        while True:
            answer = self.receive()
            if answer.get("re") == self.count:
                return answer


def lines(village):
    """Every command that can be typed, with numbers and lengths of time at the ends in every place."""
    most = "9223372036854775807"
    ends = [most, "9223372036854775808", "9007199254740993", "-9223372036854775808", "-1", "0", "9" * 400]
    spans = ["99999999999d", "9223372036854775807s", "9223372036854775808w", "0s", "-1h"]
    words = sorted({line["word"] for command in commands(village) for line in command["lines"]})
    expect(len(words) > 60, words)
    for word in words:
        for end in ends:
            for said in [
                end, f"#berlin/{end}", f"#berlin/1-{end}", f"1-{end} #berlin/coworking", f"{end}-{end} #berlin",
                f"ben {end} words", f"q{end}", f"e{end} words", f"#{end}", f"@{end}", f"1 {end}", f"{end}/day",
            ]:
                yield f"{word} {said}"
        for span in spans:
            for said in [
                span, f"ben {span} r1 words", f"ben {span} r{most} words", f"#berlin {span}", f"1 {span}",
                f"q1 {span} words", f"q1 mute {span} r1",
            ]:
                yield f"{word} {said} --dry-run"
                yield f"{word} --dry-run {said}"
    for end in ends:
        yield f"s/{end}/{end}/"


def check_no_number_in_any_typed_line_stops_the_server(village):
    talk = Talk(village, village.olga.token)
    count = 0
    for text in lines(village):
        fields = {"channel": "#berlin", "text": text, "key": secrets.token_hex(16)}
        try:
            answer = talk.ask("line", **fields)
            code = answer.get("no", {}).get("code")
            expect(code not in ("fault", "unsure"), f"{text[:120]}: {answer}")
        except (ConnectionError, OSError) as error:
            village.expect_alive(text[:200])
            raise AssertionError(f"{text[:120]}: {error}") from error
        count += 1
    expect(count > 5_000, count)


def check_no_number_in_hello_or_a_request_stops_the_server(village):
    token = village.ana.token
    for number in NUMBERS:
        for frame in [
            f'{{"id":{number},"do":"hub.list"}}', f'{{"id":1,"do":"typing","channel":{number}}}',
            f'{{"id":1,"do":"channel.watch","channel":{number}}}',
            f'{{"id":1,"do":"channel.unwatch","channel":{number}}}',
            f'{{"id":1,"do":"typing","channel":1,"thread":{number}}}',
            f'{{"id":1,"do":"line","channel":{number},"text":"x"}}',
        ]:
            try:
                talk = Talk(village, token)
                talk.send(frame)
                talk.receive()
            except ConnectionError:
                pass
            finally:
                talk.line.close()
            village.expect_alive(frame[:200])
    epoch = Talk(village, token).welcome["ok"]["cursor"].rsplit(".", 1)[0]
    cursors = [f"{one}.{number}" for number in NUMBERS for one in (epoch, "x", "-1")]
    for cursor in cursors + NUMBERS + ["", ".", "..", epoch, f"{epoch}.", f".{epoch}", "\x00"]:
        try:
            Talk(village, token, cursor=cursor).line.close()
        except ConnectionError:
            pass
        village.expect_alive(f"hello with the cursor {cursor}"[:200])
