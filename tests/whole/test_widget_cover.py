"""What somebody who looks on sees: a covered screen, a discreet one."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.whole.conftest import PHONE, Site
from tests.whole.leaving import PUBLIC, ends, press_escape
from tests.whole.visiting import Visit, arrived, more, talking


@pytest.mark.parametrize("path", PUBLIC)
def test_every_page_that_nobody_touches_is_covered(visit: Visit, path: str) -> None:
    page = visit("/healthz")
    page.clock.install()
    page.goto(page.url.replace("/healthz", path))
    page.wait_for_function("sessionStorage.getItem('f.visit')")
    page.clock.fast_forward("05:10")
    expect(page.locator("#cover")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#cover")).to_be_hidden()


def test_the_cover_is_dark_at_night_and_counts_escape_too(visit: Visit) -> None:
    page = visit(color_scheme="dark")
    talking(page)
    more(page, "Cacher l’écran")
    paint = page.locator("#cover").evaluate("cover => getComputedStyle(cover).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", paint)) < 64
    press_escape(page, 1)
    expect(page.locator("#cover a")).to_have_text("Échap ×2")


def test_a_page_that_nobody_touches_is_covered(visit: Visit) -> None:
    page = visit("/accessibilite")
    page.clock.install()
    page.goto(page.url.replace("/accessibilite", "/chat"))
    arrived(page)
    cover = page.locator("#cover")
    page.clock.fast_forward("04:50")
    expect(cover).to_be_hidden()
    page.clock.fast_forward("00:20")
    expect(cover).to_be_visible()
    expect(page.locator("#app")).to_have_attribute("inert", "")
    cover.click()
    expect(cover).to_be_hidden()
    expect(page.get_by_role("button", name="Je suis jeune")).to_be_enabled()


def test_the_screen_can_be_covered_at_once_and_uncovered_by_key(visit: Visit) -> None:
    page = visit()
    talking(page)
    more(page, "Cacher l’écran")
    expect(page.locator("#cover")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#cover")).to_be_hidden()


def test_the_discreet_look_changes_title_icon_and_name_and_lasts(visit: Visit) -> None:
    page = visit()
    expect(page).to_have_title("Fanal")
    more(page, "Mode discret")
    for _ in range(2):
        expect(page).to_have_title("Notes")
        expect(page.locator("link[rel=icon]")).to_have_attribute("href", "/web/shared/icon-plain.svg")
        expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
        expect(page.locator(".brand .mark")).to_be_hidden()
        page.reload()
    more(page, "Mode discret")
    expect(page).to_have_title("Fanal")
    expect(page.locator(".brand .mark")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, (1280, 800)])
def test_who_may_be_watched_finds_what_to_do(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    page.get_by_role("button", name="Plus").click()
    page.locator("#menu").get_by_role("button", name="écran ?").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("a[href^='sms:']")).to_be_visible()
    dialog.get_by_role("button", name="Continuer").click()
    expect(dialog).to_be_hidden()


def test_who_wrote_behind_the_cover_is_told_by_a_number(visit: Visit) -> None:
    page = visit()
    arrived(page)
    held: list[Route] = []
    page.route("**/v1/chat/messages", lambda route: held.insert(0, route))
    with page.expect_request("**/v1/chat/messages"):
        page.get_by_label("Message", exact=True).fill("bonjour")
        page.keyboard.press("Enter")
    more(page, "Cacher l’écran")
    expect(page).to_have_title("Notes")
    said = {
        "seq": 0,
        "at": "2026-11-24T10:00:00Z",
        "from": "counsellor",
        "kind": "text",
        "text": "Je suis là.",
    }
    held[0].fulfill(json={"events": [said]})
    expect(page).to_have_title("Notes (1)")
    page.get_by_role("button", name="Revenir (1)").click()
    expect(page).to_have_title("Fanal")
    expect(page.locator("#log")).to_contain_text("Je suis là.")


def test_the_cover_has_a_way_out(visit: Visit, site: Site, elsewhere: str) -> None:
    page = visit()
    token = talking(page)
    more(page, "Cacher l’écran")
    page.locator("#cover").get_by_role("link", name="Quitter").click()
    page.wait_for_url(elsewhere)
    assert ends(site, token)


def test_the_discreet_look_is_worn_on_every_page(visit: Visit, site: Site) -> None:
    page = visit()
    more(page, "Mode discret")
    for path in PUBLIC:
        page.goto(f"{site.url}{path}")
        expect(page).to_have_title("Notes")
        expect(page.locator("#brand")).to_have_text("Notes")
