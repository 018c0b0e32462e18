"""Phrases that say what somebody is: where they begin and end, and what makes them one.

A phrase has a role noun or a title for its head. It ends where a verb goes on, and opens on no verb
and no day of the week.
"""

from __future__ import annotations

import re
from itertools import pairwise

from summarizer.common_names import is_given
from summarizer.role_nouns import ROLE_NOUNS, singular

_TITLE_ROLES = (
    "President Vice-President Senator Sen. Sens. Governor Gov. Representative Rep. Reps. "
    "Congressman "
    "Congresswoman Mayor Minister Chancellor Secretary Judge Justice Sheriff General Gen. Colonel "
    "Col. Captain Capt. Lieutenant Lt. Sergeant Sgt. Officer Detective King Queen Prince Princess "
    "Pope Cardinal Bishop Archbishop Professor Prof. Ambassador Chairman Chairwoman Commissioner "
    "Councillor Prosecutor Attorney Deputy Major Maj. Admiral Adm. Inspector Superintendent "
    "Det Sgt Insp Supt Coun Cllr Cmdr. Cpl. Pvt. Insp. Supt. Msgr. Hon. Atty. Brig. "
    "Speaker Premier Sheikh Emperor Duke Duchess Ayatollah Imam Rabbi Coach Airman CEO CFO COO CTO "
    "Chief Dame Baroness Rev. Reverend Corporal Commander Commodore Constable Copilot Pres."
).split()
COURTESY = frozenset(
    "mr mrs ms miss mx dr sir dame mr. mrs. ms. dr. madam mme messrs messrs. monsieur herr "
    "frau".split()
)
TITLES = frozenset(title.casefold() for title in _TITLE_ROLES)

