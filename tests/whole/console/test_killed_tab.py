"""A counsellor's page that dies: the visitor is told, and the case goes up in the queue for somebody else.

The minute of silence that it takes is not waited for: the page's last sign of life is put a minute back.
"""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from api.console import people
from api.db import Database
from api.handoff.duty import PRESENCE
from api.handoff.sweep import SWEEP_SECONDS
from api.models import Presence
from tests.whole.console.team import Team, answer, take

SWEPT = (SWEEP_SECONDS + 15) * 1000  # patience for the next sweep, in ms


def a_minute_passes_without(team: Team, name: str) -> None:
    db = Database(team.site.env["FANAL_DATABASE_URL"], threads=1)
    with db.writing() as session:
        person = people.named(session, name)
        here = person and session.get(Presence, person.id)
        assert here
        here.last_seen -= PRESENCE + timedelta(seconds=1)
    db.close()


def told(visitor: Page) -> None:
    expect(visitor.locator("#log .status").last).to_contain_text("Ta demande remonte", timeout=SWEPT)
    expect(visitor.locator("#presence")).to_have_attribute("data-side", "waiting")


def test_a_closed_page_gives_its_case_back_before_a_fresh_one_and_the_visitor_is_told(team: Team) -> None:
    ada, basile = team.sits("Ada"), team.sits("Basile")
    visitor = team.visitor("bonjour")
    conversation = take(ada).get_attribute("data-conversation")
    answer(ada.locator(".talk.current"), "Je suis là.")
    expect(visitor.locator("#log .from-counsellor .said")).to_have_text("Je suis là.")
    team.visitor("mon père me frappe")
    expect(basile.locator("#queue .case")).to_have_count(1)
    ada.context.close()
    a_minute_passes_without(team, team.people[ada].name)

    told(visitor)
    first = basile.locator("#queue .case").first
    expect(first).to_have_attribute("data-conversation", conversation or "")
    expect(first).to_contain_text("Revient")
    column = take(basile)
    expect(column).to_contain_text("Je suis là.")
    answer(column, "Bonsoir, je prends la suite.")
    expect(visitor.locator("#log .from-counsellor .said").last).to_have_text("Bonsoir, je prends la suite.")


@pytest.mark.parametrize("said", ["", "Je suis là."])
def test_a_page_cut_from_the_network_learns_on_its_return_that_the_case_is_gone(
    team: Team, said: str
) -> None:
    ada, basile = team.sits("Ada"), team.sits("Basile")
    visitor = team.visitor("bonjour")
    column = take(ada)
    if said:
        expect(answer(column, said)).to_have_attribute("data-state", "seen")
    ada.context.set_offline(offline=True)
    a_minute_passes_without(team, team.people[ada].name)
    told(visitor)
    take(basile)
    expect(visitor.locator("#presence")).to_have_attribute("data-side", "person")
    ada.context.set_offline(offline=False)
    expect(column.locator("[data-part='over']")).to_contain_text("suivi par quelqu’un d’autre", timeout=SWEPT)
    expect(column.get_by_label("Votre réponse")).to_be_hidden()
