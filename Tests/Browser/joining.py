"""Coming into a hub and knowing its ways: questions and answers, the charter's versions, cards, languages, counts."""

from playwright.sync_api import expect

from access import axe
from checks import check, equal
from running import press
from stage import until
from talk import box, row, rows

ORCHARD = "/orchard?view=hub"
LANGUAGES = ("fr", "es", "de", "it", "en")


def orchard(stage):
    """A hub one asks to join, run by rut."""
    rut = stage.forum.members["rut"]
    if not any(hub["slug"] == "orchard" for hub in rut.ask("hub.list")["hubs"]):
        rut.act("hub.create", slug="orchard", name="Orchard", visibility="community")
        rut.act("hub.set", hub="#orchard", field="join", value="request")
    return rut


def in_every_language(page, *keys):
    """What is shown has a sentence of its own in each of the five languages."""
    found = page.evaluate("""async ([languages, keys]) => {
        const all = {};
        for (const language of languages) {
            await hubbub.speak(language);
            await hubbub.learn();
            all[language] = keys.map((key) => hubbub.words.say(key));
        }
        return all;
    }""", [list(LANGUAGES), list(keys)])
    for at, key in enumerate(keys):
        said = [found[language][at] for language in LANGUAGES]
        assert key not in said and len(set(said)) > 2, f"{key}: {said}"


@check("joining: stewards set questions by keyboard, who asks answers each, and who decides reads them")
def questions(stage):
    orchard(stage)
    page = stage.page("rut", ORCHARD)
    form = press(page, "Edit the hub")
    form.get_by_label("Question 1").focus()
    page.keyboard.type("Which tree would you look after?")
    page.keyboard.press("Enter")
    expect(form.get_by_label("Question 2")).to_be_focused()
    page.keyboard.type("Who knows you here?")
    for number in (3, 4, 5):
        page.keyboard.press("Enter")
        expect(form.get_by_label(f"Question {number}")).to_be_focused()
        page.keyboard.type(f"Question of no use {number}")
    page.keyboard.press("Enter")
    expect(form.get_by_label("Question 6")).to_have_count(0)
    expect(form.get_by_role("button", name="Add a question")).to_be_hidden()
    for _ in range(3):
        form.get_by_role("button", name="Remove this question").last.focus()
        page.keyboard.press("Enter")
    axe(page, "questions of a hub")
    form.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    equal(stage.forum.members["rut"].ask("channel.open", channel="#orchard")["hub"]["questions"], ["Which tree would you look after?", "Who knows you here?"])

    cleo = stage.page("cleo", "/orchard")
    form = press(cleo, "Ask to join")
    expect(form.get_by_label("Which tree")).to_be_focused()
    axe(cleo, "asking to join")
    cleo.keyboard.type("The old pear")
    form.get_by_role("button", name="Send the request").focus()
    cleo.keyboard.press("Enter")
    # One answer is not enough.
    expect(form).to_be_visible()
    form.get_by_label("Who knows you").focus()
    cleo.keyboard.type("Rut does")
    form.get_by_role("button", name="Send the request").focus()
    cleo.keyboard.press("Enter")
    expect(cleo.locator(".notice")).to_contain_text("request has been sent")
    in_every_language(cleo, "join.of", "join.more", "join.words", "join.send", "hub.questions", "hub.questions.hint", "hub.questions.add")

    page.reload()
    asking = page.get_by_role("button", name="Requests to join")
    expect(asking.locator(".count")).to_have_text("1")
    asking.focus()
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog")
    expect(form.locator("dt")).to_have_text(["Which tree would you look after?", "Who knows you here?"])
    expect(form.locator("dd")).to_have_text(["The old pear", "Rut does"])
    axe(page, "requests with answers")
    form.get_by_role("button", name="Let in").focus()
    page.keyboard.press("Enter")
    expect(form).to_contain_text("Nobody is waiting.")
    expect(cleo.locator(".places")).to_contain_text("Orchard")


