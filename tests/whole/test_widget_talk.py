"""A conversation in a real browser."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.whole.conftest import DESK, PHONE, Site, write

Visit = Callable[..., Page]
YOUNG, PARENT = "Je suis jeune", "Je suis parent ou proche"


def said(page: Page) -> list[str]:
    return page.locator("#log .from-visitor .said").all_inner_texts()


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_she_is_greeted_and_answered(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    expect(page.locator("#log")).to_contain_text("Je suis un programme, pas une personne.")
    page.get_by_role("button", name=YOUNG).click()
    expect(page.locator("#log .from-visitor .said")).to_have_text(YOUNG)
    write(page, "bonjour")
    assert said(page) == [YOUNG, "bonjour"]


def test_a_choice_can_be_pressed_once(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).click()
    expect(page.get_by_role("button", name=YOUNG)).to_be_disabled()
    expect(page.get_by_role("button", name=PARENT)).to_be_disabled()
    expect(page.get_by_role("button", name=YOUNG)).to_have_attribute("aria-pressed", "true")


def test_writing_leaves_older_choices_behind(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    write(page, "bonjour")
    expect(page.get_by_role("button", name=YOUNG).first).to_be_disabled()


def test_parents_are_told_vous_by_the_page_too(visit: Visit) -> None:
    page = visit()
    expect(page.locator("#presence")).to_have_text("Tu écris à un programme")
    page.get_by_role("button", name=PARENT).click()
    expect(page.locator("#presence")).to_have_text("Vous écrivez à un programme")
    expect(page.locator("#log .from-visitor .who")).to_have_text("Vous")


def test_danger_shows_lines_to_tap(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    write(page, "il m’a enfermée, il arrive")
    card = page.locator(".card-crisis").first
    expect(card).to_be_visible()
    assert card.locator("a[href^='tel:']").count() >= 1
    hours = card.locator(".hours").first
    expect(hours).to_contain_text("Ouvert")


def test_the_top_of_a_crisis_card_is_in_sight(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    write(page, "il m’a enfermée, il arrive")
    expect(page.locator(".card-crisis h2").first).to_be_in_viewport()


@pytest.mark.parametrize("size", [PHONE, (360, 640)])
def test_the_first_button_of_a_crisis_card_is_whole_without_scrolling(
    visit: Visit, size: tuple[int, int]
) -> None:
    page = visit(size=size)
    page.get_by_role("button", name=YOUNG).wait_for()
    write(page, "il m’a enfermée, il arrive")
    button = page.locator(".card-crisis .action").first
    expect(button).to_be_in_viewport(ratio=1)
    end = page.locator("#log").evaluate("log => log.getBoundingClientRect().bottom")
    assert button.evaluate("link => link.getBoundingClientRect().bottom") <= end


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_nothing_lies_over_a_number_to_call(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    page.get_by_role("button", name=YOUNG).wait_for()
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


def test_a_reload_brings_back_the_same_conversation_once(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).click()
    page.locator("#log .from-visitor ~ .from-bot").first.wait_for()
    write(page, "bonjour")
    before = page.locator("#log .entry").all_inner_texts()
    page.reload()
    expect(page.locator("#log .entry")).to_have_count(len(before))
    assert page.locator("#log .entry .said").first.inner_text() in before[0]
    assert said(page) == [YOUNG, "bonjour"]


def test_two_quick_messages_arrive_once_each_and_in_order(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    box = page.get_by_label("Message", exact=True)
    for text in ("un", "deux"):
        box.fill(text)
        box.press("Enter")
    expect(page.locator("#log .from-visitor[data-state='sent']")).to_have_count(2)
    assert said(page) == ["un", "deux"]
    page.reload()
    expect(page.locator("#log .from-visitor")).to_have_count(2)
    assert said(page) == ["un", "deux"]


def test_words_are_never_read_as_html(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    write(page, "<img src=x onerror=alert(1)> <b>gras</b>")
    assert said(page) == ["<img src=x onerror=alert(1)> <b>gras</b>"]
    assert page.locator("#log img").count() == 0


def test_shift_enter_goes_to_the_next_line(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    box = page.get_by_label("Message", exact=True)
    box.press_sequentially("un")
    box.press("Shift+Enter")
    box.press_sequentially("deux")
    box.press("Enter")
    expect(page.locator("#log .from-visitor .said")).to_have_text("un\ndeux", use_inner_text=True)


def test_erasing_leaves_nothing_and_a_way_to_begin_again(visit: Visit, site: Site) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).click()
    write(page, "bonjour")
    page.locator(".top").get_by_role("button", name="Effacer").click()
    page.get_by_role("dialog").get_by_role("button", name="Effacer").click()
    expect(page.locator("#log")).to_have_text(
        "C’est effacé. Il ne reste rien de cette conversation.Commencer une conversation"
    )
    assert page.evaluate("sessionStorage.getItem('f.token')") is None
    expect(page.get_by_label("Message", exact=True)).to_be_disabled()
    page.get_by_role("button", name="Commencer une conversation").click()
    expect(page.locator("#log")).to_contain_text("Je suis un programme")
    write(page, "bonjour")
    assert said(page) == ["bonjour"]


def test_a_conversation_that_ended_elsewhere_says_so_and_loses_no_words(visit: Visit, site: Site) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    token = page.evaluate("sessionStorage.getItem('f.token')")
    httpx.delete(f"{site.url}/v1/chat", headers={"Authorization": f"Bearer {token}"})
    expect(page.locator("#log")).to_contain_text("Cette conversation est terminée")
    page.get_by_role("button", name="Commencer une conversation").click()
    write(page, "bonjour")
    assert said(page) == ["bonjour"]


def test_an_old_token_after_a_reload_says_nothing_of_an_earlier_conversation(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    page.evaluate("sessionStorage.setItem('f.token', 'gone')")
    page.reload()
    expect(page.get_by_role("button", name=YOUNG)).to_be_enabled()
    expect(page.locator("#log")).not_to_contain_text("terminée")


def test_asking_for_a_person_is_answered_honestly_when_nobody_is_there(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).click()
    page.locator("#log .from-visitor[data-state='sent']").wait_for()
    page.get_by_role("button", name="Plus").click()
    page.get_by_role("button", name="Parler à une personne").click()
    honest = page.locator("#log .said", has_text="Il n’y a personne de l’équipe en ligne")
    expect(honest).to_be_in_viewport()
    expect(page.locator("#presence")).to_have_text("Tu écris à un programme")


def test_a_person_who_takes_over_is_named_at_the_top(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    at = "2026-11-24T10:00:00Z"
    lines = [
        {"id": "who", "text": "Une personne jeune.", "struck": False},
        {"id": "what", "text": "Une fugue.", "struck": False},
    ]
    waiting = {
        "seq": 0,
        "at": at,
        "from": "service",
        "kind": "status",
        "status": "waiting",
        "text": "On cherche quelqu’un.",
    }
    summary = {
        "seq": 0,
        "at": at,
        "from": "service",
        "kind": "card",
        "card": {"type": "handoff", "title": "Ce qui est transmis", "lines": lines},
    }
    chosen = [lines[0], lines[1] | {"struck": True}]
    passed = summary | {
        "card": {"type": "handoff", "passed": True, "title": "C’est noté.", "lines": chosen},
    }
    taken = {
        "seq": 0,
        "at": at,
        "from": "service",
        "kind": "status",
        "status": "taken",
        "text": "Inès est là.",
    }
    asked: list[object] = []

    def answer(route: Route) -> None:
        asked.append(route.request.post_data_json)
        route.fulfill(json={"events": [waiting, summary] if len(asked) == 1 else [passed, taken]})

    page.route("**/v1/chat/handoff", answer)
    page.get_by_role("button", name="Plus").click()
    page.get_by_role("button", name="Parler à une personne").click()
    expect(page.locator("#presence")).to_have_text("Tu attends une personne")
    page.get_by_label("Une fugue.").uncheck()
    page.get_by_role("button", name="Enlever les lignes décochées").click()
    expect(page.locator("#presence")).to_have_text("Tu parles maintenant avec une personne")
    assert asked == [None, {"strike": ["what"]}]
    told = page.locator(".card-handoff").last
    expect(told).to_contain_text("C’est noté.")
    expect(told.get_by_role("listitem")).to_have_text(["Une personne jeune."])
    expect(page.get_by_role("button", name="Enlever les lignes décochées")).to_have_count(1)
    expect(page.get_by_role("button", name="Enlever les lignes décochées")).to_be_disabled()


def test_a_code_that_opens_nothing_says_so(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    page.get_by_role("button", name="Plus").click()
    page.get_by_role("button", name="J’ai un code").click()
    page.get_by_label("Les cinq mots, ou les chiffres").fill("rien du tout ici bas")
    page.get_by_role("button", name="Ouvrir").click()
    expect(page.get_by_role("alert")).to_have_text("Ce code n’ouvre rien. Il a peut-être expiré.")


def test_a_code_brings_the_conversation_back(visit: Visit, site: Site) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    write(page, "je reviendrai")
    token = page.evaluate("sessionStorage.getItem('f.token')")
    given = httpx.post(f"{site.url}/v1/chat/receipt", headers={"Authorization": f"Bearer {token}"})
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    page.get_by_role("button", name="Plus").click()
    page.get_by_role("button", name="J’ai un code").click()
    page.get_by_label("Les cinq mots, ou les chiffres").fill(given.json()["receipt"])
    page.get_by_role("button", name="Ouvrir").click()
    expect(page.locator("#log .from-visitor .said")).to_have_text("je reviendrai")
    write(page, "bonjour")
    assert said(page) == ["je reviendrai", "bonjour"]


def test_a_reload_shows_the_last_words(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    for text in ("bonjour", "comment ça marche", "bonsoir", "comment ça marche"):
        write(page, text)
    page.reload()
    expect(page.locator("#log .from-visitor")).to_have_count(4)
    expect(page.locator("#log .entry").last).to_be_in_viewport(ratio=1)
    expect(page.locator("#to-end")).to_be_hidden()


def test_lines_can_no_longer_be_taken_out_once_nobody_is_awaited(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).wait_for()
    lines = [{"id": "who", "text": "Une personne jeune.", "struck": False}]
    event = {"seq": 0, "at": "2026-11-24T10:00:00Z", "from": "service"}
    waiting = event | {"kind": "status", "status": "waiting", "text": "On cherche quelqu’un."}
    summary = event | {
        "kind": "card",
        "card": {"type": "handoff", "title": "Ce qui sera dit", "lines": lines},
    }
    back = event | {"kind": "status", "status": "returned", "text": "On continue ici."}
    answers = iter([[waiting, summary], [back]])
    page.route("**/v1/chat/handoff", lambda route: route.fulfill(json={"events": next(answers)}))
    page.get_by_role("button", name="Plus").click()
    page.get_by_role("button", name="Parler à une personne").click()
    expect(page.get_by_role("button", name="Enlever les lignes décochées")).to_be_enabled()
    page.get_by_role("button", name="Plus").click()
    page.get_by_role("button", name="Ne plus attendre").click()
    expect(page.get_by_role("button", name="Enlever les lignes décochées")).to_be_disabled()
    expect(page.get_by_label("Une personne jeune.")).to_be_disabled()
