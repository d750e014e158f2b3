"""Leaving at once, and what can be found afterwards."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.whole.conftest import Site, write
from tests.whole.leaving import PUBLIC, ends, press_escape
from tests.whole.visiting import Visit, talking


def test_the_button_leaves_and_the_server_forgets(visit: Visit, site: Site, elsewhere: str) -> None:
    page = visit()
    token = talking(page)
    page.get_by_role("link", name="Quitter").click()
    page.wait_for_url(elsewhere)
    assert ends(site, token)


def test_nothing_is_left_to_read_before_anything_else_happens(visit: Visit, elsewhere: str) -> None:
    page = visit()
    token = talking(page)
    left = page.evaluate(
        "() => { const asked = []; const real = fetch;"
        " window.fetch = (url, options) => { asked.push([url, options.method, options.keepalive,"
        "  options.headers.Authorization, document.body.textContent]); return real(url, options) };"
        " document.getElementById('exit').click();"
        " return [document.body.textContent, document.title.trim(), sessionStorage.length, asked] }"
    )
    # All of it within the task of the click: blank first, then the server is told, then the page leaves.
    assert left == ["", "\u2060", 0, [["/v1/chat", "DELETE", True, f"Bearer {token}", ""]]]
    page.wait_for_url(elsewhere)


def test_escape_three_times_leaves(visit: Visit, elsewhere: str) -> None:
    page = visit()
    talking(page)
    press_escape(page, 3)
    page.wait_for_url(elsewhere)


@pytest.mark.parametrize("path", PUBLIC)
def test_escape_three_times_leaves_every_page(visit: Visit, path: str, elsewhere: str) -> None:
    page = visit(path)
    page.wait_for_function("sessionStorage.getItem('f.visit')")
    press_escape(page, 1)
    expect(page.locator("#announcer")).to_have_text("Encore 2 fois sur Échap pour quitter.")
    press_escape(page, 2)
    page.wait_for_url(elsewhere)


def test_leaving_from_a_page_to_read_ends_the_conversation_too(
    visit: Visit, site: Site, elsewhere: str
) -> None:
    page = visit()
    token = talking(page)
    page.goto(f"{site.url}/confidentialite")
    page.wait_for_function("sessionStorage.getItem('f.visit')")
    press_escape(page, 3)
    page.wait_for_url(elsewhere)
    assert ends(site, token)


def test_escape_says_how_many_presses_are_missing(visit: Visit) -> None:
    page = visit()
    talking(page)
    press_escape(page, 1)
    expect(page.locator("#exit")).to_have_text("Échap ×2")
    expect(page.locator("#announcer")).to_have_text("Encore 2 fois sur Échap pour quitter.")
    press_escape(page, 1)
    expect(page.locator("#announcer")).to_have_text("Encore une fois sur Échap pour quitter.")
    expect(page.locator("#exit")).to_have_text("Échap ×1")
    page.locator("#log").click()
    expect(page.locator("#exit")).to_have_text("Quitter")


@pytest.mark.parametrize("width", [390, 360, 320])
def test_the_first_press_of_escape_moves_nothing(visit: Visit, width: int) -> None:
    page = visit(size=(width, 640))
    page.locator("#log .entry").first.wait_for()
    places = """() => [...document.querySelectorAll('.band, .top > :not([hidden])')].map(
      one => [one.offsetTop, one.id === 'exit' || one.offsetHeight])"""
    before = page.evaluate(places)
    page.keyboard.press("Escape")
    expect(page.locator("#exit")).to_have_text("Échap ×2")
    assert page.evaluate(places) == before
    assert len({top for top, _ in before[1:]}) == 1, before  # one row


def test_escape_leaves_from_an_open_dialog_too(visit: Visit, elsewhere: str) -> None:
    page = visit()
    talking(page)
    page.get_by_role("button", name="Plus").click()
    page.locator("#menu").get_by_role("button", name="écran").first.click()
    press_escape(page, 3)
    page.wait_for_url(elsewhere)


def test_back_does_not_find_the_conversation(visit: Visit, elsewhere: str) -> None:
    page = visit("/accessibilite")
    page.goto(page.url.replace("/accessibilite", "/chat"))
    talking(page)
    press_escape(page, 3)
    page.wait_for_url(elsewhere)
    page.go_back()
    expect(page).not_to_have_url(re.compile("/chat$"))
    expect(page.locator("body")).not_to_contain_text("bonjour")


def test_back_after_the_exit_finds_no_door_that_was_taken(visit: Visit, elsewhere: str) -> None:
    page = visit("/")
    places = page.evaluate("history.length")
    page.get_by_role("link", name="Je suis jeune").click()
    page.locator("#log .entry").first.wait_for()
    assert page.evaluate("history.length") == places
    page.get_by_role("link", name="Quitter").click()
    page.wait_for_url(elsewhere)
    page.go_back()
    expect(page).to_have_url("about:blank")  # where the tab was before


def test_back_after_an_exit_from_a_page_to_read_goes_on_and_begins_nothing(
    visit: Visit, site: Site, elsewhere: str
) -> None:
    page = visit()
    talking(page)
    page.goto(f"{site.url}/confidentialite")
    page.get_by_role("link", name="Quitter").click()
    page.wait_for_url(elsewhere)
    begun: list[str] = []
    page.on("request", lambda request: request.method == "POST" and begun.append(request.url))
    page.go_back(wait_until="commit")
    page.wait_for_url(elsewhere)
    assert begun == []


def test_coming_back_to_the_page_begins_afresh(visit: Visit, site: Site, elsewhere: str) -> None:
    page = visit()
    talking(page)
    press_escape(page, 3)
    page.wait_for_url(elsewhere)
    page.goto(f"{site.url}/chat")
    expect(page.get_by_role("button", name="Je suis jeune")).to_be_enabled()
    assert page.locator("#log .from-visitor").count() == 0


def test_leaving_works_when_the_server_is_dead(
    visit: Visit, own_site: Callable[..., Site], elsewhere: str
) -> None:
    site = own_site()
    page = visit(at=site)
    talking(page)
    site.stop()
    page.get_by_role("link", name="Quitter").click()
    page.wait_for_url(elsewhere)


def test_the_device_keeps_a_token_and_no_word(visit: Visit) -> None:
    page = visit()
    talking(page)
    kept = page.evaluate("Object.entries(sessionStorage)")
    assert {name for name, _ in kept} <= {"f.token", "f.audience", "f.discreet", "f.visit"}
    assert "bonjour" not in str(kept)
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("caches.keys()") == []
    assert page.context.cookies() == []


def test_a_look_at_another_page_loses_and_doubles_nothing(visit: Visit, site: Site) -> None:
    page = visit()
    talking(page)
    count = page.locator("#log .entry").count()
    page.goto(f"{site.url}/confidentialite")
    page.go_back()
    expect(page.locator("#log .entry")).to_have_count(count)
    write(page, "comment ça marche")
    expect(page.locator("#log .from-visitor .said")).to_have_text(["bonjour", "comment ça marche"])


def test_leaving_one_tab_leaves_them_all(visit: Visit, site: Site, elsewhere: str) -> None:
    page = visit()
    token = talking(page)
    other = page.context.new_page()
    other.goto(f"{site.url}/confidentialite")
    other.get_by_role("link", name="Quitter").click()
    other.wait_for_url(elsewhere)
    page.wait_for_url(elsewhere)
    assert ends(site, token)


def test_what_is_kept_is_read_in_the_same_tab(visit: Visit) -> None:
    page = visit()
    talking(page)
    page.get_by_role("button", name="Plus").click()
    page.get_by_role("link", name="Ce qui est gardé ou effacé").click()
    page.wait_for_url(re.compile("/confidentialite$"))
    assert len(page.context.pages) == 1


def test_escape_that_closes_what_was_opened_in_between_does_not_leave(visit: Visit) -> None:
    page = visit()
    talking(page)
    for opened in ("Effacer", "Plus", "Effacer", "Plus"):
        page.locator(".top").get_by_role("button", name=opened).click()
        page.keyboard.press("Escape")
        expect(page.locator("#announcer")).to_have_text("Encore 2 fois sur Échap pour quitter.")
    assert page.url.endswith("/chat")
