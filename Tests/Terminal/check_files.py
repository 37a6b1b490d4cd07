"""Files: sent with a bar, asked what a picture shows, listed and saved under names that do no harm."""

import os
import re

import impostor
from client import environment
from forum import binary, until
from screen import Screen

MEMBER = {"hubs": [{"id": 3, "role": "member", "level": "mentions"}]}


def screen_at(forum, server, **more):
    given = {**environment(forum, "ana"), "HUBBUB_SERVER": server.url, "HUBBUB_TOKEN": "token", **more}
    screen = Screen([binary("hubbub")], environment=given)
    until(lambda: screen.last.startswith("berlin"), lambda: screen.past)
    return screen


def check_uploads_with_a_bar_and_asks_what_a_picture_shows(forum):
    files = impostor.Files(first=1 << 20)
    server = impostor.Impostor(impostor.forum([impostor.HUB], files, **MEMBER))
    path = os.path.join(forum.folder.name, "pier at low tide.jpg")
    content = os.urandom(20 << 20)
    with open(path, "wb") as file:
        file.write(content)
    screen = screen_at(forum, server, HOME=forum.folder.name)
    try:
        screen.type('/upload "~/pier at low tide.jpg" Look at this')
        screen.wait("what does the picture show")
        screen.wait_last("alt >")
        screen.type("A pier, nobody on it")
        until(lambda: re.search(r"pier at low tide.jpg \[#*-+\] \d+ % >$", screen.last), lambda: screen.past)
        files.goes_on.set()
        screen.wait('! heard message.post [{"id": 812, "alt": "A pier, nobody on it"}]')
        assert files.stored == {"pier at low tide.jpg": content}
        screen.wait_last("berlin >")
        # A picture that is not wanted after all; and one that is not there, about which nothing is asked.
        open(os.path.join(forum.folder.name, "pier.png"), "wb").close()
        screen.type("/upload ~/no-such-pier.png")
        screen.wait_words("no-such-pier.png: No such file or directory")
        screen.wait_last("berlin >")
        screen.type("/upload ~/pier.png")
        screen.wait_last("alt >")
        screen.keys("C-c")
        screen.wait_last("berlin >")
        screen.type("/upload /no/such/file")
        screen.wait("! /no/such/file: No such file or directory")
        screen.type("/upload /tmp")
        screen.wait("! /tmp: Is a directory")
        files.refusal = {"code": "too_long", "say": "That file is too large.", "field": "file"}
        screen.type("/upload /etc/hostname")
        screen.wait("! That file is too large.")
        screen.wait_last("berlin >")
    finally:
        screen.close()
        server.close()


def check_lists_and_saves_files(forum):
    message = {"id": 5, "channel": 11, "thread": 1, "number": 1, "root": True, "at": 1, "version": 1, "state": "live", "body": "",
               "author": {"id": 9, "nick": "ben", "name": ""},
               "files": [{"id": 812, "name": "../../.ssh/\x1b[2Jkeys", "type": "image/jpeg", "bytes": 184201, "alt": "A pier", "url": "/x"}]}
    posted = {"at": "e.3", "ev": "message.posted", "message": message,
              "thread": {"id": 1, "channel": 11, "number": 1, "root": 5, "state": "open", "starter": message["author"], "replies": 0,
                         "last": {"id": 5, "at": 1}, "faces": [], "excerpt": ""}}
    server = impostor.Impostor(impostor.forum([impostor.HUB], impostor.Files(), **MEMBER))
    talking = impostor.Impostor(impostor.forum([impostor.HUB, posted], impostor.Files(), **MEMBER))
    folder = os.path.join(forum.folder.name, "saved")
    os.makedirs(folder)
    screen = screen_at(forum, talking)
    try:
        screen.type("/files")
        screen.wait("[file 812] ../../.ssh/^[[2Jkeys, image/jpeg, 184 kB: A pier")
        for name in ("_.._.ssh__[2Jkeys", "2-_.._.ssh__[2Jkeys"):
            screen.type(f"/files 812 {folder}")
            until(lambda: os.path.exists(os.path.join(folder, name)), lambda: f"{os.listdir(folder)}\n{screen.past}")
            until(lambda: open(os.path.join(folder, name), "rb").read() == b"bytes of a picture", "not whole")
        screen.wait("saved as")
        assert len(os.listdir(folder)) == 2
        screen.type("/files 99")
        screen.wait("! There is no such file here")
    finally:
        screen.close()
        server.close()
        talking.close()
