"""Labelled messages: the corpus, and the examples that editors wrote in the flows."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from reader.reading import Context

ROOT = Path(__file__).parents[1]
Split = Literal["train", "valid", "test"]
# Meanings that by their definition hold nothing of harm: their examples teach the level, too.
HARMLESS = frozenset({
    "greet", "goodbye", "thank", "affirm", "deny", "bot_challenge", "ask_how_it_works", "inform_place",
    "out_of_scope",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """A message with what is known of it; None where nobody labelled that.

    `meanings`: any of them is right. An intent alone (`image_abuse`) stands for whatever is narrower than it, since
    nobody looked further; `image_abuse/general` is the meaning for which nothing narrower fits.
    """

    text: str
    level: str | None = None
    axes: tuple[str, ...] = ()
    audience: str | None = None
    language: str | None = None
    meanings: tuple[str, ...] = ()
    stance: str | None = None
    about: str | None = None
    context: Context = field(default_factory=Context)
    source: str = ""
    slice: str = ""

    @property
    def grave(self) -> bool:
        return self.level in {"high", "immediate"}


def corpus(split: Split) -> list[Example]:
    """Every message of a split, in the order of the files."""
    found = []
    for path in sorted((ROOT / "corpus").glob(f"*/{split}*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            found.extend(example(json.loads(line)) for line in lines)
    return found


def example(row: dict[str, Any]) -> Example:
    context = row.get("context") or {}
    meaning = row.get("meaning") or ()
    return Example(
        text=row["text"],
        level=row.get("level"),
        axes=tuple(row.get("axes") or ()),
        audience=row.get("audience"),
        language=row.get("lang"),
        meanings=(meaning,) if isinstance(meaning, str) else tuple(meaning),
        stance=row.get("stance"),
        about=row.get("about"),
        context=Context(
            question=context.get("question", ""),
            choices=tuple(context.get("choices", ())),
            before=tuple(context.get("before", ())),
            audience=row.get("audience") if context else None,
        ),
        source=row.get("source", ""),
        slice=row.get("slice", ""),
    )


def flows() -> list[Example]:
    """The examples of flows/topics, each with its meaning."""
    found = []
    for path in sorted((ROOT / "flows" / "topics").glob("*.yml")):
        topic = yaml.safe_load(path.read_text(encoding="utf-8"))
        for block in topic.get("nlu", ()):
            if "intent" not in block:
                continue
            meaning = block["intent"]
            for text, metadata in _examples(block.get("examples", "")):
                found.append(_taught(text, meaning, metadata, path.stem))
    return found


def _taught(text: str, meaning: str, metadata: dict[str, Any], topic: str) -> Example:
    return Example(
        text=text,
        level="none" if meaning.split("/", maxsplit=1)[0] in HARMLESS else None,
        meanings=(meaning,),
        context=Context(question=metadata.get("question", ""), before=tuple(metadata.get("before", ()))),
        source=f"flows · {topic}",
        slice=meaning,
    )


def meanings() -> list[str]:
    """The names that the encoder's head tells apart, those of the flows and of corpus/meanings.yml."""
    narrower = yaml.safe_load((ROOT / "corpus" / "meanings.yml").read_text(encoding="utf-8"))
    return sorted({*narrower, *(meaning for one in flows() for meaning in one.meanings)})


def _examples(block: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rasa's two shapes, without entity marks: a bulleted string, or a list of mappings with `text` and `metadata`."""
    if isinstance(block, str):
        for line in block.splitlines():
            if text := line.strip().removeprefix("-").strip():
                yield _unmarked(text), {}
    else:
        for one in block:
            yield _unmarked(one["text"]), one.get("metadata") or {}


def _unmarked(text: str) -> str:
    """`[Lyon](place)` and `[69]{"entity": "place"}` as the words alone."""
    out, rest = "", text
    while (left := rest.find("[")) >= 0 and (right := rest.find("]", left)) >= 0:
        out += rest[:left] + rest[left + 1 : right]
        rest = rest[right + 1 :]
        for opening, closing in (("(", ")"), ("{", "}")):
            if rest.startswith(opening) and (end := rest.find(closing)) >= 0:
                rest = rest[end + 1 :]
    return out + rest
