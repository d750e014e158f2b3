"""Language is data: what visitors type is understood by the reader, not by patterns in Python."""

import re

from tests.house.tree import files, named

# Where patterns stand, and over what: a name of a place, an engine command, files of editors, logs, our own payloads.
PATTERNS = {
    "bot/components/gazetteer.py": "places",
    "bot/flowcheck.py": "files of editors",
    "bot/folding.py": "engine commands",
    "bot/payload.py": "buttons",
    "bot/quiet.py": "logs",
    "bot/replies.py": "holes of replies",
}
MOST_LINES, MOST_FILES = 3_000, 30  # of bot/


def test_no_expression_over_typed_words_stands_in_the_bot():
    found = {
        named(path)
        for path in files("bot")
        if re.search(r"^import re$|^from re import", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert found == set(PATTERNS)


def test_the_bot_stays_small():
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in files("bot")]
    assert sum(sizes) <= MOST_LINES
    assert len(sizes) <= MOST_FILES
