"""A full disk, as `make chaos` makes it: with a file system of its own, and where nothing can be mounted."""

import subprocess
import sys

import pytest

from bench.chaos import room

# Writes one block more for each line it is given, as a database does, and says how it went.
WRITER = """
import sys
with open(sys.argv[1], "ab", buffering=0) as file:
    for _ in sys.stdin:
        try:
            file.write(b"0" * 8192)
            print("stored", flush=True)
        except OSError:
            print("refused", flush=True)
"""


@pytest.fixture(params=["as this machine allows", "nothing may be mounted"])
def place(request, tmp_path, monkeypatch):
    if request.param == "nothing may be mounted":
        monkeypatch.setattr(room, "_mounted", lambda *_: False)
    with room.small(tmp_path, 8) as place:
        yield place


@pytest.fixture
def writer(place):
    command = [sys.executable, "-c", WRITER, str(place.path / "rows")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        yield process
        process.stdin.close()


def writes(writer):
    writer.stdin.write("\n")
    writer.stdin.flush()
    return writer.stdout.readline().strip()


def test_a_full_disk_refuses_every_block_until_it_is_freed(place, writer):
    assert writes(writer) == "stored"
    for _ in range(2):  # and filling what is full changes nothing
        place.fill([writer.pid])
        assert writes(writer) == "refused"
    place.free([writer.pid])
    assert writes(writer) == "stored"


def test_the_table_says_when_a_full_disk_is_only_simulated(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "_mounted", lambda *_: False)
    with room.small(tmp_path, 8) as place:
        assert "simulated" in place.how
