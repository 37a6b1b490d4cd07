"""Archives to import: what a community that comes from elsewhere brings, in Zulip's shape."""

import json
import os
import random
import tarfile

from forum import ROOT

PEOPLE = 60
WORDS = "room table desk key river walk morning paper printer chair lamp window cake spade bench calendar talk question never always".split()


def given():
    """The archive that is there to be tried: the one of HUBBUB_TEST_ARCHIVE, or the only one among the samples beside the checkout."""
    told = os.environ.get("HUBBUB_TEST_ARCHIVE")
    samples = [told] if told else sorted((ROOT.parent / "shared" / "data").glob("zulip-export-*.tar.gz"))
    return str(samples[0]) if len(samples) == 1 else None


def export(folder, messages, topics=None):
    """An export with one stream, `#long/long`, of so many messages: each a topic of its own, or all in so many topics."""
    random.seed(7)
    root = folder / "zulip-export-long"
    root.mkdir()
    people = [
        {"id": 10 + at, "delivery_email": f"u{at}@example.org", "email": f"u{at}@example.org", "full_name": f"Person {at}", "is_active": True, "is_bot": False,
         "bot_type": None, "role": 400, "date_joined": 1562070000.0, "timezone": "", "realm": 1, "avatar_source": "G"}
        for at in range(PEOPLE)
    ]
    stream = {"id": 1, "name": "Long", "realm": 1, "invite_only": False, "is_web_public": True, "description": "", "deactivated": False, "date_created": 1562070000.0}
    realm = {
        "zerver_realm": [{"id": 1, "name": "Long", "string_id": "long", "date_created": 1562070000.0, "description": ""}],
        "zerver_userprofile": people, "zerver_stream": [stream], "zerver_recipient": [{"id": 1, "type": 2, "type_id": 1}],
        "zerver_subscription": [], "zerver_reaction": [], "zerver_realmemoji": [], "zerver_huddle": [],
    }
    (root / "realm.json").write_text(json.dumps(realm))
    (root / "attachment.json").write_text(json.dumps({"zerver_attachment": []}))
    said, at = [], 1562070000.0
    for number in range(1, messages + 1):
        at += random.expovariate(1 / 1800)
        body = f"{number}: " + " ".join(random.choice(WORDS) for _ in range(random.choice((4, 8, 12, 20, 40))))
        body += "\n\n- one\n- two with `code`" if number % 17 == 0 else "\n\n```swift\nlet a = 1\n```" if number % 29 == 0 else ""
        said.append({
            "id": number, "sender": 10 + random.randrange(PEOPLE), "recipient": 1, "realm": 1, "subject": f"t{number % topics if topics else number}", "content": body, "rendered_content": None,
            "rendered_content_version": None, "date_sent": at, "sending_client": 1, "last_edit_time": None, "edit_history": None, "has_attachment": False,
        })
    for begin in range(0, messages, 5000):
        page = {"zerver_message": said[begin:begin + 5000], "zerver_usermessage": []}
        (root / f"messages-{begin // 5000 + 1:06}.json").write_text(json.dumps(page))
    packed = folder / "long.tar.gz"
    with tarfile.open(packed, "w:gz") as archive:
        archive.add(root, root.name)
    return packed
