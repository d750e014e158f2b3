"""Both sides of one conversation: a visitor on a phone, a counsellor at a desk or with a tablet."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.whole.conftest import DESK, PHONE
from tests.whole.console.team import TABLET, Team, answer, say, take


@pytest.mark.parametrize("size", [DESK, TABLET])
def test_words_go_both_ways_and_each_side_sees_the_other_write(team: Team, size: tuple[int, int]) -> None:
    desk = team.sits("Ada", size=size)
    visitor = team.visitor("bonjour")
    expect(desk.locator("#queue-summary")).to_contain_text("1 personne attend")
    expect(desk).to_have_title("(1) Attente")
    desk.keyboard.press("Alt+q")
    desk.keyboard.press("Enter")
    column = desk.locator(".talk.current")
    expect(column).to_contain_text("bonjour")
    expect(visitor.locator("#presence")).to_have_attribute("data-side", "person")
    expect(desk.locator("#queue .case")).to_have_count(0)

    desk.keyboard.type("Je suis")
    expect(visitor.locator("#typing")).to_be_visible()
    desk.keyboard.type(" là.")
    desk.keyboard.press("Enter")
    expect(visitor.locator("#log .from-counsellor .said")).to_have_text(["Je suis là."])
    expect(column.locator(".from-counsellor")).to_have_attribute("data-state", "seen")

    visitor.get_by_label("Message", exact=True).press_sequentially("mer")
    expect(column.locator("[data-part='typing']")).to_be_visible()
    say(visitor, "merci")
    expect(column.locator(".from-visitor").last).to_contain_text("merci")
    expect(column.locator("[data-part='typing']")).to_be_hidden()


def test_on_a_phone_what_was_said_and_the_box_to_answer_in_are_on_one_screen(team: Team) -> None:
    desk = team.sits("Ada", size=PHONE)
    visitor = team.visitor("bonjour")
    team.visitor("j’ai un chat")
    expect(desk.locator("#queue .case")).to_have_count(2)
    column = take(desk)
    for words in ("je suis là", "il est roux", "il miaule"):
        say(visitor, words)
    expect(column.locator(".from-visitor").last).to_contain_text("il miaule")
    expect(column.locator(".from-visitor").last).to_be_in_viewport(ratio=1)
    expect(column.get_by_label("Votre réponse")).to_be_in_viewport(ratio=1)
    expect(column.get_by_role("button", name="Envoyer")).to_be_in_viewport(ratio=1)


def test_a_cut_line_keeps_the_words_and_sends_them_once(team: Team) -> None:
    desk = team.sits("Ada")
    visitor = team.visitor()
    column = take(desk)
    desk.context.set_offline(offline=True)
    mine = answer(column, "Tu peux prendre ton temps.")
    expect(mine).to_have_attribute("data-state", "offline")
    say(visitor, "d’accord")
    desk.context.set_offline(offline=False)
    # « Affiché » may be told before the desk's own line is back, and is not told again.
    expect(mine).to_have_attribute("data-state", re.compile("sent|delivered|seen"))
    expect(column.locator(".from-visitor").last).to_contain_text("d’accord")
    expect(visitor.locator("#log .from-counsellor .said")).to_have_text(["Tu peux prendre ton temps."])
    answer(column, "Je lis.")
    expect(visitor.locator("#log .from-counsellor .said")).to_have_text(
        ["Tu peux prendre ton temps.", "Je lis."]
    )


def test_a_refused_message_can_be_taken_back_into_the_box(team: Team) -> None:
    desk = team.sits("Ada")
    team.visitor()
    column = take(desk)
    desk.route("**/messages", lambda route: route.fulfill(status=409, json={"detail": "Non."}))
    mine = answer(column, "Un instant.")
    expect(mine).to_have_attribute("data-state", "failed")
    expect(mine).to_contain_text("Non.")
    mine.get_by_role("button", name="Reprendre le texte").click()
    expect(column.get_by_label("Votre réponse")).to_have_value("Un instant.")
    expect(column.locator(".from-counsellor")).to_have_count(0)


def test_the_team_sees_who_wrote_and_what_arrived_after_a_reload_too_the_visitor_no_name(team: Team) -> None:
    ada, board = team.sits("Ada"), team.sits("Solène", "supervisor")
    visitor = team.visitor("bonjour")
    column = take(ada)
    mine = answer(column, "Je suis là.")
    expect(mine.locator(".who")).to_contain_text("Vous")
    expect(mine).to_have_attribute("data-state", "seen")
    ada.reload()
    again = column.locator(".from-counsellor", has_text="Je suis là.")
    expect(again).to_have_attribute("data-state", "delivered")
    expect(again.locator(".who")).to_contain_text("Vous")
    board.get_by_role("button", name="Tableau").click()
    board.get_by_role("button", name="Voir en silence").click()
    name = team.people[ada].name
    expect(board.locator(".talk.current .from-counsellor .who")).to_contain_text(name)
    expect(visitor.locator("#log .from-counsellor .said")).to_have_text("Je suis là.")
    assert name not in visitor.content()


def test_a_draft_is_there_again_when_the_page_comes_back(team: Team) -> None:
    desk = team.sits("Ada")
    team.visitor()
    take(desk).get_by_label("Votre réponse").fill("Je cherche une adr")
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.reload()
    expect(desk.locator(".talk.current").get_by_label("Votre réponse")).to_have_value("Je cherche une adr")
    assert asked == ["beforeunload"]


def test_a_reload_comes_back_to_the_exchange_that_was_worked_on_with_its_level(team: Team) -> None:
    desk = team.sits("Ada")
    team.visitor("bonjour")
    first = take(desk).get_attribute("data-conversation")
    team.visitor("il me frappe là maintenant", asks=False)
    take(desk)
    current = desk.locator("#open-list [aria-current=true]")
    expect(current).to_contain_text("Danger immédiat")
    expect(current.locator(".tab-name")).to_contain_text("·")  # its code, and who writes
    second = current.locator(".tab-name").inner_text()
    late: list[Route] = []
    desk.route(f"**/conversations/{first}", lambda route: late.append(route))  # noqa: PLW0108 - Playwright marks it
    desk.reload()
    expect(desk.locator("#open-list button")).to_have_count(2)
    expect(current.locator(".tab-name")).to_have_text(second)
    expect(current).to_contain_text("Danger immédiat")
    late[0].continue_()  # what is read last is not what she worked on
    desk.locator(f"[data-conversation='{first}'] .entry").first.wait_for(state="attached")
    expect(current.locator(".tab-name")).to_have_text(second)


HOSTILE = "<img src=x onerror=\"document.title='pris'\"><script>document.title='pris'</script>"


def test_hostile_words_stay_words_in_both_directions(team: Team) -> None:
    desk = team.sits("Ada")
    visitor = team.visitor(HOSTILE)
    column = take(desk)
    expect(column.locator(".from-visitor .said", has_text="onerror")).to_have_text(HOSTILE)
    answer(column, HOSTILE)
    expect(visitor.locator("#log .from-counsellor .said")).to_have_text(HOSTILE)
    desk.keyboard.press("Alt+n")
    desk.keyboard.type(HOSTILE)
    desk.get_by_role("button", name="Garder la note").click()
    expect(desk.locator("#notes-list .said")).to_have_text(HOSTILE)
    for page in (desk, visitor):
        assert page.locator("#log img, .log img, #notes-list img, .log script, #log script").count() == 0
        assert page.title() != "pris"


def test_two_conversations_stand_side_by_side_and_the_one_out_of_sight_is_marked_unread(team: Team) -> None:
    desk = team.sits("Ada")
    first = team.visitor("bonjour")
    take(desk)
    team.visitor("coucou")
    take(desk)
    expect(desk.locator(".talk.current")).to_contain_text("coucou")
    say(first, "j’ai un chat")
    expect(desk.locator(".tab .unread")).to_have_text("1 non lu")
    expect(desk).to_have_title("(1) Message")
    desk.keyboard.press("Alt+1")
    expect(desk.locator(".talk.current")).to_contain_text("j’ai un chat")
    expect(desk.locator(".tab .unread")).to_have_count(0)
    desk.keyboard.press("Alt+c")
    expect(desk.locator(".talk:visible")).to_have_count(2)
    desk.set_viewport_size({"width": TABLET[0], "height": TABLET[1]})
    expect(desk.locator(".talk:visible")).to_have_count(1)
