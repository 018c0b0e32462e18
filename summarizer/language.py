"""Is a text English prose, and if not, what is it?

Function words are a third to a half of running text in any of these languages, and are shared by
few of them (Grefenstette 1995, Comparing two language identification schemes). A table, a log or
source code has almost none of any.
"""

from __future__ import annotations

import re
from collections import Counter

_FUNCTION_WORDS = {
    "en": "the of and to in a is that for it on was with as at by he from be this have are his has "
    "but not they will an who said which or their we its were had been you she more when",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch "
    "es "
    "an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über",
    "fr": "de la le et les des en un une du est que dans qui pour par sur au plus pas ce il avec "
    "ne "
    "se sont aux ont cette mais comme être son été ses elle nous",
    "es": "de la que el en y los del se las por un para con una su al es lo como más pero sus le "
    "ha "
    "este sí porque esta entre cuando muy sin sobre ser tiene también",
    "it": "di che e la il un per in una è del non sono della con da si le dei nel al alla gli "
    "anche "
    "più come ha ma lo delle dal nella suo essere questo",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er die om ook als maar bij nog "
    "wordt uit naar heeft hij door over ze werd deze hebben",
    "pt": "de que e o a do da em um para com não uma os no se na por mais as dos como mas ao ele "
    "das "
    "à seu sua ou quando muito nos já também pelo pela são",
    "sv": "och i att det som en på är av för med den till inte har de om ett var men från jag kan "
    "så vi sig eller efter hade när",
    "pl": "w i na z do się nie to że jest o jak po co ale za od przez dla przy są tym oraz był "
    "tego",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en kadar sonra ancak ise göre var",
}
_NAMES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "sv": "Swedish",
    "pl": "Polish",
    "tr": "Turkish",
}
_SCRIPTS = (
    ("ja", "Japanese", re.compile(r"[\u3040-\u30ff]")),
    ("zh", "Chinese", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", "Korean", re.compile(r"[\uac00-\ud7af]")),
    ("ru", "Russian or another language in Cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("ar", "Arabic", re.compile(r"[\u0600-\u06ff]")),
    ("he", "Hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("el", "Greek", re.compile(r"[\u0370-\u03ff]")),
    ("hi", "Hindi", re.compile(r"[\u0900-\u097f]")),
    ("th", "Thai", re.compile(r"[\u0e00-\u0e7f]")),
)
# Their words are not parted by spaces, or hold marks that are no letters.
KNOWN_BY_SCRIPT = frozenset(code for code, _, _ in _SCRIPTS)
_SETS = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}
_ANY = frozenset().union(*_SETS.values())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 20_000  # characters; more tell nothing new
_PLAIN_ENOUGH = 0.15  # share of words that are no names; with less it is all capitals, or no prose
_ENOUGH = 0.18  # share of function words from which a text reads as prose of a language


def function_word_shares(text: str) -> dict[str, float]:
    """Share of a text's words that are function words, by language code.

    Names are left out of the count, so that a list of signatories is still prose.
    """
    words = _WORD.findall(text[:_SAMPLE])
    lower = sum(word[0].islower() for word in words)
    plain = [word for word in words if word[0].islower() or word.lower() in _ANY]
    counted = plain if lower >= _PLAIN_ENOUGH * len(words) else words
    counts = Counter(word.lower() for word in counted)
    total = max(1, counts.total())
    return {code: sum(counts[word] for word in listed) / total for code, listed in _SETS.items()}


def language_of(text: str) -> tuple[str, str] | None:
    """Code and English name of the language a text is written in; None where it is no prose."""
    sample = text[:_SAMPLE]
    letters = max(1, sum(map(str.isalpha, sample)))
    for code, name, script in _SCRIPTS:
        if len(script.findall(sample)) > 0.3 * letters:
            return code, name
    shares = function_word_shares(sample)
    best = max(shares, key=lambda code: shares[code])
    if shares[best] < _ENOUGH:
        return None
    return best, _NAMES.get(best, "English")
