"""Questions whose words leave no doubt, and their neighbours that stay the classifier's."""

from typing import Any

import pytest

from bot.asked import asked
from tests.bot.conftest import Talk, labels, texts

RAPE, FOUND, HOTEL, LAW = "sexual_violence", "parent_discovered", "pro_hotel", "parent_legal"
IMAGES = "choose_parent_discovered_images"


@pytest.mark.parametrize(
    ("text", "who", "told", "closer"),
    [
        ("mon fils s'est fait violer hier soir", "parent", "greet", "choose_sexual_fresh"),
        ("un gars m'a violée y a 2 jours", "young", "greet", "choose_sexual_fresh"),
        ("mon fils a été violé par un inconnu", "parent", "greet", RAPE),
        ("il a déjà pris un bain", "parent", RAPE, "choose_sexual_care"),
        ("faut laver ses draps ?", "parent", "choose_sexual_fresh", "choose_sexual_care"),
        ("est-ce que je l'emmène à l'hôpital", "parent", "choose_sexual_recent", "choose_sexual_care"),
        ("et contre le sida ?", "young", RAPE, "choose_sexual_hiv"),
        ("le TPE on a combien d'heures", "parent", "greet", "choose_sexual_hiv"),
        ("je télécharge les vidéos pour les montrer ?", "parent", FOUND, IMAGES),
        ("est-ce que je dois les effacer ?", "parent", FOUND, f"{IMAGES}_delete"),
        ("je transfère les captures à mon avocat", "parent", "image_abuse", IMAGES),
        ("j'ai fait des copies de ses photos", "parent", "greet", IMAGES),
        (
            "y a prescription au bout de combien d'années pour un viol ?",
            "parent",
            "greet",
            f"choose_{LAW}_delays",
        ),
        ("les gendarmes n'ont pas voulu prendre ma plainte", "parent", "greet", f"choose_{LAW}_refused"),
        ("comment se déroule l'audition de mon fils", "parent", "greet", f"choose_{LAW}_hearing"),
        (
            "la brigade répond qu'elle était d'accord donc ils ne peuvent rien faire",
            "parent",
            "greet",
            f"choose_{LAW}_consent",
        ),
        ("on m'a dit qu'on n'y peut rien", "parent", FOUND, f"choose_{LAW}_consent"),
        ("je voudrais saisir le juge des enfants", "parent", "greet", f"choose_{LAW}_judge"),
        ("et si elle a 13 ans", "professional", LAW, "choose_pro_law_under_15"),
        ("j'ai quel délai pour signaler", "professional", "greet", "choose_pro_report_delay"),
        ("non-assistance : je risque quoi", "professional", "greet", "choose_pro_report_duty"),
        ("quelle amende pour le gérant de l'hôtel", "professional", "greet", "choose_pro_hotel_law"),
        ("nous on encourt quoi", "professional", HOTEL, "choose_pro_hotel_law"),
        ("vous avez un mail pour prévenir", "professional", HOTEL, "choose_pro_hotel_who"),
        ("la petite est dans mon bureau", "professional", "pro_signs", "choose_pro_found"),
        ("la patrouille a récupéré une ado sur un parking", "professional", "greet", "choose_pro_found"),
        ("gendarmerie la plus proche", "young", "greet", "choose_police_station"),
        ("commissariat à Lille", "parent", "greet", "choose_police_station"),
        ("l'amicale du nid", "professional", "greet", "choose_association"),
        ("je prépare un reportage sur les réseaux", None, "greet", "choose_press"),
        ("quelles statistiques sur les mineurs", "professional", "greet", "choose_figures"),
        ("il n'a jamais disparu !", "parent", "parent_missing_child", "choose_misheard"),
    ],
)
def test_the_words_say_what_is_asked(text: str, who: Any, told: str, closer: str) -> None:
    question = asked(text, who, {told}, busy=False)
    assert question is not None
    assert question.closer == closer


@pytest.mark.parametrize(
    ("text", "who", "told"),
    [
        ("ma fille a été violente hier", "parent", "greet"),
        ("il a vu un film avec un viol hier", "young", "greet"),
        ("j'ai pas été violée hier", "young", "greet"),
        ("elle veut prendre une douche", "parent", "parent_signs"),
        ("c'est où les urgences à Rouen", "parent", RAPE),
        ("elle refuse de voir un médecin", "parent", RAPE),
        ("comment faire retirer les photos du site", "parent", FOUND),
        ("je garde les messages ?", "parent", FOUND),
        ("effacez cette conversation", "parent", "greet"),
        ("je supprime mes photos d'insta", "young", "image_abuse"),
        ("ma fille refuse de porter plainte", "parent", "greet"),
        ("elle n'est jamais à l'heure", "parent", LAW),
        ("je peux écrire au juge du placement ?", "parent", "greet"),
        ("et de moins de 15 ans", "professional", "greet"),
        ("elle est au commissariat", "parent", "greet"),
        ("le commissariat a appelé", "parent", "greet"),
        ("combien de temps ça dure", "young", "greet"),
        ("elle travaille à l'hôtel", "parent", "greet"),
        ("on m'a violée cette nuit et il est encore là", "young", "greet"),
        ("elle est suivie par un docteur", "parent", RAPE),
        ("on m'a dit qu'on ne peut rien faire", "parent", "greet"),
        ("une jeune va à l'hôtel, je risque quoi si je ne dis rien", "professional", "greet"),
        ("viol " * 100, "young", "greet"),
        ("je suis journaliste, ma fille de 15 ans est harcelée", None, "greet"),
    ],
)
def test_other_words_are_left_to_the_classifier(text: str, who: str, told: str) -> None:
    assert asked(text, who, {told}, busy=False) is None


def test_only_an_adults_own_subject_takes_over_from_open_questions() -> None:
    assert asked("un gars m'a violée hier", "young", set(), busy=True) is None
    assert asked("on a refusé ma plainte", "parent", set(), busy=True) is not None


def test_a_rape_of_last_night_leads_to_a_doctor_at_once(parent: Talk) -> None:
    told = parent.say("mon fils s'est fait violer la nuit dernière")
    assert told["intent"] == RAPE
    assert "médecin" in " ".join(texts(told))
    assert "Ces derniers jours" not in labels(told)
    parent.say("il s'est déjà changé et lavé")
    found = parent.say("et les urgences de Dijon c'est où")
    assert {"do": "find_services", "need": "health"} in found["messages"]
