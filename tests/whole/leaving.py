"""Ways out, and what has to be over then."""

import httpx
from playwright.sync_api import Page

from tests.whole.conftest import Site

PUBLIC = ["/", "/aide", "/confidentialite", "/mentions-legales", "/accessibilite"]


def press_escape(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Escape")


def ends(site: Site, token: str) -> bool:
    """Whether the conversation is over, now or as soon as the server has heard of it."""
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.stream("GET", f"{site.url}/v1/chat/events", headers=headers, timeout=30) as stream:
        return stream.status_code == 401 or any(line == "event: over" for line in stream.iter_lines())