@check("charter: earlier versions are read with what each changed, word by word, by keyboard")
def versions(stage):
    rut = orchard(stage)
    rut.act("charter.set", hub="#orchard", preamble="Trees first.", rules=["Pick what you eat.", "Close the gate behind you.", "No dogs."])
    page = stage.page("rut", ORCHARD)
    expect(page.locator(".rules li")).to_have_count(3)
    expect(page.get_by_role("button", name="Earlier versions")).to_have_count(0)
    rut.act("charter.set", hub="#orchard", preamble="Trees first.", rules=["Pick what you eat.", "Close the lower gate behind you.", "Bring a basket."])
    page.reload()
    form = press(page, "Earlier versions")
    expect(form).to_contain_text("Trees first.")
    assert "[object" not in form.inner_text(), form.inner_text()
    expect(form).to_contain_text("What changed since version 1:")
    expect(form.locator("ins")).to_have_text([" added: lower ", " added: Bring a basket."])
    expect(form.locator("del")).to_have_text([" removed: No dogs."])
    expect(form.locator(".same")).to_have_text("1.Pick what you eat.")
    axe(page, "versions of a charter")
    form.get_by_role("combobox").focus()
    page.keyboard.press("End")
    expect(form).to_contain_text("The first version.")
    expect(form.locator("ins, del")).to_have_count(0)
    expect(form).to_contain_text("No dogs.")
    in_every_language(page, "charter.versions", "charter.since", "charter.first", "charter.same", "difference.new", "difference.gone")


@check("difference: what stayed, went and came adds up to both texts")
def adds_up(stage):
    page = stage.page("ana", "/berlin")
    found = page.evaluate("""async () => {
        const { lineDifference } = await import("/assets/scripts/lib/difference.js");
        const told = (before, after) => {
            const lines = lineDifference(before, after);
            const side = (kind) => lines.map((line) => line.filter((one) => one.kind !== kind).map((one) => one.text).join("")).filter(Boolean);
            return [JSON.stringify(side("new").sort()) === JSON.stringify([...before].sort()), JSON.stringify(side("gone")) === JSON.stringify(after)];
        };
        const texts = [[], ["a b c"], ["a b c", "d"], ["d", "a b x c"], ["x y z", "a b c", "q"], ["q"], ["é 😀 ü", "a b c d e"]];
        return texts.flatMap((before) => texts.map((after) => told(before, after))).every(([one, two]) => one && two);
    }""")
    equal(found, True)


@check("queue: a second page is reached by key, and what comes meanwhile keeps both")
def pages(stage):
    rut = orchard(stage)
    forum = stage.forum
    forum.member("pest").act("hub.join", hub="#orchard", answers=["None", "Nobody"])
    rut.act("request.answer", hub="#orchard", member="pest", accept=True)
    rut.act("place.premoderate", channel="#orchard", on=True)
    for at in range(5):
        forum.members["pest"].act("message.post", channel="#orchard", body=f"Wait for me {at}")
    page = stage.page("rut", "/")
    until(page, "hubbub.link.phase === 'open'")
    # Pages of three, as the server gives them.
    page.evaluate("""() => {
        const ask = hubbub.link.request.bind(hubbub.link);
        hubbub.link.request = (command, fields) => ask(command, command === "queue.list" ? { ...fields, limit: 3 } : fields);
        hubbub.go("/orchard?view=queue");
    }""")
    expect(page.locator(".item")).to_have_count(3)
    expect(page.locator(".sheet > [role=status]")).to_contain_text("5")
    more = page.get_by_role("button", name="Show more")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".item")).to_have_count(5)
    expect(page.locator(".item").nth(3)).to_be_focused()
    expect(more).to_be_hidden()
    axe(page, "a long queue")
    last = rut.ask("queue.list", hub="#orchard")["items"][-1]["number"]
    rut.act("queue.reject", item=last, hub="#orchard", rule=1)
    expect(page.locator(".item")).to_have_count(4)
    rut.act("place.premoderate", channel="#orchard", on=False)


@check("counts: what an event does not count is asked for, when a message is taken away, comes back, or moves")
def recounted(stage):
    forum = stage.forum
    rut, ben = forum.members["rut"], forum.members["ben"]
    for address in ("#berlin/here", "#berlin/there"):
        rut.act("channel.create", channel=address)
    page = stage.page("ana", "/account")
    until(page, "hubbub.link.phase === 'open'")
    place = page.locator(".places .place", has_text="here").first
    there = page.locator(".places .place", has_text="there")
    first = ben.post("#berlin/here", "One")
    ben.post("#berlin/here", "Two")
    expect(place.locator(".count")).to_have_text("2")
    rut.act("message.remove", message=first["id"], rule=1)
    expect(place.locator(".count")).to_have_text("1")
    rut.act("message.restore", message=first["id"])
    expect(place.locator(".count")).to_have_text("2")
    rut.act("message.move", message=first["id"], channel="#berlin/there")
    expect(place.locator(".count")).to_have_text("1")
    server = {one["channel"]["address"]: one["unread"] for one in forum.members["ana"].ask("unread.list")["channels"]}
    equal(server.get("#berlin/there", 0), int(there.locator(".count").inner_text()) if there.locator(".count").count() else 0)
    for address in ("#berlin/here", "#berlin/there"):
        forum.members["ana"].act("read.mark", channel=address)


