"""What a visitor does in the chat, and what stands there then."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.whole.conftest import write

Visit = Callable[..., Page]
YOUNG, PARENT = "Je suis jeune", "Je suis parent ou proche"
EVENT = {"seq": 0, "at": "2026-11-24T10:00:00Z", "from": "service"}


def arrived(page: Page) -> None:
    page.get_by_role("button", name=YOUNG).wait_for()


def talking(page: Page) -> str:
    """A conversation under way; its token."""
    arrived(page)
    write(page, "bonjour")
    return token_of(page)


def token_of(page: Page) -> str:
    return str(page.evaluate("sessionStorage.getItem('f.token')"))


def more(page: Page, name: str) -> None:
    page.get_by_role("button", name="Plus").click()
    page.get_by_role("button", name=name).click()


def said(page: Page) -> list[str]:
    return page.locator("#log .from-visitor .said").all_inner_texts()
