"""Who writes: set, kept and changed by ordinary sentences."""

import pytest

from bot.audience import settle
from bot.folding import fold
from bot.writer import beyond_who, hinted, told
from tests.bot.conftest import Talk, texts

KEPT = {
    "young": [
        "je tiens plus au foyer",
        "je tiens plus, au foyer ils me croient pas",
        "je gère tkt, il me propose juste de l'argent",
        "je travaille la nuit à l'hôtel pour lui",
        "je bosse pas j'ai des problèmes",
        "je gère pas je veux quitter le foyer",
        "j'ai 14 ans je bosse la nuit dans un hotel",
        "je gère mes clients à l'hôtel",
        "je gère trop bien mes prochains rdv",
        "je bosse bien au collège mais à la maison ça va pas",
        "je bosse le jour et le soir je rentre au foyer",
        "je travaille pour un mec qui m'a sorti du foyer",
        "je dirige ma vie comme je veux, l'ase ils comprennent rien",
        "jsuis interne et j'ai plus envie de rien",
        "j'ai 15 ans je suis interne au lycée et on m'embête",
        "je suis interné en psychiatrie et je veux sortir",
        "je suis bénévole au refuge j'ai 17 ans, mon copain me force",
        "je suis animatrice en colo et un collègue me touche",
        "je suis la principale victime dans l'histoire",
        "moi c'est le directeur qui me touche",
        "moi c'est la prof qui me croit pas",
        "moi c'est le beau-père",
        "en tant que prof il a pas le droit de me toucher",
        "il m'a dit je suis éducateur tu peux me faire confiance",
        "le monsieur a dit je suis avocat",
        "si je suis prof un jour je ferai mieux",
        "tout le monde croit que je suis sa mère",
        "« je suis éducateur » qu'il me dit",
        "c'est mon neveu qui me touche",
        "mon neveu il a mon âge et il se fait frapper",
        "c'est ma jumelle, elle voit des mecs pour de l'argent",
        "une élève de ma classe fait des passes, à qui le dire",
        "je suis maman j'ai 16 ans et mon copain me tape",
        "je suis maman d'un bébé de 3 mois et son père me tape",
        "je suis future maman et j'ai peur",
        "je suis une jeune maman",
        "je suis une mère pour mes petits frères",
        "je fais ça pour ma fille j'ai besoin d'argent",
        "je suis gardien de but et mon coach me touche",
        "je suis chauffeur pour eux et j'ai peur",
        "je suis la voisine d'une fille de ma classe, son père la frappe",
        "je loue un airbnb pour recevoir des clients",
        "je suis même plus sûre de moi",
    ],
    "parent": [
        "je suis infirmière et je n'ai rien vu chez ma fille",
        "je suis sa mère et je suis aussi éducatrice",
        "elle a bientôt 15 ans",
        "elle m'a dit j'ai 15 ans je fais ce que je veux",
        "il a écrit « j'ai 16 ans et je me vends »",
        "je suis au lycée avec la CPE",
        "je suis en première ligne",
        "je travaille la nuit, elle est seule",
        "je gère plus rien à la maison",
        "en fait c'est moi qui l'ai trouvée",
        "c'est moi",
    ],
    "professional": [
        "j'ai 15 ans de métier",
        "je suis au collège et l'élève est dans mon bureau",
        "la jeune dit j'ai 15 ans et j'assume",
        "je suis maman aussi et ça me touche",
        "je suis étudiante éducatrice en stage",
        "nos ados fuguent, comment signaler",
    ],
}
CHANGED = [
    ("young", "parent", "en fait je suis sa mère"),
    ("young", "parent", "je suis la maman d'une fille de 14 ans"),
    ("young", "parent", "je suis maman de trois enfants"),
    ("young", "parent", "nous sommes les parents de Lina"),
    ("young", "parent", "je suis l'oncle de Lina"),
    ("young", "parent", "c'est pour ma fille, pas pour moi"),
    ("young", "parent", "je vous écris pour ma nièce"),
    ("young", "parent", "ma fille de 13 ans a des cadeaux"),
    ("young", "parent", "ma fille rentre avec des vêtements chers je m'inquiète"),
    ("young", "professional", "je suis prof dans un collège"),
    ("young", "professional", "bonjour, je travaille dans un foyer"),
    ("young", "professional", "je suis l'infirmière du collège"),
    ("young", "professional", "je bosse en protection de l'enfance"),
    ("young", "professional", "je travaille comme psychologue dans un lycée"),
    ("young", "professional", "je tiens un hôtel près de la gare"),
    ("young", "professional", "je travaille dans un hôtel et une cliente a l'air mineure, que faire"),
    ("young", "professional", "je suis bénévole, j'accueille une jeune qui se prostitue, comment signaler"),
    ("young", "professional", "je suis interne en médecine aux urgences"),
    ("parent", "professional", "j'ai cliqué sur parent mais je suis professionnelle"),
    ("parent", "professional", "je travaille en MECS"),
    ("parent", "young", "en fait c'est moi, j'ai 15 ans"),
    ("parent", "young", "en fait c'est moi"),
    ("parent", "young", "en vrai c'est de moi que je parle"),
    ("professional", "young", "c'est pas une élève c'est moi"),
    ("parent", "young", "j'ai même pas 15 ans"),
    ("parent", "young", "désolée je suis lycéenne"),
    ("professional", "parent", "en fait je suis surtout sa mère"),
    ("professional", "parent", "là c'est pour mon fils"),
    ("professional", "young", "j'ai 17 ans en vrai"),
]
FIRST = [
    ("young", "j'ai 15 ans je suis interne au lycée et on m'embête"),
    ("young", "je suis bénévole j'ai 17 ans, mon copain me force"),
    ("young", "je suis maman j'ai 16 ans et mon copain me tape"),
    ("young", "j'ai 14 ans je bosse la nuit dans un hotel"),
    ("young", "une élève de ma classe me harcèle"),
    ("young", "c'est mon neveu qui me touche"),
    ("parent", "bonsoir je suis sa mère"),
    ("parent", "mon neveu a fugué"),
    ("parent", "ma fille ne rentre plus"),
    ("parent", "je suis maman et mon mari me tape"),
    ("professional", "je bosse dans un hôtel"),
    ("professional", "je suis bénévole en maraude"),
    ("professional", "je suis surveillante et j'ai 20 ans"),
    ("professional", "une élève m'a dit qu'elle voyait des hommes"),
    ("professional", "ma patiente a des bleus"),
    ("professional", "je suis chauffeur, la petite pleurait"),
    ("professional", "je suis gardienne d'immeuble"),
    ("professional", "je suis pharmacien"),
    ("professional", "je suis leur voisine, j'entends des cris"),
]
STAYING = [(known, text) for known, said in KEPT.items() for text in said]