@check("language: clear texts carry theirs, guessed or chosen, unclear ones none; it is shown where it is another than the reader's")
def tongue(stage):
    forum = stage.forum
    forum.members["rut"].act("channel.create", channel="#berlin/babel")
    page = stage.page("ana", "/berlin/babel")
    until(page, "hubbub.place.channel !== null && hubbub.tongueOf !== null")

    def say(text):
        box(page).focus()
        page.keyboard.insert_text(text)
        page.keyboard.press("Enter")
        shown = row(page, text.replace("`", "")[:14])
        expect(shown).to_have_count(1)
        expect(page.locator(".pending")).to_have_count(0)
        return shown

    said = {
        "fr": "À Paris on a réglé ça avec un calendrier partagé et une règle simple",
        "es": "¿Alguien necesita una mesa para el jueves? Yo no puedo ir",
        "de": "Der Drucker geht wieder, das Papier ist im Schrank links",
        "it": "Io non posso venire giovedì, ma la chiave è da Marco",
        "en": "The printer works again, and the paper is in the cupboard",
    }
    for language, text in said.items():
        one = say(text)
        expect(one.locator(".prose")).to_have_attribute("lang", language)
        expect(one.locator(".tongue")).to_have_count(0 if language == "en" else 1)
    expect(row(page, "Der Drucker").locator(".tongue")).to_have_text("Deutsch")
    for text in ("Berlin", "Merci Anna", "O livro é muito bom e não é caro, mas eu não tenho", "`the and is was` 19"):
        one = say(text)
        assert one.locator(".prose").get_attribute("lang") is None, text
    # Chosen by key: it wins over what would be guessed.
    box(page).focus()
    page.keyboard.insert_text("Salve a tutti")
    choose = page.get_by_label("Language of what you write")
    choose.focus()
    page.keyboard.press("End")
    expect(choose).to_have_value("it")
    axe(page, "choosing a language")
    box(page).focus()
    page.keyboard.press("Enter")
    expect(row(page, "Salve a tutti").locator(".prose")).to_have_attribute("lang", "it")
    kept = {one["message"]["body"]: one["message"].get("lang") for one in forum.members["ana"].ask("channel.history", channel="#berlin/babel", limit=50)["lines"]}
    equal([kept[text] for text in said.values()], list(said))
    equal((kept["Salve a tutti"], kept["Berlin"]), ("it", None))
    # A reader of another language sees the tag of another.
    page.evaluate("hubbub.speak('de')")
    expect(row(page, "Der Drucker").locator(".tongue")).to_have_count(0)
    expect(row(page, "The printer").locator(".tongue")).to_have_text("English")
    in_every_language(page, "lang.choose", "lang.guessed", "lang.open")


@check("member card: name, since, about, place, languages, hubs and roles, told and read by keyboard")
def card(stage):
    rut = stage.forum.members["rut"]
    rut.act("member.appoint", hub="#berlin", member="ben", role="moderator")
    page = stage.page("ben", "/account")
    page.get_by_label("Place (optional)").fill("Neukölln")
    page.get_by_label("About you (optional)").fill("Bicycles and bread.")
    for name in ("Français", "Deutsch"):
        page.get_by_role("checkbox", name=name).focus()
        page.keyboard.press("Space")
    axe(page, "profile")
    page.get_by_role("button", name="Save", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("Saved")
    page.reload()
    expect(page.get_by_role("checkbox", name="Deutsch")).to_be_checked()
    reader = stage.page("ana", "/berlin?view=hub")
    reader.locator(".hub-page .member", has_text="@ben").first.focus()
    reader.keyboard.press("Enter")
    shown = reader.get_by_role("dialog")
    for text in ("@ben", "Bicycles and bread.", "Neukölln", "French and German", "Berlin", "moderator", "here since"):
        expect(shown).to_contain_text(text)
    axe(reader, "card")
    in_every_language(reader, "card.place", "card.languages", "languages.spoken")
    rut.act("member.unappoint", hub="#berlin", member="ben")
