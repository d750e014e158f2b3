"""What was said before counts; a conversation's level never falls by itself; an age is remembered."""

import pytest

from api.safety import REMEMBERED, Context, Phrases, screen


def talk(phrases: Phrases, *messages: str) -> tuple[Context, list[str]]:
    context, levels = Context(), []
    for message in messages:
        found = screen(message, context, phrases=phrases)
        levels.append(found.level)
        context = context.after(message, found)
    return context, levels


@pytest.mark.parametrize("now", ["il est là", "il revient", "il arrive", "j'entends ses pas"])
def test_he_is_here_means_danger_after_he_hits_me(now: str, phrases: Phrases) -> None:
    assert talk(phrases, "mon copain me tape", now)[1] == ["high", "immediate"]


def test_he_is_here_is_a_worry_alone_and_nothing_among_other_words(phrases: Phrases) -> None:
    assert talk(phrases, "salut", "il est là")[1] == ["none", "concern"]
    assert talk(phrases, "salut", "mon frère, il est là pour le week-end")[1] == ["none", "none"]


def test_this_evening_means_danger_after_a_wish_to_die(phrases: Phrases) -> None:
    assert talk(phrases, "j'ai envie de mourir", "c'est pour ce soir")[1] == ["high", "immediate"]


@pytest.mark.parametrize(
    "before", ["il me menace de mort", "mon ex m'a menacé de mort", "il menace de me tuer"]
)
@pytest.mark.parametrize("now", ["demain j'ai cours", "j'ai peur demain", "c'est pour ce soir"])
def test_whose_life_is_threatened_has_no_wish_to_die(before: str, now: str, phrases: Phrases) -> None:
    context, _ = talk(phrases, before)
    found = screen(now, context, phrases=phrases)
    assert "suicide" not in found.axes
    assert found.level in {"none", "concern"}


@pytest.mark.parametrize("before", ["ma copine menace de mourir", "il menace de se tuer"])
def test_who_threatens_with_her_own_death_has_one(before: str, phrases: Phrases) -> None:
    assert talk(phrases, before, "demain")[1][-1] == "immediate"


def test_a_mother_who_forbids_to_go_out_locks_nobody_in_unless_more_was_told(phrases: Phrases) -> None:
    assert talk(phrases, "ma mere est chiante", "elle veut pas que je sorte")[1] == ["none", "concern"]
    assert talk(phrases, "ma mère me tape", "elle veut pas que je sorte")[1][-1] == "immediate"
    more = "elle veut pas que je sorte elle a fermé la porte à clé"
    assert talk(phrases, "ma mere est chiante", more)[1][-1] == "immediate"


@pytest.mark.parametrize(
    "now", ["j'ai peur de la laisser seule cette nuit", "elle m'a parlé d'un plan précis pour ce week-end"]
)
def test_what_the_conversation_has_shown_stays_what_it_is_about(now: str, phrases: Phrases) -> None:
    context, _ = talk(phrases, "ma fille dit qu'elle veut mourir")
    assert screen(now, context, phrases=phrases).axes[0] == "suicide"


@pytest.mark.parametrize("now", ["j'irai au pont", "jvais aller sur le toit", "y a un pont pas loin"])
def test_a_bridge_means_danger_after_a_wish_to_die_only(now: str, phrases: Phrases) -> None:
    assert talk(phrases, "j'ai envie de mourir", now)[1] == ["high", "immediate"]
    assert talk(phrases, "salut", now)[1] == ["none", "none"]


@pytest.mark.parametrize(
    "now", ["elle est dans un hôtel à Lyon", "elle serait dans un appartement à Marseille"]
)
def test_where_a_missing_girl_is_said_to_be_is_grave_and_of_others_nothing(
    now: str, phrases: Phrases
) -> None:
    assert talk(phrases, "ma fille a disparu depuis hier", now)[1][-1] == "high"
    assert talk(phrases, "ma tante est en vacances", now)[1][-1] == "none"


@pytest.mark.parametrize("before", ["mon père me tape", "mon oncle m'a violée", "mon frère m'a enfermée"])
def test_he_is_in_the_next_room_means_danger(before: str, phrases: Phrases) -> None:
    assert talk(phrases, before, "oui il est dans la pièce d'à côté")[1][-1] == "immediate"


def test_the_level_of_a_conversation_never_falls_by_itself(phrases: Phrases) -> None:
    context, levels = talk(phrases, "il va me tuer", "merci", "non ça va en fait", "lol")
    assert levels[-1] == "none"
    assert context.level == "immediate"
    assert screen("ok", context, phrases=phrases).conversation_level == "immediate"


@pytest.mark.parametrize(
    ("said", "band"),
    [
        ("j'ai 13 ans", "under_15"), ("g 14 ans", "under_15"), ("j'ai 16 ans", "15_17"),
        ("j'ai 45 ans", "adult"),
        ("ma fille de 12 ans", "under_15"), ("je suis en terminale", "15_17"), ("bonjour", None),
    ],
)  # fmt: skip
def test_an_age_once_said_is_remembered_as_a_band(said: str, band: str | None, phrases: Phrases) -> None:
    context, _ = talk(phrases, said, "ça va pas trop", "j'ai besoin de parler")
    assert context.age_band == band


def test_an_age_said_earlier_raises_what_follows(phrases: Phrases) -> None:
    assert talk(phrases, "j'ai 13 ans", "je fais de l'escort")[1][-1] == "high"
    assert talk(phrases, "j'ai 17 ans", "je fais de l'escort")[1][-1] == "concern"


def test_only_the_last_messages_are_kept(phrases: Phrases) -> None:
    context, _ = talk(phrases, *(f"message {n}" for n in range(9)))
    assert len(context.recent) == REMEMBERED


@pytest.mark.parametrize("before", ["il m'a pris mes papiers je suis à l'hôtel", "mon copain me frappe"])
def test_a_cry_behind_a_danger_is_about_that_danger(before: str, phrases: Phrases) -> None:
    context = Context().after(before, screen(before, phrases=phrases))
    assert screen("vite dis moi quoi", context, phrases=phrases).axes[0] == "violence"


def test_a_habit_of_evenings_is_nobody_who_comes_now(phrases: Phrases) -> None:
    _, levels = talk(phrases, "mon copain me tape pas", "il vient me chercher le soir après les cours")
    assert levels[-1] != "immediate"
    assert talk(phrases, "mon copain me tape", "il vient me chercher")[1][-1] == "immediate"
