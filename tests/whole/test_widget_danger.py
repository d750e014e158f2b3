"""A danger is told: the card with numbers to tap is in sight, and nothing lies over it."""

import pytest
from playwright.sync_api import expect

from tests.whole.conftest import DESK, PHONE, write
from tests.whole.visiting import Visit, arrived


def test_danger_shows_lines_to_tap(visit: Visit) -> None:
    page = visit()
    arrived(page)
    write(page, "il m’a enfermée, il arrive")
    card = page.locator(".card-crisis").first
    expect(card).to_be_visible()
    assert card.locator("a[href^='tel:']").count() >= 1
    hours = card.locator(".hours").first
    expect(hours).to_contain_text("Ouvert")


def test_the_top_of_a_crisis_card_is_in_sight(visit: Visit) -> None:
    page = visit()
    arrived(page)
    write(page, "il m’a enfermée, il arrive")
    expect(page.locator(".card-crisis h2").first).to_be_in_viewport()


@pytest.mark.parametrize("size", [PHONE, (360, 640)])
def test_the_first_button_of_a_crisis_card_is_whole_without_scrolling(
    visit: Visit, size: tuple[int, int]
) -> None:
    page = visit(size=size)
    arrived(page)
    write(page, "il m’a enfermée, il arrive")
    button = page.locator(".card-crisis .action").first
    expect(button).to_be_in_viewport(ratio=1)
    end = page.locator("#log").evaluate("log => log.getBoundingClientRect().bottom")
    assert button.evaluate("link => link.getBoundingClientRect().bottom") <= end


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_nothing_lies_over_a_number_to_call(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    arrived(page)
    write(page, "il m’a enfermée, il arrive")
    # Before anything scrolls: the trial click brings its target into view, perhaps with the end of the log.
    expect(page.get_by_role("button", name="La suite")).to_be_visible()
    page.locator(".card-crisis .action").first.click(trial=True)
    hidden = page.evaluate(
        "() => [...document.querySelectorAll('.action, .urgent a')].filter(link => {"
        " const box = link.getBoundingClientRect();"
        " const log = document.getElementById('log').getBoundingClientRect();"
        " if (!box.width || (link.closest('#log') && box.bottom > log.bottom)) return false;"
        " const top = document.elementFromPoint(box.right - 12, box.top + box.height / 2);"
        " return !link.contains(top) }).length"
    )
    assert hidden == 0
