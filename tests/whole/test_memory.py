"""What a worker's memory still holds of a visitor, read from outside as a thief with root would."""

import secrets
from uuid import uuid4

import httpx
import pytest

from tests.api import canary
from tests.whole.conftest import Site

# glibc overwrites what is freed; Python must leave every object to it, and it must not set any aside.
OVERWRITING = {
    "PYTHONMALLOC": "malloc",
    "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0:glibc.malloc.perturb=165",
}
OTHERS = 15  # visitors who come after: their words take the places of hers in buffers that are never freed


@pytest.fixture
def word():
    return f"canari{secrets.token_hex(8)}"


@pytest.fixture
def worker(request, tmp_path):
    site = Site(tmp_path, limits="off")
    site.env |= getattr(request, "param", {})
    site.start()
    yield site
    site.stop()


def client(site):
    return httpx.Client(base_url=site.url, timeout=30)


def talk(visitor, *texts):
    """Write, read everything by list and by stream, send something malformed; answers her headers."""
    token = visitor.post("/v1/chat", json={"audience": "young"}).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    for text in texts:
        visitor.post("/v1/chat/messages", json={"client_id": str(uuid4()), "text": text}, headers=headers)
    cut = f'{{"text": "{texts[-1]}'.encode()
    visitor.post("/v1/chat/messages", content=cut, headers=headers | {"Content-Type": "application/json"})
    last = visitor.get("/v1/chat/events?stream=0", headers=headers).json()["events"][-1]["seq"]
    with visitor.stream("GET", "/v1/chat/events", headers=headers) as stream:
        for line in stream.iter_lines():
            if line == f"id: {last}":
                break
    return headers


def erase(visitor, headers):
    assert visitor.delete("/v1/chat", headers=headers).status_code == 204


@pytest.mark.parametrize("worker", [OVERWRITING], ids=["overwriting"], indirect=True)
def test_a_worker_that_overwrites_what_it_frees_holds_no_word_of_an_erased_conversation(worker, word):
    with client(worker) as visitor:
        headers = talk(visitor, f"bonjour {word}", f"je veux mourir {word}")
        assert canary.in_memory(word, worker.process.pid) > 0, "the search would find it"
        erase(visitor, headers)
    with client(worker) as other:
        for _ in range(OTHERS):
            erase(other, talk(other, "bonjour à toi " * 9))
    assert canary.in_memory(word, worker.process.pid) == 0


def test_a_fresh_worker_on_the_same_database_holds_no_word_even_while_the_conversation_lives(worker, word):
    with client(worker) as visitor:
        headers = talk(visitor, f"bonjour {word}")
        worker.stop()
        worker.start()
        assert canary.in_memory(word, worker.process.pid) == 0
        visitor.get("/v1/chat/events?stream=0", headers=headers)
        assert canary.in_memory(word, worker.process.pid) > 0, "she came back: it is read, and unsealed"
        erase(visitor, headers)
        worker.stop()
        worker.start()
    assert canary.in_memory(word, worker.process.pid) == 0
