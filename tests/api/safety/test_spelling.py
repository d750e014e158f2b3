"""The spellings of young people are read as what they mean, and the place of each word is kept."""

import pytest

from api.safety import Phrases, screen
from api.safety.vocabulary import FIRST

SAME = [
    ("je veux mourir", ["jveu mourir", "JE VEUX MOURIR", "je veux mourrir", "je veux mouriiiir"]),
    ("je veux mourir", ["j e v e u x m o u r i r", "je veux m*urir"]),
    ("il va me tuer", ["il va metuer", "il va me tuet", "il vas metuer"]),
    ("je vais me tuer", ["jvai me tuer", "j3 v4is m3 tu3r", "je vais me t*er", "je vasi me tuer"]),
    ("mon père me frappe", ["mn daron me frape", "mon reup me frappe", "mon pere me fr4ppe"]),
    ("il m'a enfermée", ["il ma enfermé", "il m’a enf\u200bermée", "il m'a enf*rmée", "il m'a enfermee"]),
    ("il casse tout à la maison", ["il caaasse tout à la maison", "il casssse tout à la maison"]),
    ("il m'a frappée", ["il ma frapper", "il m'a encore frapper", "il ma frappez"]),
    ("il va me tuer", ["il va me tué", "il veu me tué"]),
    ("il me fait chanter avec mes nudes", ["il me fai chanté avec mes nude"]),
    ("il garde mes papiers depuis un mois", ["il garde mes papié depui 1 moi"]),
    ("mon mec me fait faire des passes", ["mon mec me fai faire des passe"]),
    ("je suis enfermée", ["jsui enfermer", "je suis enfermer", "jsuis enfermé"]),
    ("j'ai été violée", ["jé été violé", "g été vyolé", "JÉ ÉTÉ VIOLÉ"]),
    ("j'ai pas le droit de sortir de l'hôtel", ["jai pas l droi dsortir de lotel"]),
    ("il me tape tous les soirs", ["il mé tape tou lé soir", "i me tape tou lé soir"]),
    ("ma fille voit des hommes pour de l'argent", ["ma fille voi dé home pour de larjen"]),
    ("ma copine respire plus", ["ma copin respire pluss"]),
    ("j'ai écrit la lettre c'est pour demain", ["jai ecri la letre cest pr demin"]),
    ("je saigne beaucoup", ["jsaigne boucou"]),
    ("mon fils a disparu depuis ce matin", ["mon fis a disparru depuis ce matn"]),
    ("au secours", ["au secour", "osecour", "o secours", "a laide"]),
    ("ce soir je le fais, je saute du toit", ["cesoir je le fai, je sote du toit"]),
    ("il m'a enfermée dans la cave", ["il m'q enfer;ee dqns lq cqve", "il m4q enfer;2e dqns lq cqve"]),
    ("mon père me frappe tous les soirs", [";on pere ;e frqppe tous les soirs", ",on pere ,e frqppe"]),
    ("il m'a enfermée dans le garage", ["il ma en fermer dan le garage", "il ma enfer mée da ns le gara ge"]),
    ("je suis enfermée dans la cave", ["j e su isenferm edans la cav e"]),
    ("ma sœur se fait frapper par son mec", ["ma soeu rse faitfr apper parson mec"]),
    ("il va me taper", ["il va m tapr"]),
    ("papa tape maman en ce moment", ["pas pas tape maman an se moment", "papa tape maman ne ce moment"]),
    ("j'ai pris des cachets, plein", ["g pri dé cacheé plin"]),
    ("il m'a enfermée", ["il m'a enfrm", "il ma enfrm"]),
    ("je suis dans sa voiture il roule vite", ["je suis dans sa voi ture il rou le vite"]),
    ("mon oncle m'a frappée hier soir", ["mononclemafrappéehiersoir", "mon oncle ma fra ppée hier soir"]),
    ("mon frère saigne beaucoup", ["mon frere saigne beau coup"]),
    ("je veux plus vivre", ["jeu veu plu vivre", "jveuz plus vivre"]),
    ("mon cousin m'a violée", ["mon couz1 ma violé", "mon kouzin ma violé"]),
    ("aide moi il me tape", ["hédé moi il me tape", "hédez moi i me tape"]),
    ("maman me frappe", ["mamzn me frappe", "MAMZN ME FRAPPE"]),
    ("je veux aller dehors il m'empêche de sortir", ["je veut allé 2hors il men peche de sortir"]),
    ("j'ai pris vingt cachets", ["g pri 20 cacheton", "jai pris vingt cachets", "j'ai pris 20 cachets"]),
]  # fmt: skip