@pytest.mark.parametrize(("known", "text"), STAYING, ids=[text for _, text in STAYING])
def test_who_is_known_stays_so_in_ordinary_words(talk: Talk, known: str, text: str) -> None:
    assert talk.say(text, audience=known)["slots"]["audience"] == known


@pytest.mark.parametrize(("known", "now", "text"), CHANGED, ids=[text for *_, text in CHANGED])
def test_who_pressed_the_wrong_door_can_say_so(talk: Talk, known: str, now: str, text: str) -> None:
    assert talk.say(text, audience=known)["slots"]["audience"] == now


@pytest.mark.parametrize(("who", "text"), FIRST, ids=[text for _, text in FIRST])
def test_a_first_sentence_tells_who_writes(talk: Talk, who: str, text: str) -> None:
    assert talk.say(text)["slots"]["audience"] == who


def test_who_spoke_of_a_daughter_and_means_herself_begins_with_what_she_told(parent: Talk) -> None:
    parent.say("ma fille voit des hommes pour de l'argent")
    turn = parent.say("en fait c'est moi")
    assert turn["intent"] == "friend_worried"
    assert "Merci de me le dire" in texts(turn)[0]


def test_a_twin_keeps_tu_in_the_next_turn(young: Talk) -> None:
    for text in ("c'est ma jumelle, elle voit des mecs pour de l'argent", "elle veut pas m'écouter"):
        words = {word for said in texts(young.say(text)) for word in fold(said).split()}
        assert not {"vous", "votre", "vos"} & words


@pytest.mark.parametrize(
    "subject", ["parent_signs", "pro_report", "pro_hotel", "inform_audience", "coerced", "greet"]
)
def test_no_subject_makes_an_adult_of_a_child_without_an_adults_words(subject: str) -> None:
    for text in KEPT["young"]:
        if "ma fille" not in text:  # a hint, which only a parent's subject makes sure
            assert settle(text, subject, 1.0, "young") == "young", text


