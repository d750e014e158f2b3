"""What readers share: fields that come as JSON, as text of JSON, or as plain text."""

import json
import re
from functools import lru_cache
from typing import Any

POSTGRESQL = re.compile(r"\{[\w,\- ]*\}")
BETWEEN_WORDS = re.compile(r"[|;,]")
BETWEEN_PHONES = re.compile(r"\s*(?:/|;| ou )\s*")


def listed(value: Any) -> list[Any]:
    """A list however it was written: JSON text, decoded, PostgreSQL's {a,b}, or words parted by | or ;."""
    if value is None or value == "":
        return []
    if isinstance(value, str):
        text = value.strip()
        words = _words(text)
        if words is not None:
            return list(words)
        try:
            return listed(json.loads(text))
        except json.JSONDecodeError:
            return []
    return list(value) if isinstance(value, list | tuple | set) else [value]


@lru_cache(maxsize=4096)  # a column of lists has few that differ
def _words(text: str) -> tuple[str, ...] | None:
    """None for JSON."""
    if text.startswith(("[", "{")) and not POSTGRESQL.fullmatch(text):
        return None
    return tuple(part.strip() for part in BETWEEN_WORDS.split(text.strip("{}")) if part.strip())


def objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in listed(value) if isinstance(item, dict)]


def text(record: dict[str, Any], *names: str) -> str:
    """The first of `names` that says something."""
    for name in names:
        value = record.get(name)
        if value is None or isinstance(value, dict | list):
            continue
        if said := str(value).strip():
            return said
    return ""


def number(value: Any) -> int | None:
    found = re.fullmatch(r"\s*(\d{1,3})(?:\.0+)?\s*", str(value)) if value is not None else None
    return int(found[1]) if found else None


def phones(value: Any) -> list[dict[str, str]]:
    """Numbers parted by / or ; each as {number, about}."""
    parts = BETWEEN_PHONES.split(str(value).strip()) if value else []
    return [{"number": part, "about": ""} for part in parts if part]


def first_mail(value: Any) -> str:
    found = re.search(r"[^\s;,<>]+@[^\s;,<>]+\.[^\s;,<>]+", str(value or ""))
    return found[0] if found else ""
