"""The service's own words, read from resources/words.yml; the bot's stand in flows/replies/.

A word is a string, or `{tu: …, vous: …}` where the two audiences are addressed differently.
"""

from pathlib import Path
from typing import Any

import yaml

from api.settings import Settings


class Words:
    def __init__(self, path: Path) -> None:
        self._tree: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))

    def say(self, key: str, audience: str | None = None, **values: str) -> str:
        """The word at a dotted key, for that audience; raises KeyError when nobody wrote it."""
        word = self.tree(key)
        if isinstance(word, dict):
            word = word["tu" if audience in (None, "young") else "vous"]
        return str(word).format(**values) if values else str(word)

    def lives(self, settings: Settings) -> dict[str, str]:
        """How long things are kept, as it is said: «30 minutes», «1 jour»."""
        said = {name: (self.tree(f"lasts.{unit}"), n) for name, (unit, n) in settings.lives.items()}
        return {name: word["one" if n == 1 else "more"].format(n=n) for name, (word, n) in said.items()}

    def tree(self, key: str) -> Any:
        branch: Any = self._tree
        for part in key.split("."):
            branch = branch[part]
        return branch
