import re
import subprocess
import sys

import pytest

from api.directory.helplines import load
from api.models import now
from api.pages.routes import EMERGENCY
from api.settings import ROOT


@pytest.fixture(scope="module")
def away(tmp_path_factory):
    file = tmp_path_factory.mktemp("away") / "away.html"
    subprocess.run([sys.executable, "-m", "api.pages.away", file], cwd=ROOT, check=True, umask=0o077)  # noqa: S603
    return file


def test_who_comes_while_nothing_runs_finds_the_numbers(away):
    page = away.read_text(encoding="utf-8")
    lines = load(ROOT / "resources" / "helplines.yml")
    for view in (lines.view(line, now()) for line in EMERGENCY):
        assert f'<a href="{view["href"]}"><strong>{view["number"]}</strong>' in page
    assert "Quitter" in page


def test_it_asks_for_nothing_that_a_dead_server_would_have_to_give(away):
    page = away.read_text(encoding="utf-8")
    assert not re.search(r"\bsrc=|<link|<script|<style|<img", page)


def test_the_proxy_may_read_it_and_finds_no_half_of_it(away):
    assert away.stat().st_mode & 0o777 == 0o644
    assert list(away.parent.iterdir()) == [away]
