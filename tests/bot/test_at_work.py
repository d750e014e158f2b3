"""What professionals and witnesses tell that no «avancez au rythme du jeune» answers."""

import pytest

from bot.sequel import follows, graver
from tests.bot.conftest import Talk
from tests.bot.said import numbers, says

DANGER, GATE, COLLEAGUE = "danger_now", "choose_grave_gate", "choose_grave_colleague"


@pytest.mark.parametrize(
    ("text", "told", "questions", "means"),
    [
        ("que dois-je faire dans l'heure", DANGER, "danger_form", "choose_grave_hour"),
        ("je fais quoi là ?", "sexual_violence", None, "choose_grave_hour"),
        (
            "elle veut rentrer chez elle, le frère est dans le coup",
            DANGER,
            "danger_form",
            "choose_grave_home",
        ),
        ("les parents arrivent à 17h", DANGER, "danger_form", "choose_grave_home"),
        ("elle a peur du père", "pro_report", None, "choose_grave_home"),
        ("elle veut pas d'hôpital", DANGER, "danger_form", "choose_grave_no_care"),
        (
            "je travaille en foyer de nuit, seule, un homme est devant la grille et veut récupérer une jeune",
            "greet",
            None,
            GATE,
        ),
        ("il crie son prénom", GATE, None, GATE),
        ("la jeune veut sortir avec lui", GATE, None, "choose_grave_gate_wants"),
        ("la police arrive", GATE, None, "choose_danger_helped"),
        (
            "la jeune que j'accueille est partie avec un homme en voiture il y a 1 heure, elle répond plus",
            "greet",
            None,
            "choose_grave_gone",
        ),
        ("l'éducatrice est injoignable", "choose_grave_gone", None, "choose_grave_gone_alone"),
        ("c'est à moi de le signaler à la police ?", "parent_missing_child", None, "choose_grave_gone_alone"),
        ("elle est revenue", "choose_grave_gone", None, "choose_pro_missing_back"),
        ("il a réintégré le foyer", "choose_grave_gone", None, "choose_pro_missing_back"),
        ("elle est revenue droguée", "choose_grave_gone", None, "choose_grave_dazed"),
        ("elle est dans un état second", "choose_pro_missing_back", None, "choose_grave_dazed"),
        ("elle est encore là", DANGER, "danger_form", "choose_grave_there"),
        ("il vient d'entrer", DANGER, "danger_form", "choose_grave_there"),
        ("elle pleurait", DANGER, "danger_form", "choose_grave_seen"),
        ("elle a dit que c'était son père", DANGER, None, "choose_grave_seen"),
        ("ils sont partis, j'ai la plaque", DANGER, None, "choose_grave_plate"),
        ("j'ai relevé la plaque", "pro_hotel", None, "choose_grave_plate"),
        ("j'ai noté l'adresse", DANGER, None, "choose_grave_plate"),
        ("d'accord j'appelle", DANGER, None, "choose_grave_calls"),
        ("mon collègue a une relation avec une jeune de 15 ans contre des cadeaux", "greet", None, COLLEAGUE),
        ("un collègue éducateur couche avec une jeune du foyer", "greet", None, COLLEAGUE),
        ("mon chef de service le couvre", COLLEAGUE, None, "choose_pro_report_superiors"),
        ("c'est un délit ?", COLLEAGUE, None, "choose_grave_colleague_law"),
        ("je suis sûr de rien", "pro_signs", None, "choose_grave_no_proof"),
    ],
)
def test_graver_than_a_refusal(text: str, told: str, questions: str | None, means: str) -> None:
    assert follows(text, "professional", {told}, questions) == means


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sa mère vient la chercher", "pro_signs"),
        ("que faire ?", "greet"),
        ("un homme attend devant l'accueil pour un rendez-vous", "greet"),
        ("son père est devant la grille et veut récupérer sa fille", "greet"),
        ("elle est partie avec sa mère, elle répond plus", "greet"),
        ("elle veut pas d'hôpital", "greet"),
        ("j'ai noté l'adresse", "pro_training"),
        ("mon chef de service refuse", "pro_training"),
        ("un collègue couche dehors", "greet"),
        ("une collègue m'a dit qu'une élève couche avec son copain", "greet"),
        ("d'accord j'appelle", "pro_training"),
    ],
)
def test_near_words_keep_their_answer(text: str, told: str) -> None:
    assert follows(text, "professional", {told}, None) is None


def test_a_return_does_away_with_no_danger() -> None:
    text = "elle est revenue et elle dit qu'elle va mourir"
    assert graver(text, "professional", {"choose_grave_gone"}, None) is None


def test_the_hour_ends_the_questions_of_danger(talk: Talk) -> None:
    talk.take("inform_audience", audience="professional")
    assert talk.take("danger_now")["slots"]["requested_slot"] == "danger_place"
    turn = talk.say("que dois-je faire dans l'heure")
    assert turn["slots"]["requested_slot"] is None
    assert says(turn, "utter_grave_hour")
    assert "police_17" in numbers(turn)
