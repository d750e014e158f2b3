"""The national lines of resources/helplines.yml, the only file that holds a phone number."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NotRequired, TypedDict, cast

import yaml
from pydantic import Field

from api.directory import hours, line_hours
from api.directory.denied import Denied
from api.directory.line import Chat, Fact, Helpline
from api.models import Audience, Conversation

_NAMED = re.compile(r"\{(\w+)\}")

CHANGING = ("hours", "open", "chat", "note")  # of a view, from hour to hour


class _File(Fact):
    checked_label: str
    chat_checked_label: str
    lines: tuple[Helpline, ...] = Field(min_length=1)
    never_shown: tuple[Denied, ...]


class HelplineView(TypedDict):
    """A line as cards, pages and the API show it; `number` and `href` are empty where there is none."""

    id: str
    name: str
    number: str
    href: str
    sms: NotRequired[str]
    chat: NotRequired[str]
    hours: str
    open: bool
    note: str


@dataclass(frozen=True)
class Helplines:
    lines: tuple[Helpline, ...]
    never_shown: Mapping[str, str]  # from the SHA-256 of a number to its id
    checked_label: str
    chat_checked_label: str
    words: hours.Words

    def __iter__(self) -> Iterator[Helpline]:
        return iter(self.lines)

    def __contains__(self, line_id: object) -> bool:
        return any(line.id == line_id for line in self.lines)

    def __getitem__(self, line_id: str) -> Helpline:
        for line in self.lines:
            if line.id == line_id:
                return line
        raise KeyError(line_id)

    def chosen(self, subject: str | None, audience: Audience | None) -> list[Helpline]:
        """Lines for a subject and an audience, in the order of the file; None asks for all."""
        return [
            line
            for line in self.lines
            if (subject is None or subject in line.subjects)
            and (audience is None or audience in line.audiences)
        ]

    def for_grown(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The same lines, those for children behind the ones for adults."""
        known = [line for line in ids if line in self]
        return tuple(dict.fromkeys(other for line in known for other in (*self[line].grown, line)))

    def view(
        self,
        line: Helpline | str,
        at: datetime,
        audience: Audience | None = None,
        zone: str = hours.PARIS,
    ) -> HelplineView:
        """Raises KeyError for an unknown id. `zone`: where the reader is."""
        return _view(self, self[line] if isinstance(line, str) else line, at, audience, zone)

    def unsure(self, line_id: str, at: datetime) -> bool:
        """Its hours would have it open, but it is a public holiday and they don't say so of that."""
        return line_hours.unsure(self.timed(self[line_id]).hours, at)

    def closed(self, view: HelplineView, at: datetime) -> bool:
        """What is only a site stays where nobody knows its hours, a number does not."""
        if view["open"] or self.unsure(view["id"], at):
            return False
        line = self[view["id"]]
        known = line.hours_words is None and self.timed(line).hours is not None
        return known or bool(view["number"])

    def timed(self, line: Helpline) -> Helpline:
        """The line whose hours are meant."""
        return self[line.through] if line.through else line

    def renewed(self, card: dict[str, Any], reader: Conversation) -> dict[str, Any]:
        """A card that was shown earlier, with its lines open or closed as they are at this moment."""
        if "helplines" not in card:
            return card
        at, audience = datetime.now(UTC), cast("Audience | None", reader.audience)
        return card | {"helplines": [_renewed(self, line, at, audience) for line in card["helplines"]]}


def load(path: Path) -> Helplines:
    """Reads helplines.yml and, beside it, hours.yml; raises ValueError where a fact is malformed."""
    read = _File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    words = hours.load_words(path.with_name("hours.yml"))
    never_shown = {denied.sha256: denied.id for denied in read.never_shown}
    found = Helplines(read.lines, never_shown, read.checked_label, read.chat_checked_label, words)
    ids = [line.id for line in read.lines]
    if len(set(ids)) != len(ids):
        raise ValueError("two lines have the same id")
    for line in read.lines:
        named = {
            *_NAMED.findall(line.note.young + line.note.adult),
            *line.grown,
            *filter(None, [line.through]),
        }
        if unknown := named - set(ids):
            raise ValueError(f"{line.id} names unknown lines: {sorted(unknown)}")
    return found


def _view(
    all_lines: Helplines, line: Helpline, at: datetime, audience: Audience | None, zone: str
) -> HelplineView:
    timed = all_lines.timed(line)
    chat = _chat(line, at, audience)
    shown: HelplineView = {
        "id": line.id,
        "name": line.title or line.name,
        "number": line.number or line.sms,
        "href": _dial(line),
        "hours": line.hours_words or line_hours.told(timed.hours, at, all_lines.words, zone),
        # Of hours that differ from town to town nothing is claimed: the line that knows is shown beside it.
        "open": line.hours_words is None
        and timed.hours is not None
        and hours.is_open(timed.hours, at)
        and not line_hours.unsure(timed.hours, at),
        "note": _note(all_lines, line, audience, chat),
    }
    if line.sms:
        shown["sms"] = f"sms:{digits(line.sms)}"
    if chat:
        shown["chat"] = chat.url
    return shown


def _chat(line: Helpline, at: datetime, audience: Audience | None) -> Chat | None:
    """The chat that can be offered now, to this reader."""
    chat = line.chat
    if chat is None or (audience and chat.audiences and audience not in chat.audiences):
        return None
    return chat if chat.hours is None or hours.is_open(chat.hours, at) else None


def _renewed(
    all_lines: Helplines, shown: dict[str, Any], at: datetime, audience: Audience | None
) -> dict[str, Any]:
    if shown["id"] not in all_lines:
        return shown
    today: dict[str, Any] = dict(all_lines.view(shown["id"], at, audience))
    lasting = {name: value for name, value in shown.items() if name not in CHANGING}
    return lasting | {name: today[name] for name in CHANGING if name in today}


def _dial(line: Helpline) -> str:
    if line.number:
        return f"tel:{digits(line.number)}"
    if line.sms:
        return f"sms:{digits(line.sms)}"
    return line.url or ""


def _note(all_lines: Helplines, line: Helpline, audience: Audience | None, chat: Chat | None) -> str:
    note = _filled(all_lines, line.note.adult if audience in {"parent", "professional"} else line.note.young)
    label = all_lines.chat_checked_label if chat and chat.mark == "C2" else ""
    if line.mark == "C2":
        label = all_lines.checked_label
    day = f"{hours.date_words(line.checked_on, all_lines.words)} {line.checked_on.year}"
    return f"{note} {label.format(date=day)}" if label else note


def _filled(all_lines: Helplines, text: str) -> str:
    """Puts the numbers of other lines where a note names them."""
    return _NAMED.sub(lambda found: _number(all_lines[found[1]]), text)


def _number(line: Helpline) -> str:
    return line.number or line.sms


def digits(number: str) -> str:
    return re.sub(r"[^\d+]", "", number)