@pytest.mark.parametrize(
    "text",
    [
        "je suis chez ma mère",
        "je suis avec mon éduc",
        "je suis avec une jeune du foyer",
        "je suis pas sa mère",
        "je suis suivie par une psy",
        "j'ai 15 ans d'expérience",
        "je suis à l'hôtel",
        "je suis avec mon père",
    ],
)
def test_who_is_near_is_not_who_writes(text: str) -> None:
    assert told(text) is None


def test_ma_fille_hints_at_a_parent_and_ma_daronne_at_a_young_person() -> None:
    assert hinted("ma fille ne rentre plus") == "parent"
    assert hinted("ma daronne me frappe") == "young"


@pytest.mark.parametrize(
    "text",
    ["mon mari me frappe", "ma femme boit", "j'ai deux enfants, mes deux enfants ont peur", "j'ai 42 ans"],
)
def test_a_spouse_children_and_a_grown_age_are_an_adults(text: str) -> None:
    assert hinted(text) == "parent"


@pytest.mark.parametrize(
    "text",
    [
        "mes parents m'ont mariée de force, mon mari me frappe",
        "j'ai 25 ans et mon copain me frappe",
        "j'ai 22 ans je me prostitue",
        "j'ai 30 euros",
    ],
)
def test_a_forced_wife_and_who_is_exploited_are_not_taken_for_a_parent(text: str) -> None:
    assert hinted(text) != "parent"


def test_nothing_known_is_shown_by_the_subject_or_stays_so() -> None:
    assert settle("il me frappe", "partner_violence", 0.9, "parent") == "parent"
    assert settle("ça va pas", "distress", 0.9, None) == "young"
    assert settle("truc", "greet", 0.9, None) is None


def test_what_is_said_beside_ones_age_is_left() -> None:
    assert beyond_who("j'ai 14 ans je suis à l'hôtel") == "je suis a l hotel"


def test_a_sister_who_is_gone_makes_nobody_a_parent() -> None:
    assert settle("ma soeur est pas rentrée", "parent_missing_child", 0.9, None) is None
    assert settle("elle est pas rentrée", "parent_missing_child", 0.9, None) == "parent"
    assert settle("ma fille et sa soeur ont disparu", "parent_missing_child", 0.9, None) == "parent"


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("je suis chauffeur de car, une petite est enfermée dans la soute", "professional"),
        ("je suis sa mamy, un homme la retient", "parent"),
        ("j'ai 28 ans, ma petite soeur est retenue dans un hôtel", "parent"),
        ("une fille est enfermée", None),
    ],
)
def test_who_writes_is_read_beside_a_danger_that_the_screen_saw(
    talk: Talk, said: str, who: str | None
) -> None:
    body = {"conversation": talk.conversation, "intent": "danger_now", "said": said}
    turn = talk.engine.post(body).body
    assert turn["slots"]["audience"] == who
    if who:
        assert not {"tu", "es", "toi"} & {word for text in texts(turn) for word in fold(text).split()}


def test_words_beside_an_intent_change_nothing_else(talk: Talk) -> None:
    body = {
        "conversation": talk.conversation,
        "intent": "danger_now",
        "said": "je veux mourir, à Lyon, j'ai 15 ans",
    }
    turn = talk.engine.post(body).body
    assert turn["intent"] == "danger_now"
    assert turn["slots"]["place"] is None
    assert talk.engine.post({**body, "said": 3}).status == 400


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("je suis entraîneuse de judo, une élève m'a parlé", "professional"),
        ("propriétaire d'un gîte, des filles très jeunes y reçoivent", "professional"),
        ("brigadier au commissariat, une mineure en fugue", "professional"),
        ("femme de chambre dans un hôtel, je vois une petite jeune", "professional"),
        ("ma voisine a 15 ans et reçoit des hommes", "professional"),
        ("ma petite sœur a 15 ans et moi 24", "parent"),
        ("éducateur du foyer qui me touche", None),
        ("prof de sport il me parle bizarre", None),
        ("ma voisine de 15 ans est dans ma classe", None),
        ("ma petite sœur a 8 ans et moi 13", None),
        ("moi 30 euros et ma petite soeur 20", None),
    ],
)
def test_who_meets_a_child_is_an_adult_and_who_tells_of_one_is_not(text: str, who: str | None) -> None:
    assert (told(text) or hinted(text)) == who
