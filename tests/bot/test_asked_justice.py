"""What adults ask of justice and of child protection, and the neighbours that stay the classifier's."""

from typing import Any

import pytest

from bot.asked import asked
from tests.bot.conftest import Talk, labels
from tests.bot.said import numbers, says

PARENT, PRO = "parent", "professional"
LAW, MISSING, FOUND, JUDGE = (
    "parent_legal",
    "parent_missing_child",
    "parent_discovered",
    "choose_parent_legal_judge",
)
FEAR, SERVICES = "choose_parent_fear_placement", "choose_worry"


@pytest.mark.parametrize(
    ("text", "told", "closer"),
    [
        # the fear of a placement
        ("il va être placé ?", "greet", FEAR),
        ("j'ai peur du placement si j'appelle le 119", "greet", FEAR),
        ("est-ce qu'ils vont placer ma fille si j'appelle ?", "greet", FEAR),
        ("et elle va aller en foyer ?", "greet", FEAR),
        ("le juge peut me prendre ma fille ?", "greet", FEAR),
        ("si moi appeler gendarmes, eux prendre mon enfant ?", "greet", FEAR),
        ("vont ils me retirer ma fille", SERVICES, FEAR),
        ("j'ai peur qu'on me l'enlève", FEAR, FEAR),
        ("et si le juge la place ?", JUDGE, FEAR),
        # the judge, a lawyer, an appeal
        ("le juge des enfants nous convoque, ça se passe comment", "greet", JUDGE),
        ("est-ce que ma fille doit parler devant moi", JUDGE, JUDGE),
        ("elle sera entendue ?", JUDGE, JUDGE),
        ("elle sera entendue ?", LAW, "choose_parent_legal_hearing"),
        ("je peux être avec elle ?", "choose_parent_legal_hearing", "choose_parent_legal_hearing"),
        ("elle sera filmée ?", "greet", "choose_parent_legal_filmed"),
        ("elle peut avoir un avocat ?", "greet", "choose_parent_legal_lawyer"),
        ("mon avocat ?", "greet", "choose_parent_legal_help"),
        ("on peut faire appel ?", "greet", "choose_parent_legal_appeal"),
        ("et si je ne suis pas d'accord", JUDGE, "choose_parent_legal_appeal"),
        ("administrateur ad hoc ?", "greet", "choose_parent_legal_ad_hoc"),
        ("la garde à vue de ma fille, elle a 16 ans", "greet", "choose_parent_legal_custody"),
        ("elle est victime ou coupable", LAW, "choose_parent_legal_child"),
        # who is sent away
        ("à la gendarmerie ils m'ont dit d'attendre 48h", MISSING, "choose_parent_missing_refused"),
        ("le commissariat dit de revenir demain, ma fille a fugué", "greet", "choose_parent_missing_refused"),
        ("et si ils refusent encore ?", MISSING, "choose_parent_missing_refused"),
        ("On refuse de m’écouter", MISSING, "choose_parent_missing_refused"),
        ("j'ai appelé ils prennent pas ma plainte", MISSING, "choose_parent_missing_refused"),
        ("ils ne prennent pas ma plainte", "greet", "choose_parent_legal_refused"),
        ("et s'ils refusent encore", "choose_parent_legal_consent", "choose_parent_legal_refused"),
        ("la police dit : si elle veut, on peut rien faire", "greet", "choose_parent_legal_consent"),
        ("la police ne peut pas agir sans plainte", "greet", "choose_parent_legal_complaint"),
        ("j'y retourne et je dis quoi", "choose_parent_legal_consent", "choose_parent_legal_insist"),
        ("on peut écrire au procureur ?", "greet", "choose_parent_legal_write"),
        ("comment j'écris", "choose_parent_legal_write", "choose_parent_legal_write"),
        ("la police ne me rappelle pas", MISSING, "choose_parent_missing_no_news"),
        # whose agreement
        ("je peux porter plainte sans l'accord de son père ?", "greet", "choose_parent_legal_other_parent"),
        ("il faut son accord ?", LAW, "choose_parent_refuses_without"),
        ("elle veut pas", "choose_parent_legal_complaint", "choose_parent_refuses_without"),
        ("elle veut pas porter plainte, je peux quand même ?", "greet", "choose_parent_refuses_without"),
        ("on peut porter plainte ?", "greet", "choose_parent_legal_complaint"),
        # what they risk, and what is legal
        ("il risque combien", LAW, "choose_parent_legal_penalties"),
        ("et le proxénète", LAW, "choose_parent_legal_penalties"),
        ("que risquent les clients", "greet", "choose_parent_legal_penalties"),
        ("c'est légal à 16 ans non ?", FOUND, "choose_parent_legal_sixteen"),
        ("la majorité sexuelle c'est 15 ans", "greet", "choose_parent_legal_sixteen"),
        ("peut-être qu'elle a raison ?", FOUND, "choose_parent_legal_sixteen"),
        ("et si elle a dit 18", LAW, "choose_parent_legal_said_grown"),
        ("et si je me trompe ?", "greet", "choose_parent_legal_myself"),
        # words of child protection
        ("c'est quoi la CRIP ?", "greet", "choose_crip"),
        ("on me parle d'IP", "greet", "choose_worry"),
        ("c'est quoi une information préoccupante ?", "greet", "choose_worry"),
        ("on va venir chez moi ?", SERVICES, "choose_worry_follows"),
        ("ils vont prévenir l'ASE ?", "greet", "choose_calls_child_after"),
    ],
)
def test_a_parent_is_answered_rather_than_shown_a_menu(text: str, told: str, closer: str) -> None:
    question = asked(text, PARENT, {told}, busy=False)
    assert question is not None
    assert question.closer == closer


