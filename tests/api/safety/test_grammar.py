"""The words around a danger that change what it means."""

from itertools import product

import pytest

from api.safety import LEVELS, Phrases, screen

GRAVER = [
    ("j'ai envie de mourir", "j'ai envie de mourir ce soir"),
    ("mon père me frappe", "mon père me frappe maintenant"),
    ("je vends des photos de moi", "j'ai 13 ans et je vends des photos de moi"),
]
MILDER = [
    ("j'ai envie de mourir", "j'ai pas envie de mourir"),
    ("je vais me suicider", "je vais pas me suicider"),
    ("je me scarifie", "l'année dernière je me scarifiais"),
    ("il m'a enfermée", "il m'a enfermée la semaine dernière"),
    ("ma fille se prostitue", "je me demande si ma fille se prostitue"),
    ("une personne me frappe", "personne me frappe"),
    ("mon père me tape", "mon père me tape pas"),
]
NOT_MILDER = [  # a negation that denies nothing
    "il me tape pas fort", "il me tape pas tous les jours", "personne sait que mon père me tape",
    "personne m'aide, il me tape", "chaque personne de la famille me tape", "une jeune personne me frappe",
    "mon père me frappe pas elle", "mon père me tape jamais il s'excuse", "je veux mourir pas vous ?",
]  # fmt: skip
EVERYDAY = [  # words of games and school in a true danger
    "je joue à minecraft pour oublier. je vais me tuer ce soir",
    "je vais me suicider ce soir j'ai supprimé fortnite",
    "il m'a enfermée dans la cave parce que je jouais à fortnite",
    "mon père me séquestre dans la cave depuis la récré",
    "je suis séquestrée par mon mec je rate mes révisions",
    "mon beau père m'a enfermée parce que j'étais en retenue",
    "mon père me menace avec un couteau, il a cassé ma switch zelda",
    "j'ai mon cours de théâtre demain. mon père me tape et me menace avec un couteau",
]
TALES = [
    "en anglais on a vu un film, ", "j'ai joué à fortnite, ", "j'ai fini mon exposé et ",
    "on regarde une série et ", "en cours de svt on a parlé du corps, ", "après le match ",
]  # fmt: skip
LIVED = [
    "mon père m'a violée hier soir", "mon oncle m'a touchée entre les jambes", "mon frère abuse de moi",
    "mon mec m'a frappée hier soir", "mon beau-père m'a enfermée dans la cave", "papa tape maman",
    "papa secoue le bébé", "je me suis fait violer hier", "je vais me suicider ce soir",
    "il m'a violée", "mon prof m'a violée", "ils m'ont violée", "j'ai été violée",
]  # fmt: skip
NARROWED = [  # what a reviewer lost when phrases were tied closer: immediate
    "adieu ma soeur", "adieu mon bébé", "adieu les gens", "adieu pour toujours",
    "je fais mes adieux à ma famille", "je fais mes adieux à la vie",
    "ma fille a fait ses adieux à ma mère", "on a retrouvé une lettre d'adieu d'un de nos élèves",
    "j'ai écrit une lettre d'adieu à mon école et à ma famille", "adieu à la vie c'est ce soir",
    "adieu à mes amis et à ma prof", "elle a dit adieu à ses copines",
    "il veut plus sortir avec moi adieu la vie", "adieu monde cruel ce soir je pars",
    "adieu je vous aime occupez-vous de mon hamster",
    "j'ai avalé toute une boîte de cachets pour le mal de tête",
    "j'ai pris 20 cachets contre le mal de mer", "il a avalé des cachets trouvés dans la trousse",
    "mon père va étrangler ma mère au secours", "ce soir je me jette dans l'eau",
    "j'ai voulu partir j'ai été rattrapée", "elle pleure au téléphone elle dit qu'elle peut pas partir",
    "ils le gardent enfermé", "il m'a enfermé loin de ma famille",
    "je suis captive il m'apporte des tartes", "chut il est là", "chut il arrive",
    "mon tonton crie j'ai peur je suis cachée", "la fenêtre est ouverte je vais le faire",
    "je suis au bord du quai seule et je pleure",
    "il veut me forcer à faire l'amour il est dans ma chambre", "on m'a droguée comme dans un manège",
    "il me cogne la tête contre le mur là", "mon coach de foot m'a frappé je saigne",
    "je me suis coupé profond du poignet au genou", "il lui a cassé le bras",
    "mon ex m'attend dehors devant le dentiste j'ai peur",
    "il me menace avec un couteau à manche en plastique",
    "adieu tlm", "adieu j'en peux plus", "adieu petite soeur", "adieu la famille",
    "j'ai dit adieu à mon chat", "c'est le grand soir je vais mourir",
    "ce soir je me tue j'ai posé ma souris d'ordi", "tout sera fini dernière pensée pour vous",
    "je vais finir par sauter mes enfants", "dans sa voiture jai tro peur",
    "il a la clé de la chambre j'ai peur", "ils mon ratrapee",
    "la petite princesse est enfermée dans un appart", "il la tape là elle crie",
    "mon ex est en bas avec des ballons j'ai peur", "chut mon père",
    "la fenêtre ouverte au cinquieme j'ai envie", "sauter de la fenetre du chateau d'eau",
    "il a cassé le bras de ma mère",
]  # fmt: skip
NARROWED_HIGH = [  # the same: high
    "mon coach de rugby m'a giflé", "ma mère me frappe avec la brosse à cheveux",
    "mon coach m'a frappé au tournoi", "un monsieur avec une barbe m'a tapé",
    "ma fille a disparu elle n'a jamais fugué avant", "ma fille de 6 ans a disparu elle avait son doudou",
    "j'ai fugué je peux aller où", "victime de sextorsion", "elle subit du chantage",
    "ils ont fait des affiches avec mes photos nues", "je dois payer mon voyage en voyant des hommes",
    "je peux pas quitter mon mac", "il garde tous mes billets", "elle s'est mutilée avec une lame",
    "je veux disparaître sous terre", "il m'achète des habits et il garde tout l'argent",
    "je suis avec mon mac", "il me fait rembourser avec mon corps les v bucks",
    "il dit que ma dette est éternelle", "je dors sous une tente dans un jardin",
    "ma fille a disparu en dix secondes", "un brouteur l'a piégé", "sextorsion", "extorsion sur snapchat",
    "un inconnu fait du chantage", "elle s'est fait mal avec un rasoir", "elle lui a cassé deux dents",
    "il garde l'argent elle touche rien",
]  # fmt: skip
PLAIN_DANGERS = [
    "demain je vais au collège avec le couteau de papa et je les tue",
    "un mec de ma classe dit qu'il va tirer sur tout le monde lundi",
    "j'ai mélangé vodka et xanax je me sens partir",
    "le film parlait d'un garçon qui se suicide et moi je vais faire pareil",
    "un élève a écrit qu'il va se tuer ce week-end",
    "ma grand mère veut m'exciser", "papa secoue le bébé", "papi lui fait bobo dans la culotte",
    "il a mis sa main dans mon pantalon", "il a tué mon chien et il a dit que je suis le suivant",
    "jai pri tou les medicaman de ma grand mere", "il menace de tout publier",
    "c'était mon beau père. j'avais 11 ans", "le bras, c'est moi, c'est profond",
    "tonton joue au docteur avec ma zézette", "papa secoue le bébé pour l'endormir",
    "et après je me pends, je rigole pas", "les marques c'est moi, dis pas à ma mère",
    "il dit qu'il va tirer sur tout le monde pendant l'interro", "il menace de tout envoyer à maman",
    "à halloween je viens avec un flingue et je bute toute la classe",
    "il m'a violée après le cours", "on m'a touchée pendant le film",
    "j'ai pris 3 xanax avec du rhum, le docteur dit que c'est rien",
]  # fmt: skip
CHATTER_BEFORE = ["", "en anglais on a vu un film, ", "je joue à fortnite et ", "j'ai eu 15 en maths, "]
CHATTER_BEHIND = ["", " mdr", " je joue à minecraft", " c'est comme dans un film", " j'aime le chocolat"]
TOLD = [
    "dans le film son père la tape", "le film raconte un viol",
    "on a lu un livre où un père viole sa fille", "dans la série le papa tape la maman",
    "ce film m'a touchée", "la série m'a tuée", "ce cours m'a tuée",
    "le livre parlait d'un garçon qui se suicide",
]  # fmt: skip
HARMLESS = [
    "mort de rire", "je vais tuer mon frère il a pris mon chargeur", "je crève de faim",
    "je me suis tué à réviser", "dans le film elle se fait violer", "j'ai un exposé sur le suicide",
    "il me bat toujours à fifa", "ce cours est à mourir d'ennui", "j'ai pris un doliprane pour ma tête",
    "il arrive dans dix minutes on mange",
]  # fmt: skip


