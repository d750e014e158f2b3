"""A host page that isolates itself (COEP) may embed the chat; one that isn't named may not."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.whole.conftest import OtherSite, Site

ISOLATED = {"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin"}


def isolated(chromium: Browser, host: OtherSite, site: Site) -> Page:
    host.headers |= ISOLATED
    host.body = f"<iframe src='{site.url}/chat'></iframe>"
    page = chromium.new_page()
    page.goto(host.url)
    return page


def test_a_site_that_isolates_itself_can_embed_the_chat(
    chromium: Browser, own_site: Callable[..., Site], host: OtherSite
) -> None:
    page = isolated(chromium, host, own_site(origins=host.url))
    assert page.evaluate("crossOriginIsolated") is True
    page.frame_locator("iframe").get_by_role("button", name="Je suis jeune").wait_for()
    page.close()


def test_a_site_that_is_not_named_sees_nothing(chromium: Browser, site: Site, host: OtherSite) -> None:
    page = isolated(chromium, host, site)
    with pytest.raises(Error):
        page.frame_locator("iframe").get_by_role("button", name="Je suis jeune").wait_for(timeout=3_000)
    page.close()