@pytest.mark.parametrize(("plain", "typed"), [(plain, typed) for plain, ways in SAME for typed in ways])
def test_a_spelling_is_read_as_what_it_means(plain: str, typed: str, phrases: Phrases) -> None:
    meant, found = screen(plain, phrases=phrases), screen(typed, phrases=phrases)
    assert found.level == meant.level
    assert set(meant.axes) <= set(found.axes)


@pytest.mark.parametrize(
    "text",
    [
        "on y va",
        "il y monte souvent",
        "j'ai une ps5",
        "i want to play",
        "mon cache-cou est chaud",
        "je suis né ici",
        "je suis au marché",
        "on bat le record",
        "la tablette est vide",
        "un bon cachet de cinéma",
        "oui;non;je sais pas qd je rentre",
        "zqsd pour avancer, e pour ouvrir",
        "le jeu va sortir demain",
        "je suis en ferme pédagogique, on trait les vaches",
        "rien de spé ce soir",
        "je suis au CE2 avec madame Mazeqa",
    ],
)
def test_an_ordinary_word_is_never_taken_for_a_typo(text: str, phrases: Phrases) -> None:
    assert screen(text, phrases=phrases).level == "none"


@pytest.mark.parametrize(
    "text",
    [
        "il va frapper à la porte",
        "on a tout à ranger",
        "il y a à manger",
        "il les passe au four",
        "je veux la place du fond",
    ],
)
def test_an_ending_that_is_meant_stays_as_it_is(text: str, phrases: Phrases) -> None:
    assert screen(text, phrases=phrases).level == "none"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("j'étais à une soirée et me suis fait violer", "suis"),
        ("je bois et me fais du mal", "fais"),
        ("je ne me sens pas bien", "sens"),
        ("elle ses fait violé", "fait"),
        ("je reste seule sans aide", "aide"),
    ],
)
def test_a_word_that_is_meant_as_it_stands_is_kept(text: str, word: str, phrases: Phrases) -> None:
    assert phrases.speller.vocabulary[word] in phrases.speller.read(text).symbols


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Salut 👋 … j'ai envie de mourir !", "envie de mourir"),
        ("é́à\u200b  J’ai   ENVIE de\nmourir", "ENVIE de\nmourir"),
        ("œuf ﬁn, il va me tuer", "il va me tuer"),
        ("bon. il m'a enfer mée dans sa voi ture", "enfer mée"),
        ("allo ;on pere va ;e tuer", "va ;e tuer"),
    ],
)
def test_a_span_points_at_the_words_as_they_were_typed(text: str, seen: str, phrases: Phrases) -> None:
    spans = screen(text, phrases=phrases).spans
    assert any(seen in text[start:end] for start, end, _ in spans)
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)


