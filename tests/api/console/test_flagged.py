"""What the screen saw, as the desk shows it, and a person's judgement over it."""

from reader import Reader
from tests.api.console.team import Mate, together
from tests.api.visitors import Visitor, cards


async def test_why_the_screen_fired_is_shown_with_its_sentence(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    said = "Salut. il m’a enfermée, je peux pas sortir"
    await visitor.write(said)
    shown = await mate.ok("POST", f"conversations/{(await mate.queue())[0]['conversation']}/take")
    flagged = shown["flagged"][0]
    assert flagged["level"] == "immediate"
    (fired,) = [one for one in shown["fired"] if one["seq"] == flagged["seq"]]
    assert said[fired["start"] : fired["end"]] == "il m’a enfermée, je peux pas sortir"
    words = await mate.ok("GET", "words")
    assert "held" in fired["axes"]
    assert all(axis in words["words"]["axes"] for axis in fired["axes"])


async def test_what_was_read_reaches_no_visitor(app, client):
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("il m’a enfermée")
    assert "reading" not in str(await visitor.events())


async def test_words_that_a_person_judged_are_no_context_of_what_is_said_after_them(app, client, monkeypatch):
    mate, visitor, conversation = await together(app, client)
    assert cards(await visitor.write("je vais me tuer ce soir"))
    await mate.ok("POST", f"conversations/{conversation}/risk", {"level": "none", "reason": "Une chanson"})
    contexts, read = [], Reader.read
    monkeypatch.setattr(Reader, "read", lambda *given: contexts.append(given[2]) or read(*given))
    for words in ("à demain", "on se voit demain"):
        assert cards(await visitor.write(words)) == []
    assert [context.before for context in contexts] == [(), ("à demain",)]
    shown = await mate.ok("GET", f"conversations/{conversation}")
    assert shown["case"]["level"] == "none"
    assert [one["level"] for one in shown["flagged"]] == ["immediate"]
    assert cards(await visitor.write("je vais me tuer ce soir"))[0]["type"] == "crisis"


async def test_the_desk_shows_what_was_read_when_it_was_sent(app, client, reads):
    mate, visitor, conversation = await together(app, client)
    reads("immediate", "violence", by_context=True)
    assert cards(await visitor.write("il est là"))[0]["type"] == "crisis"
    reads("none")
    shown = await mate.ok("GET", f"conversations/{conversation}")
    assert [(one["level"], one["axes"]) for one in shown["flagged"]] == [("immediate", ["violence"])]


async def test_a_level_that_stands_already_is_no_change(app, client):
    mate, _, conversation = await together(app, client)
    same = {"level": "none", "reason": "Vérifié"}
    assert (await mate.call("POST", f"conversations/{conversation}/risk", same)).status_code == 409
    shown = await mate.ok("GET", f"conversations/{conversation}")
    assert shown["regrades"] == []


async def test_a_struck_subject_is_named_nowhere_on_the_desk(app, client):
    """Neither beside the sentences, nor by the cards that she unticked it on."""
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    turn = await visitor.write("il m’a enfermée, je peux pas sortir")
    subject = next(line["text"] for line in cards(turn)[-1]["lines"] if line["id"] == "what")
    for struck in (["what"], ["what", "who"]):
        await visitor.handoff(body={"strike": struck})
    shown = await mate.ok("POST", f"conversations/{(await mate.queue())[0]['conversation']}/take")
    assert shown["fired"]
    assert [one["axes"] for one in shown["fired"]] == [[]] * len(shown["fired"])
    assert [(one["level"], one["axes"]) for one in shown["flagged"]] == [("immediate", [])]
    assert subject not in str(shown)
    assert "une personne jeune" not in str(shown)
