"""One script tag on another site."""

from collections.abc import Callable

from playwright.sync_api import FrameLocator, Page, expect

from tests.whole.conftest import DESK, OtherSite, Site
from tests.whole.visiting import Visit


def embedded(visit: Visit, site: Site, host: OtherSite) -> Page:
    host.body = f"<h1>Collège Imaginaire</h1><script src='{site.url}/widget.js' async></script>"
    return visit(f"{host.url}/college?classe=4B", size=DESK, at=site, also=host.url)


def opened(page: Page) -> FrameLocator:
    page.get_by_role("button", name="Fanal").click()
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Je suis jeune").wait_for()
    return frame


def test_a_button_opens_the_chat_in_a_frame(
    visit: Visit, own_site: Callable[..., Site], host: OtherSite
) -> None:
    page = embedded(visit, own_site(origins=host.url), host)
    assert page.locator("iframe").count() == 0
    frame = opened(page)
    frame.get_by_role("button", name="Je suis jeune").click()
    expect(frame.locator("#log .from-visitor")).to_have_attribute("data-state", "sent")
    expect(page.locator("iframe")).to_have_attribute("title", "Fanal")
    page.get_by_role("button", name="Fanal").click()
    expect(page.locator("iframe")).to_have_count(0)


def test_the_site_is_not_told_to_us_and_keeps_nothing(
    visit: Visit, own_site: Callable[..., Site], host: OtherSite
) -> None:
    site = own_site(origins=host.url)
    page = embedded(visit, site, host)
    referrers: list[str | None] = []
    page.on(
        "request",
        lambda request: referrers.append(request.headers.get("referer")) if "/chat" in request.url else None,
    )
    frame = opened(page)
    assert referrers
    assert not any(referrers)
    assert frame.locator("body").evaluate("() => document.referrer") == ""
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_leaving_takes_the_whole_window_along(
    visit: Visit, own_site: Callable[..., Site], host: OtherSite, elsewhere: str
) -> None:
    page = embedded(visit, own_site(origins=host.url), host)
    opened(page).get_by_role("link", name="Quitter").click()
    page.wait_for_url(elsewhere)


def test_the_frame_can_be_closed_from_inside(
    visit: Visit, own_site: Callable[..., Site], host: OtherSite
) -> None:
    page = embedded(visit, own_site(origins=host.url), host)
    frame = opened(page)
    frame.get_by_role("button", name="Plus").click()
    frame.get_by_role("button", name="Fermer cette fenêtre").click()
    expect(page.locator("iframe")).to_have_count(0)
    expect(page.get_by_role("button", name="Fanal")).to_be_focused()


def test_a_message_from_anybody_else_moves_nothing(
    visit: Visit, own_site: Callable[..., Site], host: OtherSite
) -> None:
    page = embedded(visit, own_site(origins=host.url), host)
    opened(page)
    url = page.url
    page.evaluate("postMessage({fanal: 'leave', url: 'https://ailleurs.example/'}, '*')")
    page.evaluate("postMessage({fanal: 'close'}, '*')")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert page.url == url
    expect(page.locator("iframe")).to_have_count(1)


def test_a_site_that_is_not_allowed_cannot_frame_the_chat(visit: Visit, site: Site, host: OtherSite) -> None:
    host.body = f"<iframe src='{site.url}/chat'></iframe>"
    page = visit(host.url, also=host.url)
    expect(page.frame_locator("iframe").locator("#log")).to_have_count(0)
