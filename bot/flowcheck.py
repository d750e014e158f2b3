"""What an editor can get wrong in flows/ and Rasa says badly or not: the file, the line and the reason, in French."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

BUILT_IN_ACTIONS = re.compile(r"^action_")
BUILT_IN_SLOTS = {"requested_slot"}
NO_STORIES = "les « stories » ne sont pas suivies ici ; écrivez des règles (rules)"
KINDS = {"intent": "l’intention", "slot": "la mémoire (slot)", "action": "la réponse"}


class Flows(NamedTuple):
    """Each file's content, and the names that any of them declares."""

    files: dict[Path, dict[str, Any]]
    intents: set[str]
    slots: set[str]
    actions: set[str]


def problems(folder: Path) -> list[str]:
    """Empty when the flows can be trained on."""
    files: dict[Path, dict[str, Any]] = {}
    found: list[str] = []
    for path in sorted(folder.rglob("*.yml")):
        try:
            files[path] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")) or {}
        except YAMLError as error:  # noqa: PERF203 - each file has its own fault
            found.append(
                f"{path}{_where(error)} : YAML illisible, {getattr(error, 'problem', None) or error}"
            )
        except UnicodeDecodeError as error:
            found.append(f"{path} : ce n’est pas de l’UTF-8 à l’octet {error.start}")
    return found or list(_unknown_names(_declared(files)))


def _declared(files: dict[Path, dict[str, Any]]) -> Flows:
    contents = files.values()
    intents = {
        next(iter(i)) if isinstance(i, dict) else i
        for content in contents
        for i in content.get("intents") or []
    }
    slots = {name for content in contents for name in content.get("slots") or {}}
    named = ("responses", "forms", "actions")
    actions = {name for content in contents for key in named for name in content.get(key) or []}
    # The replies of narrower meanings make an action of what stands before the slash.
    actions |= {name.split("/")[0] for name in actions}
    return Flows(files, intents, slots | BUILT_IN_SLOTS, actions)


def _unknown_names(flows: Flows) -> Iterator[str]:
    for path, content in flows.files.items():
        lines = path.read_text(encoding="utf-8").splitlines()
        if content.get("stories"):
            yield f"{path}, ligne {_line(lines, 'stories:', 'stories:')} : {NO_STORIES}"
        for told in content.get("rules") or []:
            title = str(told.get("rule"))
            for kind, name in _names([*(told.get("condition") or []), *(told.get("steps") or [])]):
                known = {"intent": flows.intents, "slot": flows.slots, "action": flows.actions}[kind]
                if name not in known and not (kind == "action" and BUILT_IN_ACTIONS.match(name)):
                    where = f"{path}, ligne {_line(lines, title, name)}"
                    yield f"{where} : « {title} » nomme {KINDS[kind]} {name}, qu’aucun fichier ne déclare"
        yield from _examples_without_reply(path, lines, content, flows)


def _examples_without_reply(
    path: Path, lines: list[str], content: dict[str, Any], flows: Flows
) -> Iterator[str]:
    for meaning in dict.fromkeys(block["intent"] for block in content.get("nlu") or [] if "intent" in block):
        where = f"{path}, ligne {_line(lines, meaning, meaning)}"
        if meaning.split("/")[0] not in flows.intents:
            yield f"{where} : des exemples de {meaning}, intention qu’aucun fichier ne déclare"
        elif "/" in meaning and f"utter_{meaning}" not in flows.actions:
            yield f"{where} : {meaning} a des exemples, et aucune réponse utter_{meaning}"


def _names(steps: list[Any]) -> Iterator[tuple[str, str]]:
    for step in steps:
        if not isinstance(step, dict):
            continue
        for alternative in step.get("or") or []:
            yield from _names([alternative])
        for kind in ("intent", "action"):
            if step.get(kind):
                yield kind, str(step[kind])
        for slot in step.get("slot_was_set") or []:
            yield "slot", next(iter(slot)) if isinstance(slot, dict) else str(slot)


def _line(lines: list[str], title: str, name: str) -> int:
    start = next((number for number, line in enumerate(lines) if title in line), 0)
    return next((number for number, line in enumerate(lines[start:], start + 1) if name in line), start + 1)


def _where(error: YAMLError) -> str:
    """An open quote is found at the end of the file, where it does not help: its beginning does."""
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    endless = "end of stream" in str(getattr(error, "problem", ""))
    mark = next(filter(None, reversed(marks) if endless else marks), None)
    return f", ligne {mark.line + 1}, colonne {mark.column + 1}" if mark else ""
