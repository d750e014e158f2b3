"""Coming back after the exit, in a browser that keeps left pages as they were (bfcache), as phones do."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Page, Playwright, Route, expect
from playwright.sync_api import Error as Gone

from tests.whole.conftest import CHROMIUM, QUIET, Site, write
from tests.whole.visiting import Visit, arrived

WATCH = "addEventListener('pageshow', event => { window.kept = event.persisted })"


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Playwright switches the keeping off; here it is on."""
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM, args=QUIET, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser
    browser.close()


@pytest.fixture
def page(visit: Visit) -> Page:
    """A conversation, in a browser that `no-store` does not keep from keeping pages."""
    page = visit("/accessibilite")
    page.route("**/*", without_no_store)
    page.goto(page.url.replace("/accessibilite", "/chat"))
    page.evaluate(WATCH)
    arrived(page)
    write(page, "bonjour")
    return page


def without_no_store(route: Route) -> None:
    if route.request.url.endswith("/events"):
        route.continue_()
        return
    with suppress(Gone):  # the page was left while its answer was on the way: nobody waits for it
        answer = route.fetch()
        kept = {name: value for name, value in answer.headers.items() if name != "cache-control"}
        route.fulfill(response=answer, headers=kept)


def read(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/confidentialite")
    page.wait_for_function("sessionStorage.getItem('f.visit')")


def leave(page: Page, elsewhere: str) -> None:
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(elsewhere)


def test_without_an_exit_the_kept_page_goes_on(page: Page, site: Site) -> None:
    read(page, site)
    page.go_back(wait_until="commit")
    expect(page.locator("#log .from-visitor .said")).to_have_text("bonjour")
    assert page.evaluate("window.kept") is True
    write(page, "encore là")
    expect(page.locator("#log .from-visitor .said")).to_have_text(["bonjour", "encore là"])


def test_a_kept_page_is_already_blank_when_it_is_left(page: Page, site: Site) -> None:
    page.evaluate("addEventListener('pagehide', () => { window.left = document.documentElement.className })")
    read(page, site)
    page.go_back(wait_until="commit")
    assert page.evaluate("[window.kept, window.left]") == [True, "gone"]


def test_after_an_exit_further_on_the_kept_page_shows_nothing(page: Page, site: Site, elsewhere: str) -> None:
    """It cannot be told there, either: nothing is said among tabs where storage is refused."""
    page.context.add_init_script("delete window.BroadcastChannel")
    page.reload()
    page.locator("#log .from-visitor").wait_for()
    read(page, site)
    leave(page, elsewhere)
    page.go_back(wait_until="commit")
    page.wait_for_url(elsewhere)
    expect(page.locator("body")).not_to_contain_text("bonjour")


def test_after_its_own_exit_the_chat_is_nowhere_in_the_history(
    page: Page, site: Site, elsewhere: str
) -> None:
    read(page, site)
    page.goto(f"{site.url}/chat")
    expect(page.locator("#log .from-visitor .said")).to_have_text("bonjour")
    leave(page, elsewhere)
    for _ in range(2):
        page.go_back(wait_until="commit")
        expect(page.locator("body")).not_to_contain_text("bonjour")


def test_with_our_headers_chromium_keeps_no_chat_at_all(visit: Visit, site: Site) -> None:
    page = visit("/chat")
    arrived(page)
    page.evaluate("window.same = true")
    read(page, site)
    page.go_back()
    arrived(page)
    assert page.evaluate("window.same") is None
