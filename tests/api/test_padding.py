from hypothesis import given
from hypothesis import strategies as st

from api.padding import CLASSES, missing
from tests.api.visitors import Visitor

GREETING = "bonjour"
DANGER = "il m’a enfermée, je peux pas sortir"


@given(st.integers(0, 200_000))
def test_every_size_becomes_one_of_a_few(size):
    filled = size + missing(size)
    assert filled >= size
    assert filled in CLASSES or filled % CLASSES[-1] == 0


async def test_a_crisis_card_weighs_as_much_as_a_greeting(client):
    sizes = set()
    for number, text in enumerate((GREETING, DANGER, GREETING)):
        visitor = await Visitor.arrive(client, audience="young")
        body = {"client_id": f"6f1e9d0e-6b0e-4b57-9a5e-0d3c0f0a010{number}", "text": text}
        response = await visitor.post(body)
        assert len(response.content) == int(response.headers["content-length"])
        sizes.add(len(response.content))
    assert len(sizes) == 1


async def test_what_is_filled_up_is_still_json(client):
    response = await client.get("/healthz")
    assert len(response.content) == CLASSES[0]
    assert response.json() == {"status": "ok"}
