import io
import json
from pathlib import Path

from bot import parse
from bot.conversation import Heard


async def heard(_agent, text, _context):
    return Heard(text, 1.0, [{"name": text, "confidence": 1.0}])


def test_each_line_has_its_answer_in_its_place_a_blank_one_too(monkeypatch):
    monkeypatch.setattr(parse, "load_agent", lambda _model: (None, None))
    monkeypatch.setattr(parse, "understand", heard)
    out = io.StringIO()
    parse.parse_lines(Path("none"), io.StringIO('{"text": "un"}\n\nnon\n{"text": "deux"}\n'), out)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [answer.get("intent") for answer in answers] == ["un", None, None, "deux"]
    assert ["error" in answer for answer in answers] == [False, True, True, False]
