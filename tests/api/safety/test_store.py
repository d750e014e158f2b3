"""What was made of the phrases and kept is read as it was made, or not at all."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from api.safety import Context, Phrases, load, phrases, screen
from api.safety.rule import RuleError
from api.safety.store import READY, kept
from tests.api.safety.conftest import LABELLED, RESOURCES


def linked(folder: Path) -> Path:
    """A folder of the same files."""
    for path in RESOURCES.iterdir():
        if path.is_file():
            (folder / path.name).symlink_to(path)
    return folder


def change(folder: Path, name: str, text: str) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def stored(folder: Path) -> list[Path]:
    return [*(folder / READY).glob("*")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked(tmp_path_factory.mktemp("phrases"))


@pytest.fixture(scope="module")
def made(folder: Path) -> Phrases:
    return load(folder)


@pytest.fixture
def nothing_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def made(_folder: Path, *, examples: bool = False) -> Phrases:
        raise AssertionError(examples)

    monkeypatch.setattr(phrases, "_made", made)


@pytest.mark.usefixtures("nothing_is_made")
def test_what_is_read_answers_as_what_was_made(made: Phrases, folder: Path) -> None:
    read = load(folder)
    lines = (LABELLED / "held" / "messages.jsonl").read_text(encoding="utf-8").splitlines()[::5]
    texts = [json.loads(line)["text"] for line in lines]
    texts += [". ".join(texts[start : start + 40]) for start in range(0, len(texts), 100)]
    context = Context()
    for text in texts:
        found = screen(text, context, phrases=made)
        assert screen(text, context, phrases=read) == found
        context = context.after(text, found)


def test_what_is_kept_is_as_small_as_what_it_says(made: Phrases, folder: Path) -> None:
    """All of it comes into memory: a table as long as the codes of its symbols are large is seen here."""
    [path] = stored(folder)
    assert path.stat().st_size < 10_000_000


def test_a_changed_phrase_is_seen_at_once(made: Phrases, tmp_path: Path) -> None:
    message, folder = "mon tuteur me zigouillasse", linked(tmp_path)
    assert screen(message, phrases=made).level == "none"
    (folder / READY).mkdir()
    (folder / READY / "older").touch()
    rule = "rules:\n- {id: violence.new, level: immediate, axes: [violence], certain: [me zigouillasse]}\n"
    change(folder, "new.yml", rule)
    assert screen(message, phrases=load(folder)).rules[0] == "violence.new"
    assert [path.name for path in stored(folder)] != ["older"]
    assert len(stored(folder)) == 1


def test_a_mistake_is_told_and_nothing_kept(tmp_path: Path) -> None:
    folder = linked(tmp_path)
    change(folder, "alone.yml", "rules:\n- {id: violence.new, level: grave, phrases: [me tape]}\n")
    for _ in range(2):
        with pytest.raises(RuleError, match=r"violence\.new"):
            load(folder)
    assert not stored(folder)


def test_examples_are_not_kept(tmp_path: Path, made: Phrases, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "_made", lambda *_, examples: made if examples else None)
    assert load(tmp_path, examples=True) is made
    assert not stored(tmp_path)


# What follows is the same for anything that is made of some files.


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "source").write_text("1")
    assert kept(tmp_path, counted(tmp_path)) == ["1", "2"]
    assert kept(tmp_path, never) == ["1", "2"]
    return tmp_path / "source"


def counted(folder: Path) -> Callable[[], list[str]]:
    def make() -> list[str]:
        first = (folder / "source").read_text()
        return [first, str(int(first) + 1)]

    return make


def never() -> list[str]:
    raise AssertionError


def test_what_has_changed_is_made_anew(source: Path) -> None:
    source.write_text("2")
    assert kept(source.parent, counted(source.parent)) == ["2", "3"]
    source.write_text("1")
    assert kept(source.parent, counted(source.parent)) == ["1", "2"]
    assert len(stored(source.parent)) == 1


def _shorter(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _another_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"2", b"3"))


def _of_another_state(path: Path) -> None:
    source = path.parents[1] / "source"
    source.write_text("5")
    kept(source.parent, counted(source.parent))
    (other,) = stored(source.parent)
    other.rename(path)
    source.write_text("1")


def _writable_by_others(path: Path) -> None:
    path.chmod(0o646)


def _writable_by_a_group(path: Path) -> None:
    path.chmod(0o664)


@pytest.mark.parametrize(
    "harm", [_shorter, _empty, _another_byte, _of_another_state, _writable_by_others, _writable_by_a_group]
)
def test_what_is_damaged_or_may_be_others_is_made_anew(harm: Callable[[Path], None], source: Path) -> None:
    (path,) = stored(source.parent)
    harm(path)
    with pytest.raises(AssertionError):
        kept(source.parent, never)
    assert kept(source.parent, counted(source.parent)) == ["1", "2"]
    assert kept(source.parent, never) == ["1", "2"]
    assert stored(source.parent) == [path]


def test_what_somebody_else_wrote_is_not_believed(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.safety.store._writers", lambda: {source.stat().st_uid + 1})
    with pytest.raises(AssertionError):
        kept(source.parent, never)


def test_where_nothing_can_be_written_it_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "source").write_text("1")
    (tmp_path / READY).touch()  # in the place of the folder
    for _ in range(2):
        assert kept(tmp_path, counted(tmp_path)) == ["1", "2"]
    assert (tmp_path / READY).read_bytes() == b""


def test_what_is_changed_while_it_is_made_is_not_kept(source: Path) -> None:
    (before,) = stored(source.parent)
    source.write_text("2")

    def make() -> list[str]:
        made = counted(source.parent)()
        source.write_text("3")
        return made

    assert kept(source.parent, make) == ["2", "3"]
    assert stored(source.parent) == [before]


def test_many_may_start_at_once(tmp_path: Path) -> None:
    (tmp_path / "source").write_text("1")
    workers = 8
    together = Barrier(workers)

    def make() -> list[str]:
        made = counted(tmp_path)()
        together.wait(10)
        return made

    with ThreadPoolExecutor(workers) as pool:
        found = [*pool.map(lambda _: kept(tmp_path, make), range(workers))]
    assert found == [["1", "2"]] * workers
    assert kept(tmp_path, never) == ["1", "2"]
    assert len(stored(tmp_path)) == 1