def rank(text: str, phrases: Phrases) -> int:
    return LEVELS.index(screen(text, phrases=phrases).level)


@pytest.mark.parametrize(("plain", "grave"), GRAVER)
def test_time_and_age_raise(plain: str, grave: str, phrases: Phrases) -> None:
    assert rank(grave, phrases) > rank(plain, phrases)


@pytest.mark.parametrize(("plain", "mild"), MILDER)
def test_negation_the_past_and_doubt_lower_but_never_erase(plain: str, mild: str, phrases: Phrases) -> None:
    assert rank("", phrases) < rank(mild, phrases) < rank(plain, phrases)


@pytest.mark.parametrize("text", NOT_MILDER)
def test_a_negation_of_something_else_lowers_nothing(text: str, phrases: Phrases) -> None:
    assert rank(text, phrases) >= LEVELS.index("high")


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_words_hide_no_danger(text: str, phrases: Phrases) -> None:
    assert rank(text, phrases) == LEVELS.index("immediate")


@pytest.mark.parametrize("tale", TALES)
@pytest.mark.parametrize("lived", LIVED)
def test_no_film_or_lesson_hides_what_the_visitor_lives(tale: str, lived: str, phrases: Phrases) -> None:
    assert rank(tale + lived, phrases) >= LEVELS.index("high")


