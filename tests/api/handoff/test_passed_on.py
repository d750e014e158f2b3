"""What the team is told of a visitor: what she was shown, and did not strike out."""

from tests.api.console.team import Mate
from tests.api.visitors import Visitor, cards


def passed_on(events):
    return [card for card in cards(events) if card["type"] == "handoff"]


async def test_a_struck_line_is_passed_on_to_nobody(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    (card,) = cards(await visitor.handoff(body={"strike": ["who"]}))
    assert [line["struck"] for line in card["lines"]] == [True, False, False]
    assert card["passed"]
    assert "C’est noté" in card["title"]
    (case,) = await mate.queue()
    assert case["audience"] is None
    assert case["lines"][0] == {"id": "who", "text": None, "struck": True}


async def test_of_what_she_tells_later_a_danger_alone_is_passed_on_and_she_is_shown_what(app, client, reads):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    (shown,) = cards(await visitor.events())
    reads("concern", "bullying")
    said = await visitor.write("j’ai 14 ans et on me harcèle au collège")
    reads("none")
    (case,) = await mate.queue()
    assert [line["text"] for line in case["lines"][:2]] == [line["text"] for line in shown["lines"][:2]]
    assert (case["axes"], case["age_band"]) == ([], None)
    said += await visitor.write("j’ai envie de mourir")
    (case,) = await mate.queue()
    assert (case["axes"], case["age_band"], case["level"]) == (["suicide"], None, "high")
    assert case["lines"][0]["text"] == shown["lines"][0]["text"]
    told = passed_on(said)[-1]
    assert [line["text"] for line in told["lines"]] == [line["text"] for line in case["lines"]]
    assert "des idées de mourir" in told["lines"][1]["text"]
    assert told["lines"][2]["text"].endswith("une situation grave")
    assert not told["passed"], "she may strike what is new"
    assert passed_on(await visitor.write("j’ai envie de mourir")) == []
    conversation = await mate.take_next()
    await mate.ok("POST", f"conversations/{conversation}/return")
    (anew,) = cards(await visitor.handoff())
    (case,) = await mate.queue()
    assert [line["text"] for line in case["lines"]] == [line["text"] for line in anew["lines"]]
    assert case["age_band"] == "under_15"


async def test_a_danger_said_to_a_person_is_the_subject_of_her_case_and_shown_to_her(app, client):
    mate, chief = await Mate.at_work(app), await Mate.at_work(app, "Robin", "supervisor")
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("il me force")
    await visitor.handoff()
    await mate.take_next()
    ((case,), (before,)) = await mate.taken(), passed_on(await visitor.events())
    assert "suicide" not in case["axes"]
    (told,) = passed_on(await visitor.write("je vais me tuer cette nuit"))
    for desk in (mate, chief):
        (case,) = await desk.taken()
        assert (case["level"], case["axes"][0]) == ("immediate", "suicide")
    assert told["passed"], "nothing is left to choose"
    assert told["title"] != before["title"]
    assert told["lines"][2]["text"].endswith("un danger possible maintenant")


async def test_of_a_danger_nothing_is_told_that_she_has_struck(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    await visitor.handoff(body={"strike": ["what", "worry"]})
    assert passed_on(await visitor.write("je vais me tuer cette nuit")) == []
    (case,) = await mate.queue()
    assert (case["level"], case["axes"]) == ("immediate", [])
    assert [line["text"] for line in case["lines"][1:]] == [None, None]


async def test_what_is_only_likely_is_told_to_nobody(app, client, reads):
    """That he takes her money is sure; that men pay for her is a guess."""
    likely = {"coercion": 0.9, "paid_encounters": 0.5}
    reads("high", "coercion", "paid_encounters", meaning="coerced", axis_chances=likely)
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("mon mec garde mes sous et il me fait peur")
    (card,) = cards(await visitor.handoff())
    assert "qui prend l’argent" in card["lines"][1]["text"]
    assert "rencontres" not in card["lines"][1]["text"]
    assert (await mate.queue())[0]["axes"] == ["coercion"]


async def test_what_was_struck_stays_struck_in_the_next_request(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    await visitor.handoff(body={"strike": ["what"]})
    conversation = await mate.take_next()
    await mate.ok("POST", f"conversations/{conversation}/return")
    (card,) = cards(await visitor.handoff())
    assert [line["struck"] for line in card["lines"]] == [False, True, False]
    assert [line["text"] is None for line in (await mate.queue())[0]["lines"]] == [False, True, False]
    (card,) = cards(await visitor.handoff(body={"strike": []}))
    assert not any(line["struck"] for line in card["lines"])


async def test_of_many_subjects_the_gravest_are_passed_on(app, client, reads):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    for axis in ("recruitment", "runaway", "bullying"):
        reads("high", axis)
        await visitor.write("et puis encore autre chose")
    await visitor.write("j’ai envie de mourir")
    (card,) = cards(await visitor.handoff())
    what = next(line["text"] for line in card["lines"] if line["id"] == "what")
    assert len((await mate.queue())[0]["axes"]) > 3
    assert "des idées de mourir" in what
    assert what.startswith("Quoi, d’après le programme")


async def test_a_judgement_of_the_team_puts_no_words_into_her_mouth(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("il va me frapper")
    conversation = await mate.take_next()
    await mate.ok("POST", f"conversations/{conversation}/risk", {"level": "concern", "reason": "Vérifié"})
    await mate.ok("POST", f"conversations/{conversation}/return")
    (card,) = cards(await visitor.handoff())
    assert card["lines"][-1]["text"].endswith("une situation à suivre")
