"""What the screen saw, as the desk shows it, and a person's judgement over it."""

from tests.api.console.team import Mate, together
from tests.api.visitors import Visitor, cards


async def test_why_the_screen_fired_is_shown_with_its_sentence(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    said = "Salut. il m’a enfermée dans la chambre je peux pas sortir"
    await visitor.write(said)
    shown = await mate.ok("POST", f"conversations/{(await mate.queue())[0]['conversation']}/take")
    flagged = shown["flagged"][0]
    assert flagged["level"] == "immediate"
    fired = [one for one in shown["fired"] if one["seq"] == flagged["seq"]]
    assert all(said[one["start"] : one["end"]].strip() for one in fired)
    words = await mate.ok("GET", "words")
    assert all(one["rule"] in words["words"]["rules"] for one in fired)


async def test_every_rule_is_called_by_a_word_before_its_own_name(app, client):
    mate = await Mate.at_work(app)
    named = (await mate.ok("GET", "words"))["words"]["rules"]
    assert named["distress.young"] == "Mal-être ou inquiétude · distress.young"
    assert all(" · " in name for name in named.values())


async def test_words_that_a_person_judged_raise_nothing_again_but_new_ones_do(app, client):
    mate, visitor, conversation = await together(app, client)
    assert cards(await visitor.write("je vais me tuer ce soir"))
    await mate.ok("POST", f"conversations/{conversation}/risk", {"level": "none", "reason": "Une chanson"})
    for words in ("à demain", "on se voit demain"):
        assert cards(await visitor.write(words)) == []
    shown = await mate.ok("GET", f"conversations/{conversation}")
    assert shown["case"]["level"] == "none"
    assert [one["level"] for one in shown["flagged"]] == ["immediate"]
    await visitor.write("j’ai envie de mourir")
    assert cards(await visitor.write("c’est pour ce soir"))[0]["type"] == "crisis"


async def test_the_desk_reads_a_message_behind_as_many_as_the_visitors_screen_did(app, client):
    mate, visitor, conversation = await together(app, client)
    await visitor.write("il me tape")
    for words in ("ça va", "je regarde la télé", "j’ai mangé", "il pleut"):
        await visitor.write(words)
    assert cards(await visitor.write("il est là"))[0]["type"] == "crisis"
    shown = await mate.ok("GET", f"conversations/{conversation}")
    assert [one["level"] for one in shown["flagged"]][-1] == "immediate"


async def test_a_level_that_stands_already_is_no_change(app, client):
    mate, _, conversation = await together(app, client)
    same = {"level": "none", "reason": "Vérifié"}
    assert (await mate.call("POST", f"conversations/{conversation}/risk", same)).status_code == 409
    shown = await mate.ok("GET", f"conversations/{conversation}")
    assert shown["regrades"] == []


async def test_a_struck_subject_is_named_nowhere_on_the_desk(app, client):
    """Neither by the rules that fired, nor by the cards that she unticked it on."""
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    turn = await visitor.write("il m’a enfermée dans la chambre je peux pas sortir")
    subject = next(line["text"] for line in cards(turn)[-1]["lines"] if line["id"] == "what")
    for struck in (["what"], ["what", "who"]):
        await visitor.handoff(body={"strike": struck})
    shown = await mate.ok("POST", f"conversations/{(await mate.queue())[0]['conversation']}/take")
    assert shown["fired"]
    assert {one["rule"] for one in shown["fired"]} == {None}
    assert [(one["level"], one["axes"]) for one in shown["flagged"]] == [("immediate", [])]
    assert subject not in str(shown)
    assert "une personne jeune" not in str(shown)