READ = [
    ("y son 2 devan la porte", "il sont 2 devant la porte"),
    ("y mon tabassé devan le lycé", "il ma tabassé devant le lycée"),
    ("il mes tape", "il me tape"),
    ("jpeu ps sortir", "je peux pas sortir"),
    ("ma pote sé fé drogué", "ma pote s'est fait droguer"),
    ("dé home, un home", "des hommes, un homme"),
    ("droi, letre, niesse", "droit, lettre, nièce"),
    ("lpain dmain lété", "le pain demain l'été"),
    ("kjécri", "que j'écrit"),
    ("jeu sé pa, jeu sui la", "je ne sais pas, je suis la"),
    ("un jeu suit, le jeu me plait", "un jeu suit, le jeu me plait"),
    ("gé peur", "j'ai peur"),
    ("dé zome, lé zanfants", "des hommes, les enfants"),
    ("ont est cachés, ils ont été vus", "on est cachés, ils ont été vus"),
    ("ile st là, ils st là", "il est là, ils sont là"),
    ("mon fil a disparu, ma fil", "mon fils a disparu, ma fille"),
    ("la salade bain, la sale de bin", "la salle bain, la salle de bain"),
    ("sur le toi, du toi, à toi", "sur le toit, du toit, à toi"),
    ("elle sède coupé", "elle s'est coupé"),
    ("chak mat1, mon vois1", "chaque matin, mon voisin"),
    ("lq, mq, pzs, vz", "la, ma, pas, va"),
    ("foiyé, larjan", "foyer, l'argent"),
    ("vivr, oncl", "vivre, oncle"),
    ("je saihne", "je saigne"),
    ("il m frpp, srtr d la chmbr", "il me frappe, sortir de la chambre"),
    ("il attend derier la port, pas pas", "il attend derrière la porte, pas pas"),
    ("il mfrpp, jsrtr", "il me frappe, je sortir"),
    ("c soir, île entré ché moi", "ce ce soir, il entre chez moi"),
    ("il m'a en fer mais ici, en fer mais", "il me a enferme enferme enferme ici, en fer mais"),
    ("il va prendr, tapr", "il va prendre, taper"),
    ("dzns la rue, brrr", "dans la rue, brrr"),
    ("plus me levé", "plus me lever"),
    ("il a gardem a carte", "il a garde ma carte"),
    ("mont père arrive, il mont, un mont", "mon père arrive, il monte, un mont"),
    ("aidez mou, c mou", "aidez moi, c'est mou"),
    ("mieux pour eu, eu", "mieux pour eux, eu"),
    ("g plu envie 2 rester, envie 2 ça", "j'ai plus envie de rester, envie de ça"),
    ("té foto, té la", "tes tes photos, tu es la"),
    ("ma file pleure, une file de gens", "ma fille pleure, une file de gens"),
    ("dans la boit, il la boit", "dans la boîte, il la boit"),
    ("jen ai mare, une mare", "j'en ai marre, une mare"),
    ("il me serre le coup, un coup", "il me serre le cou, un coup"),
    ("je me coup, un coup", "je me coupe, un coup"),
    ("jve krever ds la kave, kil", "je veux crever dans la cave, que il"),
    ("ma prof ma confisquer, mon confisquer", "ma prof ma confisqué, mon confisqué"),
    ("jai tout avalée, il ma avalée", "j'ai tout avalé, il ma avalée"),
    ("on lui a casser le nez", "on lui a cassé le nez"),
    ("il va me ruer, mon ex va me yuer", "il va me tuer, mon ex va me tuer"),
    ("ilé en ba, sur l'île en bas", "il en bas, sur l'ile en bas"),
    ("lescaler, ilma", "l'escalier, il m'a"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), READ)
def test_words_are_heard_in_what_is_written_by_ear(typed: str, meant: str, phrases: Phrases) -> None:
    names = [*phrases.speller.vocabulary]

    def words(text: str) -> list[str]:
        return [names[ord(symbol) - FIRST] for symbol in phrases.speller.read(text).symbols]

    assert words(typed) == words(meant)


@pytest.mark.parametrize(
    ("plain", "mixed"),
    [
        ("il va me tuer", "el hombre va me matar"),
        ("je suis enfermée", "je suis encerrada"),
        ("je suis enfermée", "je suis trancada"),
        ("mon copain me frappe", "mon namorado me pega"),
        ("aide-moi il me frappe maintenant", "aiutami il me frappe daba"),
        ("il garde mon passeport", "il garde mon pasaporte"),
    ],
)
def test_a_word_of_danger_of_another_language_is_read_between_french_ones(
    plain: str, mixed: str, phrases: Phrases
) -> None:
    meant, found = screen(plain, phrases=phrases), screen(mixed, phrases=phrases)
    assert found.level == meant.level
    assert meant.level in {"high", "immediate"}


@pytest.mark.parametrize(
    "text",
    [
        "ayuda para los deberes, ejercicio de maths",
        "no puedo venir mañana, examen",
        "mi padre cocina paella, muy rico",
        "estou sozinha no curso de francês",
        "larjan pou kantine, koman i paye",
    ],
)
def test_another_language_alone_is_no_danger(text: str, phrases: Phrases) -> None:
    assert screen(text, phrases=phrases).level in {"none", "concern"}
