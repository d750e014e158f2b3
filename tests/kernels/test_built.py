"""What runs was built from what stands here: the package brings its sources along."""

from pathlib import Path

import fanal_kernels
import pytest

from api.settings import ROOT

SOURCES = sorted((ROOT / "kernels" / "fanal_kernels").glob("*.p*"))
BUILT = Path(fanal_kernels.__file__).parent


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_it_was_built_from_this_source(source: Path) -> None:
    assert source.read_bytes() == (BUILT / source.name).read_bytes()


def test_nothing_else_is_installed() -> None:
    compiled = {path.name.partition(".")[0] for path in BUILT.glob("*.so")}
    assert compiled == {source.stem for source in SOURCES if source.suffix == ".pyx"}
