"""A blackmailer presses on: his next message, word for word, gets no third time the same advice.

«t'as 1h sinon j'envoie tout», «dernier avertissement»: behind what to do stands why he hurries, and who is
near.
"""

from bot.extorted import BLACKMAILED
from bot.question import PARENTS, Question, words
from bot.scene import NONE, row

THREAT, PRESSED = "choose_images_threat", "choose_images_pressed"
HURRIES = (
    r"\b(?:derni\w+|ultime) (?:chance|fois|avertissement|rappel|delai|message)\b|"
    r"\b(?:il (?:te |vous |me |lui )?reste|plus que|t ?as|tu as|vous avez|encore) (?:\w+ )?\d+ ?"
    r"(?:h|heures?|min\w*|jours?)\b|\b\d+ ?(?:h|heures?|min\w*) (?:pour|sinon|avant)\b|"
    r"\bje? ?(?:balance|publie|poste|envoi?e|diffuse|partage|montre|affiche)\b(?! rien)|"
    r"\b(?:va|vont|verra|verront|saura|sauront) (?:\w+ ){0,2}(?:voir|savoir|recevoir)\b|"
    r"\btout le monde (?:va|verra|saura)\b|"
    r"\bsi (?:tu|t|vous) (?:\w+ ){0,2}(?:pa[iy]\w*|repond\w*|envoi\w*|bloqu\w*|parl\w*)\b|"
    r"\bil (?:\w+ )?(?:insiste|recommence|continue|relance|m ecrit encore|me harcele|arrete pas)\b"
)
ASKS_US = r"\b(?:je|j|on) ?(?:dois|doit|fais|fait|peux|paye|paie|lui)\b"

PRESSED_ROWS = (row(PRESSED, NONE, frozenset({THREAT, PRESSED}), HURRIES, ASKS_US),)
QUESTIONS = (
    Question(
        "parent_threats",
        "choose_parent_blackmail_pressed",
        PARENTS,
        BLACKMAILED | {"choose_parent_blackmail_pressed"},
        words(HURRIES),
    ),
)
