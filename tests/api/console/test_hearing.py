"""Who hears what on the console's stream, and from when on no more."""

from api.models import Person
from tests.api.console.streams import stream, until, until_somebody_waits, working
from tests.api.handoff.elapsed import lose
from tests.api.visitors import Visitor


async def test_who_wrote_is_told_to_the_team_and_never_to_the_visitor(served):
    mate, chief = await working(served), await working(served, "Camille", "supervisor")
    visitor = await Visitor.waiting(served[1])
    conversation = await mate.take_next()
    await chief.ok("POST", f"conversations/{conversation}/view")
    async with stream(chief) as heard:
        said = await mate.say(conversation, "Je suis là.")
        message, _ = await until(heard, "message", lambda data: data["event"].get("text") == "Je suis là.")
        assert message["by"] == "Alix"
    read = await chief.ok("GET", f"conversations/{conversation}")
    assert read["said_by"] == {str(said["seq"]): "Alix"}
    async with served[1].stream("GET", "/v1/chat/events", headers=visitor.headers) as streamed:
        lines = []
        async for line in streamed.aiter_lines():
            lines.append(line)
            if "Je suis là." in line:
                break
    listed = await served[1].get("/v1/chat/events?stream=0", headers=visitor.headers)
    assert "Je suis là." in listed.text
    assert "Alix" not in listed.text + "".join(lines)


async def test_a_supervisor_who_becomes_an_admin_stops_viewing_at_that_moment(served):
    mate, chief = await working(served), await working(served, "Camille", "supervisor")
    admin = await working(served, "Noa", "counsellor")
    await Visitor.waiting(served[1])
    conversation = await mate.take_next()
    await chief.ok("POST", f"conversations/{conversation}/view")

    def promote(session):
        session.get(Person, admin.id).role = "admin"

    await served[0].state.parts.db.write(promote)
    async with stream(chief) as heard:
        await until(heard, "queue")
        await admin.ok("PATCH", f"people/{chief.id}", {"role": "admin"})
        await until(heard, "signed-out")


async def test_a_subject_that_she_keeps_to_herself_does_not_come_with_her_words(served):
    mate, visitor = await working(served), await Visitor.waiting(served[1])
    struck = {"strike": ["what"]}
    await visitor.handoff(body=struck)
    await mate.take_next()
    async with stream(mate) as heard:
        await visitor.write("il m’a enfermée, je peux pas sortir")
        said, _ = await until(heard, "message", lambda data: data["flagged"])
        assert said["flagged"]["axes"] == []
        assert [one["axes"] for one in said["fired"]] == [[]]


async def test_a_supervisor_of_whom_there_is_no_sign_of_life_hears_no_more(served):
    mate, chief = await working(served), await working(served, "Camille", "supervisor")
    visitor = await Visitor.waiting(served[1])
    conversation = await mate.take_next()
    await chief.ok("POST", f"conversations/{conversation}/view")
    async with stream(chief) as heard:
        await until(heard, "queue", lambda queue: queue["taken"][0]["watched_by"] == ["Camille"])
        await served[0].state.parts.db.write(lose, chief.id)
        await visitor.write("Un secret")
        await Visitor.waiting(served[1])
        names, queue = await until_somebody_waits(heard)
        assert queue["taken"][0]["watched_by"] == []
        assert "message" not in names
        assert "over" in names


async def test_what_is_given_away_or_erased_is_over(served):
    mate, visitor = await working(served), await Visitor.waiting(served[1])
    async with stream(mate) as heard:
        conversation = await mate.take_next()
        await until(heard, "queue", lambda queue: queue["taken"])
        await served[1].delete("/v1/chat", headers=visitor.headers)
        assert (await until(heard, "over"))[0] == {"conversation": conversation}


async def test_what_was_given_away_during_a_cut_is_over_on_return(served):
    mate, other = await working(served), await working(served, "Sacha")
    visitor = await Visitor.waiting(served[1])
    async with stream(mate) as heard:
        conversation = await mate.take_next()
        await visitor.write("Un")
        _, identity = await until(heard, "message", lambda data: data["event"].get("text") == "Un")
    await mate.ok("POST", f"conversations/{conversation}/transfer", {"to": other.id})
    async with stream(mate, identity) as heard:
        assert (await until(heard, "over"))[0] == {"conversation": conversation}


async def test_nobody_else_hears_a_word(served):
    mate, other, visitor = (
        await working(served),
        await working(served, "Sacha"),
        await Visitor.waiting(served[1]),
    )
    await mate.take_next()
    async with stream(other) as heard:
        await until(heard, "queue")
        await visitor.write("Un secret")
        await Visitor.waiting(served[1])
        names, _ = await until_somebody_waits(heard)
        assert "message" not in names


async def test_a_supervisor_sees_a_danger_in_a_case_that_somebody_else_holds(served):
    mate, chief = await working(served), await working(served, "Camille", "supervisor")
    visitor = await Visitor.waiting(served[1])
    await mate.take_next()
    async with stream(chief) as heard:
        await until(heard, "queue", lambda queue: queue["taken"])
        await visitor.write("Je vais sauter du pont")
        await until(heard, "queue", lambda queue: queue["taken"][0]["level"] == "immediate")


async def test_her_own_typing_is_not_told_to_a_counsellor(served):
    (_, client, _), mate = served, await working(served)
    visitor = await Visitor.waiting(client)
    conversation = await mate.take_next()
    async with stream(mate) as heard:
        await until(heard, "queue", lambda queue: queue["taken"])
        await mate.ok("POST", f"conversations/{conversation}/typing")
        await client.post("/v1/chat/typing", headers=visitor.headers)
        assert (await until(heard, "typing"))[0] == {"conversation": conversation}


async def test_a_session_that_ends_ends_the_stream(served):
    mate = await working(served)
    async with stream(mate) as heard:
        await until(heard, "queue")
        await mate.ok("POST", "logout")
        await until(heard, "signed-out")