@pytest.mark.parametrize("danger", PLAIN_DANGERS)
def test_chatter_around_a_plain_danger_hides_it_not(danger: str, phrases: Phrases) -> None:
    for before, behind in product(CHATTER_BEFORE, CHATTER_BEHIND):
        text = before + danger + behind
        assert rank(text, phrases) >= LEVELS.index("high"), text


@pytest.mark.parametrize("text", TOLD)
def test_what_a_film_or_a_book_tells_is_not_danger(text: str, phrases: Phrases) -> None:
    assert rank(text, phrases) < LEVELS.index("high")


@pytest.mark.parametrize("text", HARMLESS)
def test_manners_of_speaking_games_lessons_and_films_are_not_danger(text: str, phrases: Phrases) -> None:
    assert rank(text, phrases) < LEVELS.index("high")


@pytest.mark.parametrize("subject", ["il", "mon père", "mon mec", "mon frère", "mon ex"])
@pytest.mark.parametrize("after", ["", " mdr", " ptdr xd", " lol je rigole"])
def test_he_will_kill_me_is_never_a_manner_of_speaking(subject: str, after: str, phrases: Phrases) -> None:
    assert screen(f"{subject} va me tuer{after}", phrases=phrases).level == "immediate"


@pytest.mark.parametrize("who", ["ma pote", "ma fille", "un élève", "mon frère", "ma petite sœur"])
def test_someone_else_who_wants_to_die_is_still_danger(who: str, phrases: Phrases) -> None:
    found = screen(f"{who} veut mourir", phrases=phrases)
    assert (found.level, found.axes) == ("high", ("suicide",))


def test_a_wish_in_the_words_of_a_song_is_not_the_visitors(phrases: Phrases) -> None:
    found = screen("les paroles disent « j'ai envie de crever »", phrases=phrases)
    assert found.level in {"none", "concern"}
    assert not set(found.rules) - {"opinion.concern"}, "what the network alone hears worries at most"


def test_a_threat_that_is_quoted_is_a_threat(phrases: Phrases) -> None:
    assert rank("il m'a dit « je vais te tuer »", phrases) >= LEVELS.index("high")


@pytest.mark.parametrize("text", ["il la tape là", "il la tape là."])
def test_the_end_of_a_message_is_the_end_of_a_sentence(text: str, phrases: Phrases) -> None:
    assert screen(text, phrases=phrases).level == "immediate"


def test_a_word_that_fills_one_part_of_a_phrase_is_no_evidence_for_another(phrases: Phrases) -> None:
    """« Il crie » is somebody coming or the fear of him, not both."""
    assert "violence.coming" not in screen("mon frère crie", phrases=phrases).rules
    assert "violence.coming" in screen("mon père crie il va me frapper j'ai peur", phrases=phrases).rules


@pytest.mark.parametrize("text", NARROWED)
def test_fewer_false_alarms_cost_no_plain_danger(text: str, phrases: Phrases) -> None:
    assert screen(text, phrases=phrases).level == "immediate"


@pytest.mark.parametrize("text", NARROWED_HIGH)
def test_fewer_false_alarms_cost_no_plain_harm(text: str, phrases: Phrases) -> None:
    assert screen(text, phrases=phrases).level in {"high", "immediate"}
