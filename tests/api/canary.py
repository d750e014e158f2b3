"""Where a word could have stayed: files, tables, Redis, what was logged, a process's memory."""

import re
from pathlib import Path

import psycopg
from redis import Redis

from tests.api.databases import SERVER


def forms(word: str) -> list[bytes]:
    """The word as it could be written somewhere: plain, in UTF-16, in hexadecimal (as tables show bytes)."""
    plain = word.encode()
    return [plain, word.encode("utf-16-le"), plain.hex().encode()]


def in_bytes(word: str | bytes, content: bytes) -> bool:
    wanted = forms(word) if isinstance(word, str) else [word]
    return any(form.lower() in content.lower() for form in wanted)


def in_files(word: str | bytes, folder: Path) -> list[str]:
    """Names of files below that folder: the database, its write-ahead log, its index, whatever else.

    The log first: what a sweep moves meanwhile from there into the database is found in one of them.
    """
    found = sorted(folder.rglob("*"), key=lambda path: (not path.name.endswith("-wal"), path))
    return [
        str(path.relative_to(folder))
        for path in found
        if path.is_file() and in_bytes(word, path.read_bytes())
    ]


def in_tables(word: str, address: str) -> list[str]:
    """Names of tables with a row that shows it."""
    if not address.startswith(SERVER):
        return []
    with psycopg.connect(address) as connection:
        names = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
        shown = {
            name: "\n".join(row for (row,) in connection.execute(f'SELECT t::text FROM "{name}" t'))  # noqa: S608
            for (name,) in names
        }
    return [name for name, rows in shown.items() if in_bytes(word, rows.encode())]


def in_redis(word: str, address: str) -> list[str]:
    with Redis.from_url(address) as redis:
        return [
            key.decode(errors="replace")
            for key in redis.scan_iter()
            if in_bytes(word, key) or in_bytes(word, redis.dump(key) or b"")
        ]


def in_memory(word: str, process: int) -> int:
    """How often it stands in what that process can write to: heap, stacks, buffers."""
    count = 0
    areas = Path(f"/proc/{process}/maps").read_text(encoding="ascii").splitlines()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for area in areas:
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", area)
            if found is None:
                continue
            start, end = (int(place, 16) for place in found.groups())
            memory.seek(start)
            try:
                content = memory.read(end - start)
            except OSError:  # [vvar] and its like can't be read
                continue
            count += sum(content.count(form) for form in forms(word))
    return count
