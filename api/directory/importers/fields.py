"""What readers share: fields that come as JSON, as text of JSON, or as plain text."""

import json
import re
from typing import Any

YES, NO = {"oui", "yes", "true", "1", "vrai", "o"}, {"non", "no", "false", "0", "faux", "n"}


def listed(value: Any) -> list[Any]:
    """A list however it was written: JSON text, decoded, PostgreSQL's {a,b}, or words parted by | or ;."""
    if value is None or value == "":
        return []
    if isinstance(value, str):
        text = value.strip()
        if text.startswith(("[", "{")) and not re.fullmatch(r"\{[\w,\- ]*\}", text):
            try:
                return listed(json.loads(text))
            except json.JSONDecodeError:
                return []
        return [part.strip() for part in re.split(r"[|;,]", text.strip("{}")) if part.strip()]
    return list(value) if isinstance(value, list | tuple | set) else [value]


def objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in listed(value) if isinstance(item, dict)]


def text(record: dict[str, Any], *names: str) -> str:
    """The first of `names` that says something."""
    for name in names:
        value = record.get(name)
        if value is not None and not isinstance(value, dict | list) and str(value).strip():
            return str(value).strip()
    return ""


def truth(value: Any) -> bool | None:
    said = str(value).strip().lower() if value is not None else ""
    return True if said in YES else False if said in NO else None


def number(value: Any) -> int | None:
    found = re.fullmatch(r"\s*(\d{1,3})(?:\.0+)?\s*", str(value)) if value is not None else None
    return int(found[1]) if found else None


def phones(value: Any) -> list[dict[str, str]]:
    """Numbers parted by / or ; each as {number, about}."""
    parts = re.split(r"\s*(?:/|;| ou )\s*", str(value).strip()) if value else []
    return [{"number": part, "about": ""} for part in parts if part]


def first_mail(value: Any) -> str:
    found = re.search(r"[^\s;,<>]+@[^\s;,<>]+\.[^\s;,<>]+", str(value or ""))
    return found[0] if found else ""
