"""The screen: each message of a visitor is read for danger, in every state of the conversation.

The reader decides by the thresholds of levels.yml; the cries of always.yml stand above it; the conversation's level
never falls by itself. Should the reader fail, the cries are still found, and the answer says that nobody read.
"""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import yaml

import reader
from api.safety import always, buttons
from api.safety.always import Always
from api.safety.buttons import Buttons, Told
from api.safety.screening import LEVELS, REMEMBERED, Context, Decided, Level, Screening, graver, together
from reader import ModelError, Reader
from reader.ages import age_in
from reader.reader import FOLDER, WORRY, verify

THREADS = 2  # reading never waits for the database, a password or a page, nor these for it
NO_CONTEXT = Context()
ADULTS = ("parent", "professional")
OF_A_FRIEND = "friend_worried/"
# Of a sure immediate danger whose gravest axis is one of these the engine is told the danger rather than the words;
# of all others, and of what only its question makes grave, it reads the words itself.
INTENTS = {"suicide": "suicidal", "held": "danger_now", "violence": "danger_now", "medical": "danger_now"}


class Screen:
    """Thread-safe; one for all applications of a process."""

    def __init__(self, model: Reader, cries: Always, touched: Buttons, bounds: Mapping[str, float]) -> None:
        """`bounds`: from which chance an intent is told to the engine (`sure`), an axis to anybody (`told`)."""
        self._reader, self._always, self._buttons, self._bounds = model, cries, touched, bounds
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="screen")

    async def read(self, text: str, context: Context = NO_CONTEXT) -> Screening:
        """As `now`, in the reader's own threads."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.now, text, context)

    def now(self, text: str, context: Context = NO_CONTEXT) -> Screening:
        try:
            found = self._read(text, context)
        except Exception:  # noqa: BLE001 - whatever it is, cries and numbers must still come
            found = Screening(unread=True)
        if cry := self._always.find(text):
            found = _raised(found, *cry)
        age = age_in(text)
        return found._replace(
            age_band=age.band if age else context.age_band,
            conversation_level=graver(found.level, context.level),
        )

    def touched(self, meaning: str, context: Context = NO_CONTEXT) -> Screening:
        """What a button says that leads to `meaning`: its words are ours, and are not read."""
        told = self._buttons.get(meaning, Told())
        return Screening(
            level=told.level,
            axes=told.axes,
            named=told.axes,
            rules=("button",) if told.level != "none" else (),
            age_band=context.age_band,
            meaning=meaning.split("/", maxsplit=1)[0],
            sure=told.level == "immediate",
            conversation_level=graver(told.level, context.level),
            another=meaning.startswith(OF_A_FRIEND),
        )

    def _read(self, text: str, context: Context) -> Screening:
        before = reader.Context(
            question=context.question, choices=context.choices, before=context.before[-REMEMBERED:],
            audience=context.audience, subject=context.subject,
        )  # fmt: skip
        seen = self._reader.read(text, before)
        if seen.level == "none":
            return Screening()
        level = cast("Level", seen.level)
        decided: Decided = "context" if seen.by_context else "reader"
        named = tuple(axis for axis in seen.axes if seen.axis_chances[axis] >= self._bounds["told"])
        adult = seen.audience in ADULTS
        found = Screening(
            level=level,
            axes=seen.axes,
            named=named,
            rules=(decided,),
            spans=seen.spans,
            meaning=seen.meanings[0][0].split("/")[0],
            writer="adult" if adult else None,
        )
        if level != "immediate":
            return found
        sure = seen.chances["immediate"] >= self._bounds["sure"]
        return found._replace(
            sure=sure,
            intent=INTENTS.get(named[0]) if sure and named and not seen.by_context else None,
            undergone=seen.about == "self" and not adult,
            another=seen.about not in {"self", "nobody"} and not adult,
        )


def load(folder: Path, model: Path = FOLDER) -> Screen:
    """Raise ModelError, AlwaysError or ButtonsError, naming the file, unless all is there and belongs together.

    The model's checksum stands in levels.yml: thresholds say nothing of another model.
    """
    path = folder / "levels.yml"
    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = verify(model)
    if told.get("model") != found[:16]:
        raise ModelError(f"{path} was chosen for the model {told.get('model')}, {model} holds {found[:16]}")
    levels = {level: float(told["levels"][level]["from"]) for level in WORRY}
    if not 0 < levels["concern"] <= levels["high"] < 1 or not 0 < levels["immediate"] < 1:
        raise ModelError(f"{path}: each level needs a chance between 0 and 1, a concern none above high")
    bounds = {name: float(told[name]["from"]) for name in ("sure", "told")}
    cries, touched = always.load(folder / "always.yml"), buttons.load(folder / "buttons.yml")
    return Screen(Reader.load(model, levels), cries, touched, bounds)


def _raised(found: Screening, cry: always.Cry, span: tuple[int, int]) -> Screening:
    """No model lowers a cry; what it sees beside it stays."""
    if LEVELS.index(found.level) > LEVELS.index(cry.level):
        return found
    axes = together(cry.axes, found.axes)
    return found._replace(
        level=cry.level,
        axes=tuple(axes),
        named=tuple(together(cry.axes, found.named)),
        rules=("always",),
        spans=(span,),
        sure=found.sure or cry.level == "immediate",
        intent=INTENTS.get(cry.axes[0]) if cry.level == "immediate" else None,
        undergone=found.undergone
        or (cry.level == "immediate" and not found.another and found.writer is None),
    )