@pytest.mark.parametrize(
    ("text", "told", "closer"),
    [
        ("quelle est la peine pour le client d'une mineure de 14 ans", "greet", "choose_pro_law_under_15"),
        ("et de 16 ans ?", "choose_pro_law_under_15", "choose_pro_law_over_15"),
        ("et à 13 ans ?", LAW, "choose_pro_law_under_15"),
        ("l'article 40, c'est quoi", "greet", "choose_pro_article_40"),
        ("et aux associations ?", "choose_pro_article_40", "choose_pro_report_duty"),
        ("quelle peine si je ne signale pas", "greet", "choose_pro_report_duty"),
        ("ma hiérarchie s'y oppose", "greet", "choose_pro_report_superiors"),
        ("mon chef d'établissement préfère attendre", "greet", "choose_pro_report_superiors"),
        ("le collège s'en fiche", "greet", "choose_pro_report_superiors"),
        ("et si mon directeur m'interdit ?", "greet", "choose_pro_report_superiors"),
        ("ma direction dit que c'est son choix", "greet", "choose_pro_superiors_choice"),
        ("je crains de rompre le lien", "greet", "choose_pro_bond"),
        ("La suite donnée", "pro_report", "choose_pro_report_follows"),
        ("administrateur ad hoc ?", "greet", "choose_parent_legal_ad_hoc"),
    ],
)
def test_so_is_a_professional(text: str, told: str, closer: str) -> None:
    question = asked(text, PRO, {told}, busy=False)
    assert question is not None
    assert question.closer == closer


@pytest.mark.parametrize(
    ("text", "who", "told"),
    [
        ("ma fille est placée, elle fugue", PARENT, "greet"),
        ("le foyer ne répond pas à mes appels", PARENT, "greet"),
        ("il y a de la place en foyer ?", PARENT, "greet"),
        ("un homme va me prendre ma fille", PARENT, LAW),
        ("ils vont prendre ma fille ce soir", PARENT, "parent_threats"),
        ("son père va l'enlever", PARENT, LAW),
        ("un numéro masqué m'appelle, il dit qu'il va prendre ma fille", PARENT, LAW),
        ("ils viennent la chercher au foyer, j'ai peur", PARENT, "greet"),
        ("elle veut rester avec lui", PARENT, LAW),
        ("je vais être placée ?", "young", "greet"),
        ("l'homme est en garde à vue", PARENT, "greet"),
        ("je peux faire appel à vous ?", PARENT, "greet"),
        ("elle veut pas manger", PARENT, LAW),
        ("elle veut pas", PARENT, "parent_signs"),
        ("elle a 16 ans, elle a le droit de sortir", PARENT, FOUND),
        ("mon fils risque quoi", PARENT, LAW),
        ("elle refuse d'aller au collège", PRO, "greet"),
        ("quelle adresse pour l'information préoccupante", PRO, "greet"),
    ],
)
def test_their_neighbours_are_left_to_the_classifier(text: str, who: Any, told: str) -> None:
    assert asked(text, who, {told}, busy=False) is None


def test_a_call_places_no_child(parent: Talk) -> None:
    told = parent.say("j'ai peur du placement si j'appelle le 119")
    assert says(told, "utter_parent_fear_placement")
    again = parent.say("ils vont me prendre mes enfants")
    assert says(again, "utter_parent_fear_placement_judge")


def test_the_age_in_the_question_chooses_the_bracket(talk: Talk) -> None:
    talk.take("inform_audience", audience=PRO)
    assert says(talk.say("quelle peine pour le client d'une mineure de 14 ans"), "utter_pro_law_under_15")
    assert says(talk.say("et de 16 ans ?"), "utter_pro_law_over_15")


def test_who_is_sent_away_hears_what_to_say(parent: Talk) -> None:
    told = parent.say("on m'a dit à la police « si elle veut se prostituer on peut rien faire »")
    assert says(told, "utter_parent_discovered_who_law")
    assert says(parent.say("j'y retourne et je dis quoi"), "utter_parent_legal_insist")
    assert "victims_116006" in numbers(parent.say("on peut écrire au procureur ?"))


def test_words_of_ours_are_explained_to_each_in_their_way(young: Talk, engine: Any) -> None:
    assert says(young.say("c'est quoi la CRIP ?"), "utter_crip")
    adult = Talk(engine)
    adult.take("inform_audience", audience=PARENT)
    assert "J’ai peur d’un placement" in labels(adult.say("c'est quoi une IP"))


def test_what_is_not_verified_is_said_to_be_so(parent: Talk) -> None:
    parent.say("le juge des enfants nous convoque, ça se passe comment")
    told = parent.say("on peut faire appel ?")
    assert says(told, "utter_parent_legal_appeal")
    assert not [item for item in told["messages"] if item.get("do") == "hand_off"]
