"""Larger letters, set in the browser rather than by zooming: nothing that helps leaves the screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect

from tests.whole.conftest import CHROMIUM, PHONE, QUIET
from tests.whole.test_widget_short import begin, cry, seen
from tests.whole.visiting import Visit

SMALL = (360, 640)
OVERLAPS = """() => {
  const parts = '#exit, #more, .top [data-opens], .urgent strong, .urgent a span';
  const boxes = [...document.querySelectorAll(parts)]
    .map(node => node.getBoundingClientRect()).filter(box => box.width > 1);
  const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  return boxes.some((one, index) => boxes.slice(index + 1).some(other => meet(one, other)));
}"""


@pytest.fixture(scope="module", params=[130, 150, 200], ids="{} %".format)
def chromium(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Browser]:
    letters = f"--blink-settings=defaultFontSize={16 * request.param // 100}"
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, letters])
    yield browser
    browser.close()


@pytest.mark.parametrize("size", [PHONE, SMALL])
@pytest.mark.parametrize("path", ["/chat", "/"])
def test_the_exit_and_the_numbers_are_whole(visit: Visit, path: str, size: tuple[int, int]) -> None:
    page = visit(path, size=size)
    page.wait_for_function("sessionStorage.getItem('f.visit')")
    expect(page.get_by_role("link", name="Quitter")).to_be_in_viewport(ratio=1)
    assert not page.evaluate(OVERLAPS)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_only_for_the_keyboard_stays_out_of_the_way(visit: Visit) -> None:
    skip = visit(size=SMALL).locator(".skip")
    assert skip.evaluate("link => link.getBoundingClientRect().bottom") < 0


@pytest.mark.parametrize("size", [PHONE, SMALL])
@pytest.mark.parametrize("path", ["/aide", "/confidentialite"])
def test_the_exit_stays_while_a_page_is_read(visit: Visit, path: str, size: tuple[int, int]) -> None:
    page = visit(path, size=size)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    exit_ = page.get_by_role("link", name="Quitter")
    expect(exit_).to_be_in_viewport(ratio=1)
    exit_.click(trial=True)
    header = page.locator("header").bounding_box()
    assert header
    assert header["y"] + header["height"] <= size[1] / 2


@pytest.mark.parametrize("size", [PHONE, (640, 360), (320, 568)])
def test_the_top_of_a_danger_s_card_is_in_sight(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    begin(page)
    cry(page)
    page.wait_for_timeout(300)
    assert seen(page, ".card-crisis h2")
