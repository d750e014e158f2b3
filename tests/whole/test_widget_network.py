"""The network goes, comes back, lies: nothing is lost, nothing is doubled."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error as Gone
from playwright.sync_api import Page, Route, expect

from api.pow import solves
from api.settings import ROOT
from api.words import Words
from tests.whole.conftest import Site, write
from tests.whole.visiting import Visit, arrived, more

PATIENCE = 20_000  # milliseconds: a page tries again by itself, on a busy machine too
PROBLEMS = Words(ROOT / "resources" / "words.yml").tree("problems")


def send(page: Page, text: str) -> None:
    page.get_by_label("Message", exact=True).fill(text)
    page.keyboard.press("Enter")


def seen_whole(page: Page, part: str) -> None:
    """Above the end of the log, which covers nothing of it."""
    bottoms = "part => [part, document.getElementById('log')].map(one => one.getBoundingClientRect().bottom)"
    found = page.locator(part).last
    expect(found).to_be_in_viewport(ratio=1)
    bottom, end = found.evaluate(bottoms)
    assert bottom <= end + 1


def test_a_message_written_without_network_leaves_when_it_comes_back(
    visit: Visit, own_site: Callable[..., Site]
) -> None:
    site = own_site()
    page = visit(at=site)
    arrived(page)
    site.stop()
    send(page, "bonjour")
    expect(page.locator("#log [data-state='failed']")).to_contain_text("Pas envoyé.")
    expect(page.locator("#lost")).to_be_visible()
    expect(page.locator(".urgent a").first).to_be_visible()
    site.start()
    expect(page.locator("#log .from-visitor[data-state='sent']")).to_have_count(1)
    expect(page.locator("#lost")).to_be_hidden()
    page.reload()
    expect(page.locator("#log .from-visitor")).to_have_count(1)


def test_an_answer_lost_on_the_way_is_shown_once_and_stored_once(visit: Visit) -> None:
    page = visit()
    arrived(page)
    ids: list[str] = []

    def lose_the_first_answer(route: Route) -> None:
        ids.append(route.request.post_data_json["client_id"])
        if len(ids) == 1:
            route.fetch()
            with suppress(Gone):  # the page gave it up itself: the stream had brought the answer
                route.abort()
        else:
            route.continue_()

    page.route("**/v1/chat/messages", lose_the_first_answer)
    send(page, "bonjour")
    expect(page.locator("#log .from-visitor[data-state='sent']")).to_have_count(1, timeout=PATIENCE)
    answer = page.locator("#log .from-visitor ~ .from-bot")
    expect(answer.first).to_be_visible(timeout=PATIENCE)
    page.unroute("**/v1/chat/messages")
    page.reload()
    expect(answer.first).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#log .from-visitor")).to_have_count(1)
    said = answer.all_inner_texts()
    assert len(said) == len(set(said))
    assert len(set(ids)) == 1


def test_trying_again_keeps_the_same_client_id(visit: Visit) -> None:
    page = visit()
    arrived(page)
    ids: list[str] = []

    def fail_once(route: Route) -> None:
        ids.append(route.request.post_data_json["client_id"])
        if len(ids) == 1:
            route.fulfill(status=503, json={"title": "Le service est momentanément indisponible."})
        else:
            route.continue_()

    page.route("**/v1/chat/messages", fail_once)
    send(page, "bonjour")
    expect(page.locator("#log [data-state='failed']")).to_contain_text("momentanément indisponible")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator("#log .from-visitor[data-state='sent']")).to_have_count(1)
    assert len(ids) == 2
    assert len(set(ids)) == 1


def test_a_message_that_was_not_kept_says_so_and_can_be_sent_again(visit: Visit) -> None:
    page = visit()
    arrived(page)
    unsaved = {
        "seq": 0,
        "at": "2026-11-24T10:00:00Z",
        "from": "bot",
        "kind": "text",
        "text": "Voici qui peut aider.",
    }
    page.route(
        "**/v1/chat/messages", lambda route: route.fulfill(json={"events": [unsaved], "stored": False})
    )
    send(page, "bonjour")
    expect(page.locator("#log [data-state='unkept']")).to_contain_text("Envoyé, mais pas gardé.")
    expect(page.locator("#log")).to_contain_text("Voici qui peut aider.")
    page.unroute("**/v1/chat/messages")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator("#log .from-visitor[data-state='sent']")).to_have_count(1)


def test_what_was_kept_after_all_is_not_called_unkept(visit: Visit) -> None:
    page = visit()
    arrived(page)

    def late(route: Route) -> None:
        route.fetch()
        route.fulfill(json={"events": [], "stored": False})

    page.route("**/v1/chat/messages", late)
    with page.expect_response("**/v1/chat/messages"):
        send(page, "merci")
    expect(page.locator("#log .from-bot")).not_to_have_count(1)  # the stream has brought all
    expect(page.locator("#log .from-visitor[data-state='sent']")).to_have_count(1)
    expect(page.locator("#log [data-state='unkept']")).to_have_count(0)


@pytest.mark.parametrize(
    ("status", "problem", "again"),
    [
        (413, "body-too-large", False),
        (422, "message-too-long", False),
        (429, "too-many-requests", True),
        (503, "unavailable", True),
    ],
)
def test_a_refusal_is_told_in_plain_words(visit: Visit, status: int, problem: str, *, again: bool) -> None:
    page = visit()
    arrived(page)
    said = {"type": f"/problems/{problem}", "status": status, "title": PROBLEMS[problem]}
    page.route("**/v1/chat/messages", lambda route: route.fulfill(status=status, json=said))
    send(page, "bonjour")
    expect(page.locator("#log [data-state='failed']")).to_contain_text(PROBLEMS[problem])
    seen_whole(page, "#log .state")
    expect(page.locator("#announcer")).to_have_text(PROBLEMS[problem])
    expect(page.get_by_role("button", name="Réessayer")).to_have_count(1 if again else 0)
    # What cannot simply be sent again comes back to the box.
    expect(page.get_by_label("Message", exact=True)).to_have_value("" if again else "bonjour")


def test_a_conversation_that_is_over_says_so_clears_the_screen_and_gives_the_words_back(visit: Visit) -> None:
    page = visit()
    arrived(page)
    write(page, "un secret")
    gone = {"type": "/problems/conversation-over", "title": PROBLEMS["conversation-over"]}
    page.route("**/v1/chat/messages", lambda route: route.fulfill(status=401, json=gone))
    send(page, "bonjour")
    expect(page.locator("#log")).to_contain_text("Cette conversation est terminée")
    expect(page.locator("#log")).not_to_contain_text("un secret")
    expect(page.get_by_label("Message", exact=True)).to_have_value("bonjour")
    expect(page.get_by_role("button", name="Commencer une conversation")).to_be_visible()


def test_what_the_stream_signals_is_understood(visit: Visit) -> None:
    page = visit("/accessibilite")
    bodies = [
        ": open\n\nevent: typing\ndata: {}\n\nevent: reconnect\ndata: {}\n\n",
        ": open\n\nevent: over\ndata: {}\n\n",
    ]
    seen: list[str] = []
    asked: list[str] = []

    def stream(route: Route) -> None:
        if asked:
            seen.append(page.locator("#typing-who").inner_text())
        asked.append(route.request.headers["last-event-id"])
        route.fulfill(content_type="text/event-stream", body=bodies[len(asked) - 1])

    page.route("**/v1/chat/events", stream)
    page.goto(page.url.replace("/accessibilite", "/chat"))
    expect(page.locator("#log")).to_contain_text("Cette conversation est terminée")
    assert seen == ["La personne écrit"]
    assert len(asked) == 2
    expect(page.locator("#lost")).to_be_hidden()


def test_a_conversation_that_cannot_start_says_so_and_can_be_tried_again(visit: Visit) -> None:
    page = visit("/accessibilite")
    page.route("**/v1/chat", lambda route: route.abort())
    page.goto(page.url.replace("/accessibilite", "/chat"))
    expect(page.locator("#log")).to_contain_text("La conversation ne démarre pas.")
    page.unroute("**/v1/chat")
    page.get_by_role("button", name="Réessayer").click()
    arrived(page)


def test_under_a_flood_the_browser_works_for_a_moment_and_begins(visit: Visit) -> None:
    page = visit("/accessibilite")
    asked: list[str | None] = []
    effort = {"challenge": f"{'0' * 10}.14.exemple", "bits": 14}

    def flood(route: Route) -> None:
        asked.append(route.request.headers.get("fanal-effort"))
        if len(asked) == 1:
            route.fulfill(status=428, json={"title": "Beaucoup de monde.", "effort": effort})
        else:
            route.continue_()

    page.route("**/v1/chat", flood)
    page.goto(page.url.replace("/accessibilite", "/chat"))
    arrived(page)
    assert asked[0] is None
    solution = str(asked[1])
    assert solution.startswith(f"{effort['challenge']}:")
    assert solves(str(effort["challenge"]), solution.rpartition(":")[2], 14)


def test_the_server_restarts_and_the_conversation_goes_on(
    visit: Visit, own_site: Callable[..., Site]
) -> None:
    site = own_site()
    page = visit(at=site)
    arrived(page)
    write(page, "bonjour")
    before = page.locator("#log .entry").count()
    site.stop()
    site.start()
    write(page, "comment ça marche")
    page.reload()
    expect(page.locator("#log .from-visitor .said")).to_have_text(["bonjour", "comment ça marche"])
    assert page.locator("#log .entry").count() > before


def test_a_network_that_comes_back_takes_along_what_had_failed(visit: Visit) -> None:
    """Though the stream has not seen it go."""
    page = visit()
    arrived(page)
    page.route("**/v1/chat/messages", lambda route: route.abort())
    send(page, "il arrive")
    expect(page.locator("#log [data-state='failed']")).to_have_count(1)
    seen_whole(page, "#log .state")
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(page.locator("#lost")).to_be_visible()
    page.unroute("**/v1/chat/messages")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#lost")).to_be_hidden()
    expect(page.locator("#log .from-visitor[data-state='sent']")).to_have_count(1)


def test_what_comes_after_a_message_that_failed_stands_below_it(visit: Visit) -> None:
    page = visit()
    arrived(page)
    at = "2026-11-24T10:00:00Z"
    said = {"seq": 0, "at": at, "from": "service", "kind": "status", "status": "waiting", "text": "Demandé."}
    page.route("**/v1/chat/messages", lambda route: route.abort())
    page.route("**/v1/chat/handoff", lambda route: route.fulfill(json={"events": [said]}))
    send(page, "il arrive")
    expect(page.locator("#log [data-state='failed']")).to_have_count(1)
    more(page, "Parler à une personne")
    expect(page.locator("#log [data-state='failed'] + .status")).to_have_text("Demandé.")
