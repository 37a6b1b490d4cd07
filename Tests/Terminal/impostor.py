"""Servers that are not what they seem: they answer what they were told to, whatever is asked."""

import base64
import hashlib
import json
import os
import socket
import ssl
import subprocess
import threading
import urllib.parse


class Impostor:
    """Listens on a port of its own and gives each connection to `serve` in a thread."""

    def __init__(self, serve, context=None):
        self.serve = serve
        self.context = context
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            if self.context:
                connection = self.context.wrap_socket(connection, server_side=True)
            with connection:
                self.serve(connection)
        except OSError:
            pass

    @property
    def url(self):
        return f"{'https' if self.context else 'http'}://127.0.0.1:{self.port}"

    def close(self):
        self.listener.close()


def head(connection):
    """One request's head; what comes behind it is left where it is."""
    data = b""
    while not data.endswith(b"\r\n\r\n"):
        part = connection.recv(1)
        if not part:
            raise OSError("gone")
        data += part
    return data.decode("latin-1")


def body(connection, request):
    """The JSON that follows a request's head."""
    lengths = [line.split(":")[1] for line in request.split("\r\n") if line.lower().startswith("content-length:")]
    data = b""
    while lengths and len(data) < int(lengths[0]):
        data += connection.recv(65536)
    return json.loads(data or b"{}")


class Files:
    """What was uploaded: the bytes by name. The upload goes on past `first` bytes once `goes_on` is set."""

    def __init__(self, name="pier.jpg", type="image/jpeg", first=0):
        self.stored, self.name, self.type, self.first = {}, name, type, first
        self.goes_on = threading.Event()
        self.refusal = None

    def shape(self, count):
        return {"id": 812, "name": self.name, "type": self.type, "bytes": count, "url": "/files/812/x"}

    def take(self, connection, request):
        size = int(next(line.split(":")[1] for line in request.split("\r\n") if line.lower().startswith("content-length:")))
        data = bytearray()
        while len(data) < size:
            if self.first and len(data) >= self.first:
                self.goes_on.wait(60)
            data += connection.recv(65536)
        self.stored[urllib.parse.parse_qs(request.split()[1].split("?")[1])["name"][0]] = bytes(data)
        answer(connection, 413, {"no": self.refusal}) if self.refusal else answer(connection, 200, {"ok": {"file": self.shape(size)}})

    def give(self, connection):
        body = b"bytes of a picture"
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


def answer(connection, status, json_object):
    body = json.dumps(json_object).encode()
    connection.sendall(f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)


def website(connection):
    """Answers like any web server."""
    head(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: text/html\r\n\r\nhello")


def self_signed(folder):
    """TLS with a certificate that nobody has signed."""
    key, certificate = os.path.join(folder, "impostor.key"), os.path.join(folder, "impostor.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                    "-days", "2", "-subj", "/CN=elsewhere.example.org"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


HELLO = {
    "cursor": "e.1", "resumed": False, "resync": False, "community": {"name": "Hubbub"},
    "me": {"id": 5, "nick": "ana", "name": "Ana", "language": "en"}, "hubs": [], "channels": [], "threads": [],
    "conversations": [], "ignored": [], "server": {"version": "0.1.0", "protocol": "hubbub.v1"},
}


CHANNEL = {"id": 11, "hub": 3, "address": "#berlin", "name": "Berlin", "topic": "", "last": 1}
HUB = {"at": "e.2", "ev": "hub", "hub": {"id": 3, "slug": "berlin", "name": "Berlin", "visibility": "public", "join": "open",
                                        "members": 1, "channels": [CHANNEL]}}


def forum(frames, files=None, lines=(), answers=None, begins=None, **hello):
    """Speaks the protocol as far as hello, which it answers once `begins` is set, then sends `frames`; opens `#berlin`, in which
    `lines` stand; answers the commands in `answers` with what their functions make of the connection and the request; refuses all
    else, saying what it heard."""
    def serve(connection):
        request = head(connection)
        if files and request.startswith("POST /api/v1/files?"):
            return files.take(connection, request)
        if files and request.startswith("GET /files/812?download "):
            return files.give(connection)
        if not request.startswith("GET /ws "):
            connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        key = next(line.split(":", 1)[1].strip() for line in request.split("\r\n") if line.lower().startswith("sec-websocket-key:"))
        accept = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()).decode()
        connection.sendall(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            f"Sec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Protocol: hubbub.v1\r\n\r\n").encode())
        while True:
            asked = json.loads(receive(connection))
            if asked["do"] == "hello":
                if begins:
                    begins.wait(60)
                send(connection, json.dumps({"re": asked["id"], "ok": {**HELLO, **hello}}))
                for frame in frames:
                    send(connection, frame if isinstance(frame, (str, bytes)) else json.dumps(frame))
            elif asked["do"] == "channel.open":
                send(connection, json.dumps({"re": asked["id"], "ok": {"channel": CHANNEL, "lines": list(lines)}}))
            elif asked["do"] in (answers or {}):
                send(connection, json.dumps({"re": asked["id"], "ok": answers[asked["do"]](connection, asked)}))
            else:
                say = "heard " + asked.get("text", asked["do"]) + (" " + json.dumps(asked["files"]) if "files" in asked else "")
                send(connection, json.dumps({"re": asked["id"], "no": {"code": "not_found", "say": say}}))
    return serve


def send(connection, payload):
    """One frame: text, or binary where it is bytes."""
    opcode = 0x82 if isinstance(payload, bytes) else 0x81
    data = payload if isinstance(payload, bytes) else payload.encode("utf-8", "surrogatepass")
    size = len(data)
    length = bytes([size]) if size < 126 else b"\x7e" + size.to_bytes(2, "big") if size < 65536 else b"\x7f" + size.to_bytes(8, "big")
    connection.sendall(bytes([opcode]) + length + data)


def receive(connection):
    """The text of one message from the client; what is no text is passed over."""
    def read(count):
        data = b""
        while len(data) < count:
            part = connection.recv(count - len(data))
            if not part:
                raise OSError("gone")
            data += part
        return data

    while True:
        first, second = read(2)
        size = second & 0x7F
        size = int.from_bytes(read(2), "big") if size == 126 else int.from_bytes(read(8), "big") if size == 127 else size
        mask = read(4)
        data = bytes(byte ^ mask[index % 4] for index, byte in enumerate(read(size)))
        if first & 0x0F == 1:
            return data.decode()
