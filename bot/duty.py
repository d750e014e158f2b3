"""Short questions of adults who must act: whom to tell, whether one must, whether to step in.

A driver's «je continue ?», a neighbour's «je peux aller frapper ?» and an instructor's «je suis obligé ?» say
of themselves so little that the model takes them for a child who is forced, or in danger.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, Optional

from bot.folding import fold
from bot.meaning import LEAD, WITNESSED, Asked
from bot.times import LATELY, TIMES
from bot.writer import PARENT, PROFESSIONAL

LATE = "|".join(TIMES[LATELY])
TAIL = r"(?: (?:alors|du coup|moi|maintenant|ou pas|ou non|quand meme|en premier|d abord|svp))*"
IT = r"(?:le |l |la |les |en |y |ca )?"
WHOM = re.compile(
    rf"{LEAD}(?:a qui|qui|vers qui)(?: est ce que)? (?:je |j |on |nous |il faut |faut il |dois je |doit on )*"
    rf"(?:peux |dois |doit |peut )?(?:{IT}(?:dis|dire|signal\w*|previen\w*|prevenir|alert\w*|contact\w*|"
    rf"m adress\w*|"
    rf"me tourn\w*)|en parl\w*)(?: ca)?{TAIL}|"
    rf"{LEAD}(?:c est |ok )?(?:je|j|on|nous) {IT}(?:previens|prevenir|signale|alerte|contacte|"
    rf"appelle|dis|en parle|ecris)"
    rf"(?: ca)?(?: a)? qui{TAIL}"
)
MUST = re.compile(
    rf"{LEAD}(?:(?:je|on|nous) (?:suis|est|sommes) (?:vraiment )?oblige\w*|c est (?:vraiment )?obligatoire|"
    rf"suis je oblige\w*|j ai l obligation)(?: (?:de|d) {IT}(?:signaler|le faire|alerter|dire|prevenir|"
    rf"parler))?{TAIL}"
)
TROUBLE = re.compile(
    rf"{LEAD}(?:(?:je|on|nous) (?:peux|peut|vais|va|risque\w*|pourrais|pouvons) (?:d |m |de m )?"
    r"(?:avoir|attirer) des (?:problemes|ennuis|soucis)|"
    r"(?:ca|cela) (?:peut|va|pourrait) (?:me |nous )?(?:retomber (?:sur moi|sur nous|dessus)|"
    r"se retourner contre "
    rf"(?:moi|nous))|(?:je|j|on|nous) (?:veux|veut|voulons|voudrais) (?:surtout )?pas (?:avoir )?(?:d |de )?"
    r"(?:problemes?|ennuis?|histoires?|soucis)|(?:je|j|on|nous) (?:y )?(?:suis|est|ai|avons) (?:pour )?rien "
    r"(?:a voir (?:avec ca|la dedans)|dans (?:ca|tout ca|cette histoire))|si (?:c est (?:faux|rien|pas "
    r"vrai)|je me trompe|"
    rf"je me suis trompee?|j accuse a tort))(?: si .*)?{TAIL}"
)
STEPS_IN = re.compile(
    rf"{LEAD}(?:j y (?:vais|monte|entre)|(?:je|on|puis|dois|faut|peut)(?: (?:je|il|t|on|peux|peut|dois|doit|"
    rf"vais|va|"
    r"devrais))* (?:y |la |le |les |lui |leur )*(?:aller|frapper|sonner|toquer|intervenir|entrer|monter|"
    r"parler|"
    r"m interposer|suivre|aborder|cacher|sortir|mettre dehors|virer|expulser|chasser|renvoyer))"
    rf"(?: (?:y|a|chez|la|le|les|sa|leur|porte|eux|elle|lui|voir|moi meme|dedans|avec|cles?|clef|frapper|"
    rf"sonner|toquer|"
    rf"parler))*{TAIL}"
)
DRIVES_ON = re.compile(
    rf"{LEAD}(?:(?:je|j) (?:continue|accepte|refuse|arrete)|(?:je|on) (?:dois|peux|doit|peut) "
    r"(?:continuer|accepter|refuser|arreter)|dois je (?:continuer|accepter|refuser|arreter))"
    rf"(?: (?:a|de|la|les|l|le|course|courses|conduire|emmener|deposer|transporter|travail))*{TAIL}"
)
TELLS_THE_FAMILY = re.compile(
    rf"{LEAD}(?:(?:je|on|nous|il faut|faut il|dois je|puis je) )?(?:(?:dois|doit|peux|peut|vais|faut|en) )*"
    r"(?:previen\w*|prevenir|dis|dire|parl\w*|appell?e\w*|contact\w*|inform\w*|avert\w*)(?: (?:ca|le|"
    r"en))?(?: a| avec)?"
    rf" (?:les|ses|leurs|aux|la|sa) (?:parents|famille){TAIL}"
)
SOME_TIME_AGO = re.compile(
    rf"{LEAD}(?:c etait|c est arrive|ca s est passe|je l ai vue?|je l ai deposee?|ca fait)? ?(?:{LATE})"
    rf"(?: (?:{LATE}|environ|a peu pres|vers|\d+ ?h))*"
)


class _Row(NamedTuple):
    means: Asked
    by: "frozenset[str]"
    told: "frozenset[str]"  # one of them; empty: whatever was told
    said: "re.Pattern[str]"


ADULTS, PROS, ANYTHING = frozenset({PARENT, PROFESSIONAL}), frozenset({PROFESSIONAL}), frozenset[str]()
WITNESS = Asked("pro_hotel", "choose_pro_witness")
ASKED = (
    _Row(Asked("parent_legal", "choose_parent_discovered_who"), ADULTS, ANYTHING, WHOM),
    _Row(Asked("parent_legal", "choose_parent_legal_myself"), ADULTS, ANYTHING, TROUBLE),
    _Row(Asked("pro_report", "choose_pro_report_duty"), PROS, ANYTHING, MUST),
    _Row(Asked("pro_secrecy", "choose_pro_report_parents"), ADULTS, ANYTHING, TELLS_THE_FAMILY),
    _Row(Asked("pro_hotel", "choose_pro_witness_drives"), PROS, WITNESSED, DRIVES_ON),
    _Row(WITNESS, PROS, WITNESSED, STEPS_IN),
    _Row(WITNESS, PROS, WITNESSED, SOME_TIME_AGO),
)


def asked_on_duty(text: str, told: AbstractSet[str], audience: Any) -> Optional[Asked]:
    folded = fold(text)
    for row in ASKED:
        here = audience in row.by and (not row.told or row.told & told)
        if here and row.said.fullmatch(folded):
            return row.means
    return None