NOUN = (
    r"(?:(?:" + "|".join(sorted(map(re.escape, ROLE_NOUNS), key=len, reverse=True)) + r")s?"
    r"|(?-i:[a-z]\w{2,}(?:keeper|maker|man|woman|person)s?)"
    r"|(?-i:[A-Za-z][a-z-]{3,}(?:ologist|ographer|chemist|icist|ician|turer|ist)s?)"
    r")(?!['’]t)"  # "don't" is no don
)
HAS_NOUN = re.compile(rf"(?<![\w-])(?:[\w-]+-)?{NOUN}(?![\w-]|['’]s\b)", re.IGNORECASE)
NAMED_NEXT = re.compile(
    rf"(?<![\w-])(?i:(?:[\w-]+-)?{NOUN})(?: [A-Z][\w.’'-]+|(?<=s) [A-Z][\w.’'-]+ and) [A-Z]"
)
_OFFICE_OF = re.compile(
    rf"(?:^|\s)(?i:{NOUN}) (?:of|for) (?:the )?[A-Z][\w’'-]*(?: (?:and |of )?[A-Z][\w’'-]*)*$"
    r"|(?:^|\s)(?:head|director|chief|manager|dean|professor|president|vice-president)"
    r" of (?!(?:the|an?|its|his|her|their)\b)[a-z]+(?: and [a-z]+)?$"
)
# As it stands in a list: up to three words, which no search tries anew.
FULL_NAME = r"[A-Z][\w.’'-]*+(?: [A-Z][\w.’'-]*+){0,2}+"
# Where a phrase ends and a verb goes on.
_ENDS = (
    r"that['’]s|who|whose|which|--|where|charged|formerly|accused|known|based|when"
    r"|this (?:time|week|month|season|year)(?!['’])"
)
# Before these a phrase is the subject of a clause as well: "After Ann Lee, lawyers will speak".
_VERBS = (
    r"said|says|told|has|was|is|had|replied|have|are|were|did|does|will|would|could|can|may|might"
    r"|must|include|includes|included|signed|revealed|admitted|denied|agreed|refused|resigned"
    r"|became|went|took|gave|wore|won|lost|began|becomes|finds|died|issued"
    r"|(?:added|argued|warned|insisted|claimed|explained|announced|confirmed) that"
)
_GOES_ON = re.compile(rf"\s+(?:{_ENDS}|{_VERBS})\b")
_IS_SUBJECT = re.compile(rf"(?:(?!\s(?:who|which|that)\b)[^,;:.!?()\"“”—–])+?\s(?:{_VERBS})\b")
_STARTS_CLAUSE = re.compile(
    r"(?:to|i|he|she|it|we|you|they|who|whose|whom|which|that|said|says|told|and|but|or|as|with"
    r"|when|while|where|after|before|then(?! the\b)|"
    r"because|if|is|was|has|had|have|were|are|did|does|will|would|could|can|may|might|must|should|"
    r"alongside|among|amid|despite|including|unlike|without|not|"
    r"became|becomes|served|wrote|writes|added|aka|a\.k\.a|born|née|nee|in \d{4}|\d+ and|R-|D-)\b",
    re.IGNORECASE,
)
# "Speaking to reporters", "contacted by the police", but "managing director", "retired teacher".
_GERUND = (
    r"(?!(?:leading|managing|acting|founding|sitting|running|starting|outgoing|incoming|reigning"
    r"|ruling|breakout|rising|up-and-coming|visiting|voting|operating|marketing|engineering"
    r"|presiding|practicing|practising|supporting|prosecuting|consulting|contributing|defending"
    r"|attending|nursing|boxing|racing|banking|trading|remaining|surviving|living|working"
    r"|publishing|commanding|touring|graduating)\b)[a-z]{2,}ing\b(?!-)"
)
_OPENS_ON_VERB = re.compile(
    _GERUND + r"|[a-z]+ed (?:by|until|to|in|of|as|the|an?|at|on|with|from|for|his|her|their)\b"
    r"|(?:urged|warned|praised|joined|helped|visited|sued|opened|closed|worked|lived|played|scored"
    r"|posted|shared|tweeted|launched|announced|criticized|criticised|defended|blamed) "
    r"|[a-z]+s (?:the|an?|her|his|its|their|our|my)\b"
)
_STOPS = (
    "said says told tells by to meet see join replace succeed ask tell help face with from that "
    "when as for and or but asked named called include includes including like against between "
    "is was are were has had have after before because while if than also meanwhile where who "
    "whom whose on at about met joined among being made replaced hired backed under into "
    "although though over appointed having he she they we i you it behind beyond toward towards "
    "without within across around along alongside despite during except since through until upon "
    "versus amid why how featuring involving following imprisoning reports follows calls "
    "joins meets beat aboard does did do"
).split()
_INFINITIVES = (
    r"arrest|beat|bring|challenge|convict|convince|defeat|deport|elect|extradite|fight|fire|free|hire"
    r"|interview|kill|name|oust|persuade|pit|protect|question|release|remove|save|secure|sign|sue"
    r"|support|thank|urge|visit|welcome"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_STOPPED = re.compile(
    r".*(?:[,;:.!?()\[\]\"“”—–]|--"
    rf"|\b(?:on|last|this|next) {_DAY}\b"
    r"|(?-i:\b(?:yesterday|today|saw)\b|\A(?:Yesterday|Today)\b)|(?<![\w-])(?:"
    rf"to (?:{_INFINITIVES})|(?:after|before|without) {_GERUND}|"
    + "|".join(_STOPS)
    + r"|in an? (?:statement|interview|tweet)|in(?! chief)|of (?:his|her|its|their))(?![\w-]))\s*",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:his|her) (?:royal )?(?:majesty|highness)"
    r"|(?:another|other|one|two|three|four|five|six|seven|eight|nine|ten|few)(?= (?!of)(?-i:[a-z]))"
    r"|(?-i:Enter|See|Thus|Try)(?= (?-i:[a-z]|Gov|Sen|Rep|King|Queen))"
    r"|fellow(?! (?:of|at|in|for|with|and|emeritus)\b)"
    r"|of|the|a|an|own|also|now|currently|presently|initially|then|both|its|their|my|our|himself"
    r"|herself"
    r"|although|but|when|while|if|since|after|because|so|meanwhile|however|yet|which)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:\s+(?:that|which|who|whose|and|or|of|for|the|a|an|in|to|with|from|by|at|on|as|like"
    r"|then|ranging))+$"
)
_WHEN = re.compile(
    rf"\s+(?:on|last|this|next|in|from) (?:{_DAY}|{_MONTH}|week|month|year|\d{{4}})\b.*$"
)
# "Olivia Dean, Young Fathers" are no dean and no fathers.
_NAMES_LISTED = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*,(?:,? (?:and |& )?[A-Z][\w.’'-]*)+")
_NAMES_JOINED = re.compile(
    r"[A-Z][\w.’'-]*(?: (?:the )?[A-Z][\w.’'-]*)*(?: (?:and|&) [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)+"
    r"(?=$| (?:as|in|at|to|for|on)\b)"
)
_NICKNAME = re.compile(r"[\"“][A-Z][\w.]*[\"”] [A-Z]")
_ONE_OF = re.compile(r"^one of (?:the |its |his |her |their )?")
# "exposed the tensions between leaders": what follows the article is no head of the phrase.
_AFTER_HEAD = re.compile(
    r"\s(?:of|for|at|in|to|with|from|on)\s|(?<=ed) (?:the|an?|his|her|its|their) "
)
_BESIDES_HEAD = re.compile(r"\s(?:[a-z]+ing|against|behind|among|close)\s")
# "Fighters continued their advance", but "author of a book that changed its field".
_HAS_VERB = re.compile(r"(?!.*\b(?:that|which|who)\b).* [a-z]+ed (?:its|their) ")
_MAX_WORDS = 16


def is_clause(phrase: str) -> bool:
    """Does the phrase open on a verb or what joins a clause, and not on a description?"""
    return bool(_STARTS_CLAUSE.match(phrase))


def is_subject(phrase: str) -> bool:
    """Does a verb follow in the phrase, as it does a subject?"""
    return bool(_IS_SUBJECT.match(phrase))


def goes_on(phrase: str) -> bool:
    """Is there a verb in the phrase, so that it is a clause of its own?"""
    return bool(_GOES_ON.search(phrase))


def up_to_comma(phrase: str) -> str:
    """An apposition ends at the next comma, dash or stop, or where a verb goes on."""
    match = re.match(r"[^,;:.!?…()\"“”—–]+(?:\.(?=\s?[a-z0-9])[^,;:.!?…()\"“”—–]*)*", phrase)
    if match is None or _NICKNAME.match(phrase, match.end()):
        return ""
    return _GOES_ON.split(match.group().strip())[0].strip()


def from_stop(text: str) -> str:
    """The end of a text, after the last word or mark at which a phrase before a name begins."""
    stop = _STOPPED.match(text)
    return text[stop.end() :] if stop else text


def premodifier(phrase: str) -> str:
    """The noun phrase right before a name: after the last verb, article and "of" before it."""
    words = phrase.split()
    if not words:
        return ""
    if words[-1][0].isupper() and (words[-1].casefold() in TITLES or words[-1] == "Leader"):
        title = capitalized_end(phrase)
        before = phrase.removesuffix(title).split()
        described = title == words[-1] and before and HAS_NOUN.fullmatch(before[-1])
        return premodifier(" ".join(before)) if described else title
    office = _OFFICE_OF.search(phrase) and not HAS_NOUN.fullmatch(words[-1])
    kept = words[-8:] if office else " ".join(words).split(" of ")[-1].split()[-8:]
    first = 0
    for i, pair in enumerate(pairwise([*kept, ""]), start=1):
        welcomed_back = first == i - 1 > 0 and kept[i - 2].endswith("ed") and pair[0] in _ADVERBS
        if welcomed_back or _opens(*pair):
            first = i
    return " ".join(kept[0 if office else first :])


def _opens(word: str, following: str) -> bool:
    """Does a noun phrase start after the word: an article, or a verb?

    "Accused" is a verb before a name, "accused House speaker Mike Johnson", and else a description.
    """
    adjective = word in _DESCRIBING or (word in _PARTICIPLES and following[:1].islower())
    past = word.endswith("ed") and word.islower() and word != "seed" and not adjective
    verb = past or word in _VERB_FORMS
    met = word == "meeting" and following[:1].isupper()  # no meeting planner
    return verb or met or word.casefold() in _DETERMINERS


_DETERMINERS = frozenset("the a an its his her their our my these those this that another".split())
_VERB_FORMS = frozenset(
    "beating brought caught congratulates drew found gave giving got heard kept leaving losing "
    "praises put replaces represents seeing sent sold spent thanks took urges".split()
)
_ADVERBS = frozenset("back down in off out over up".split())
_DESCRIBING = frozenset(
    "retired disgraced renowned embattled self-described self-styled seasoned decorated".split()
)
_PARTICIPLES = frozenset(
    "celebrated acclaimed respected convicted appointed elected indicted ousted suspended accused "
    "alleged".split()
)


def capitalized_end(phrase: str) -> str:
    """The last words that are capitalized, with "former" and its like before them."""
    words = phrase.split()
    first = len(words)
    while first and _belongs(words[first - 1]):
        first -= 1
    return " ".join(words[first:])


def _belongs(word: str) -> bool:
    return word[0].isupper() or word[0] == "⟨" or word in _TIME_WORDS


_TIME_WORDS = frozenset("former then acting late ex incumbent retired prime vice".split())
_NO_ROLES = frozenset({"end", "favorite", "favourite", "fellow", "seed"})  # without a word before


def role_after(phrase: str) -> str | None:
    """The role in a phrase that follows a name: its noun stands before "of" and its like."""
    role = _WHEN.sub("", _TRAILING.sub("", trimmed(phrase)))
    if not _is_short(role) or _OPENS_ON_VERB.match(role) or _joins_names(role):
        return None
    if _HAS_VERB.match(role):
        return None
    head = _AFTER_HEAD.split(_ONE_OF.sub("", role))[0]
    if _NAMES_LISTED.fullmatch(role):
        head = role.split(",")[0]
    return role if HAS_NOUN.search(head) else None


def role_before(phrase: str) -> str | None:
    """The role in a phrase that stands before a name: its noun is the last word."""
    role = trimmed(phrase)
    if not _is_short(role):
        return None
    last = role.split()[-1].strip("'’\"")
    if role.casefold() in _NO_ROLES:
        return None
    fits = HAS_NOUN.fullmatch(last) or last.casefold() in TITLES or _OFFICE_OF.search(role)
    return role if fits else None


def is_plural(role: str) -> bool:
    """Is the head of a role a noun in the plural, as in "actors" and "students at Tolland"?"""
    segment = _AFTER_HEAD.split(role.casefold())[0]
    heads = (segment.split()[-1], _BESIDES_HEAD.split(segment)[0].split()[-1])
    return all(singular(head) != head for head in heads) and not _ONE_OF.match(role)


def _is_short(role: str) -> bool:
    return 0 < len(role.split()) <= _MAX_WORDS


def _joins_names(role: str) -> bool:
    """Are there names, as in "Lady Gaga and Kylie", and not "Chairman and CEO"?"""
    joined = _NAMES_JOINED.match(role)
    if joined is None:
        return False
    parts = [part.split() for part in re.split(r" (?:and|&) ", joined.group())]
    return not HAS_NOUN.fullmatch(parts[-1][-1]) or any(
        is_given(part[0].casefold()) for part in parts
    )


def trimmed(phrase: str) -> str:
    """The phrase without articles and adverbs before it, and marks around it."""
    text = re.sub(r"\s+", " ", phrase).strip(" ,;:-–—\"“”'’")
    return _LEADING.sub("", _LEADING.sub("", text)).strip()
