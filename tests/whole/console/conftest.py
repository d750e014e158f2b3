"""One application for each file of tests; what a test leaves in the queue is erased behind it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.whole.conftest import Site
from tests.whole.console.team import Team


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, elsewhere: str) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("room"), exit_url=elsewhere, console_totp="required")
    site.start()
    yield site
    site.stop()


@pytest.fixture
def team(room: Site, visit: Callable[..., Page]) -> Iterator[Team]:
    team = Team(room, visit)
    yield team
    team.go_home()
