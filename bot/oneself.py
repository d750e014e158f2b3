"""«Me supprimer» is a wish to die: whoever says so is never told how to erase this chat.

The model and the tables know «supprimer» of conversations, accounts and pictures. Of oneself, a child or a
family it is read as the word that they know, in any audience and whatever is open.
"""

import re

DELETE = r"sup+rim"
THINGS = (
    r"(?:compte|profil|message|sms|conv|discu|photo|image|vid[ée]o|num[ée]ro|contact|amie?s?\b|abonn|groupe|"
    r"liste|appli|snap|insta|tik ?tok|facebook|whats|discord|site|t?chat\b|historique|fichier|donn[ée]es|"
    r"mail|story|jeu|serveur|base|trace|aide|bourse|visite|t[ée]l\b|t[ée]l[ée]phone|forfait|acc[èe]s|permis|"
    r"droit|point|note|s[ée]ance|argent|cours|moule)"
)
# What is deleted, or from where: «me supprimer mes photos», «me supprime d'insta».
OF_THINGS = (
    r"(?!\w*,?\s+(?:(?:tout(?:e?s)?\s+)?(?:de|du|des|mon|ma|mes|le|la|les|ce|cette|ces|une?|ton|ta|tes|votre|"
    rf"vos|son|sa|ses|leurs?)\s+|d['’]\s*|l['’]\s*)*(?:\w+\s+)?{THINGS})"
)
ALL = r"(?:(?:tous|toutes|ts|tout)\s+(?:les\s+\w+\s+)?)?"
DELETES = rf"(?P<stem>{DELETE}){OF_THINGS}"
REFLEXIVE = re.compile(rf"\b(?P<who>j?me|j?m['’]?|te|se|s['’]|nous)\s+(?P<all>{ALL}){DELETES}", re.IGNORECASE)
# Who does it to whom: «elle veut me supprimer» of her friends, «il va nous supprimer» is a threat.
BY_ANOTHER = re.compile(
    r"\b(?:il|elle|ils|elles|on|qui|(?:mon|ma|mes)\s+\w+)(?!\s+faut)(?:['’\s]+\w+){0,2}['’\s]*$",
    re.IGNORECASE,
)
BY_YOU = re.compile(r"\b(?:tu|t['’]\w+)(?:\s+\w+){0,4}\s*$", re.IGNORECASE)
BY_ITSELF = re.compile(rf"\b(?:[çc]a|tout|{THINGS}\w*)(?:['’\s]+\w+){{0,3}}['’\s]*$", re.IGNORECASE)
ALL_OF_US = re.compile(
    rf"\b(?:tout|tous|toutes|nous)\s+{DELETE}(?P<end>\w*)\b(?=[,\s]+(?:moi\s+(?:et|avec)|nous\s+(?:et|tous|toutes)|"
    r"(?:(?:les|mes)\s+(?:enfants|gosses|petits|filles|fils|gar[çc]ons)|ma\s+(?:famille|fille)|mon\s+fils)"
    r"\s+(?:et|avec)\s+moi))",
    re.IGNORECASE,
)


def of_oneself(text: str) -> str:
    """The same words, with «supprimer» of somebody as what it is."""
    return ALL_OF_US.sub(r"me suicid\g<end>", REFLEXIVE.sub(_read, text))


def _read(found: "re.Match[str]") -> str:
    before, who = found.string[: found.start()], found["who"].lower()
    ours = who == "nous"
    another = bool(BY_ANOTHER.search(before))
    if (
        (who == "te" and not BY_YOU.search(before))
        or (who[0] == "s" and BY_ITSELF.search(before))
        or (another and not ours and who not in {"te", "se", "s'", "s’"})
    ):
        return found[0]
    on = ours and re.search(r"\bon\b(?:['’\s]+\w+){0,2}['’\s]*$", before, re.IGNORECASE)
    verb = "tu" if ours and another and not on else "suicid"
    return found[0][: -len(found["stem"])] + verb
