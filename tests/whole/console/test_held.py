"""What happens to a case that somebody holds already: danger, another person, the end."""

from playwright.sync_api import Page, expect

from tests.whole.conftest import PHONE
from tests.whole.console.team import Team, answer, say, take
from tests.whole.console.test_case import entrust

DANGER = "il arrive il va me tuer"
TONES = """() => {
  window.tones = [];
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...all) {
    tones.push(this.frequency.value);
    start.apply(this, all);
  };
}"""


def two_held(team: Team) -> tuple[Page, Page]:
    """A desk that works in its second case, and who writes in the first."""
    desk = team.sits("Ada")
    first = team.visitor("bonjour")
    take(desk)
    team.visitor("coucou")
    take(desk)
    return desk, first


def test_a_danger_in_a_held_case_rings_is_spoken_and_titled_as_one(team: Team) -> None:
    desk, first = two_held(team)
    desk.evaluate(TONES)
    say(first, DANGER)
    expect(desk).to_have_title("Danger (1)")
    expect(desk.locator("#announcer")).to_contain_text("Danger immédiat maintenant")
    assert desk.evaluate("tones").count(880) == 2
    desk.keyboard.press("Alt+1")
    expect(desk).to_have_title("Console")


def test_a_new_case_opens_on_its_alert_whatever_was_read_last(team: Team) -> None:
    desk = team.sits("Ada")
    team.visitor("bonjour")
    take(desk)
    desk.keyboard.press("Alt+s")
    expect(desk.locator("#panel-next")).to_be_visible()
    team.visitor("coucou")
    take(desk)
    expect(desk.locator("#panel-alert")).to_be_visible()


def test_on_a_phone_a_danger_s_own_words_stay_in_sight_before_what_came_by_itself(team: Team) -> None:
    desk = team.sits("Ada", size=PHONE)
    visitor = team.visitor("bonjour")
    column = take(desk)
    answer(column, "Je suis là.")
    say(visitor, DANGER)
    cards = column.locator(".from-service details.card")
    expect(cards).not_to_have_count(0)
    expect(column.locator(".from-visitor").last.locator(".uncover")).to_be_in_viewport(ratio=1)
    first = cards.first  # another may come meanwhile, and be the last
    first.locator("summary").click()
    expect(first.locator("li").first).to_be_visible()


def test_who_is_given_a_case_sees_it_and_its_notes_without_hearing(team: Team) -> None:
    ada, basile = team.sits("Ada"), team.sits("Basile")
    team.visitor("coucou")
    take(basile)
    team.visitor(DANGER, asks=False)
    take(ada)
    ada.keyboard.press("Alt+n")
    ada.get_by_label("Note pour l’équipe").fill("Elle ne peut pas parler, ne pas appeler.")
    ada.get_by_role("button", name="Garder la note").click()
    expect(ada.locator("#tab-notes")).to_have_text("Notes (1)")
    entrust(ada, "Basile")
    expect(basile.locator(".tab .unread")).to_have_text("1 non lu")
    expect(basile).to_have_title("Danger (1)")
    expect(basile.locator("#tab-notes")).to_have_text("Notes")
    basile.keyboard.press("Alt+2")
    expect(basile.locator(".talk.current")).to_contain_text("Cet échange vous a été confié")
    expect(basile.locator("#tab-notes")).to_have_text("Notes (1)")
    gone = ada.locator("#open-list .over")
    expect(gone.locator(".risk, .unread")).to_have_count(0)


def test_the_sentence_that_weighs_most_is_one_row_with_what_it_is_about(team: Team) -> None:
    desk = team.sits("Ada")
    team.visitor("bonsoir. il va me tuer. il est là", asks=False)
    take(desk)
    expect(desk.locator("#why-fired > li")).to_have_count(1)
    expect(desk.locator("#why-fired .axes")).to_contain_text("Violence")
