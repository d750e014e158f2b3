"""ruamel.yaml 0.17.21, which Rasa 3.6 asks for, takes time that grows with the square of a file.

Its resolver adds the patterns for any beginning to those for a letter, anew for each scalar (`resolvers +=`
on the list that it keeps): the thousandth text that begins with « J » is compared with a thousand copies. Two
thirds of the engine's start were spent so: it reads the domain, our words with it, twice.
"""

from typing import Any

from ruamel.yaml.resolver import VersionedResolver


def mended() -> None:
    """From now on patterns are kept in tuples, which `+=` leaves as they are. Texts mean what they meant."""
    VersionedResolver.add_version_implicit_resolver = _add


def _add(resolver: VersionedResolver, version: Any, tag: str, pattern: Any, first: Any) -> None:
    known = resolver._version_implicit_resolver.setdefault(version, {None: ()})  # noqa: SLF001 - to be mended
    for beginning in first or [None]:
        known[beginning] = (*known.get(beginning, ()), (tag, pattern))
