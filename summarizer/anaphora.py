"""What a sentence needs from others to be understood, and what never stands in a summary.

Missing antecedents are the commonest fault of extracts (Zhang, Wan and Bansal 2023, "Extractive is
not faithful summarization"). They are told from the opening words: a pronoun or a connective leans
on the sentence before; "the company" or "the pair" on one that names such a thing; a shell noun
(Schmid 2000) such as "the move" on the sentence before or on one with the same noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.sentences import SentenceView

PRONOUNS = frozenset(
    "he she it they this that these those his her its their him them such both".split()
)
CONNECTIVES = frozenset(
    "but and so or yet however meanwhile also still instead moreover furthermore besides "
    "nevertheless nonetheless otherwise therefore thus then".split()
)
_COMPANIES = frozenset(
    "company firm bank airline carmaker automaker manufacturer retailer chain broadcaster insurer "
    "lender startup start-up giant publisher supermarket".split()
)
_PEOPLE = frozenset(
    "pair couple duo trio man woman men women boy girl suspect defendant teenager actor actress "
    "singer footballer driver victim".split()
)
_SHELLS = frozenset(
    "move decision step announcement deal agreement ruling incident attack accident crash "
    "comment comments remarks statement report study survey findings proposal plan change changes "
    "increase decline rise fall drop acquisition merger takeover lawsuit suit allegations charges "
    "claims offer bid transaction investigation inquiry policy problem issue event blaze "
    "explosion arrest verdict sentence vote".split()
)
# "The study", but not "The Bank of Japan", nor "The study of birds", which says what it means.
_DEFINITE = re.compile(
    r"[\W_]*[Tt]he (?:(?:new|latest|two|three|whole|entire) )?"
    r"([a-z][a-z-]*)(?![\w-]| of\b| by\b| to\b|,)"
)
# Openings that look like a pronoun or connective, and are none.
_NO_PRONOUN = re.compile(
    r"[\W_]*(?:IT\b|Both [A-Z]|Those who\b|So far\b|So-|Then-|Instead of\b|This (?:\w+ )?(?:week"
    r"|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|season)\b)"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_SINGLE_QUOTED = re.compile(r"^‘.*’$", re.DOTALL)
_ENDS = tuple(".!?…\"”'’)]:;")
_REACH = 12  # sentences back that a noun may find its antecedent in


def antecedents(views: Sequence[SentenceView]) -> Iterator[frozenset[int]]:
    """For each sentence those one of which it cannot do without; empty where it stands alone."""
    for index, view in enumerate(views):
        earlier = range(max(0, index - _REACH), index)
        noun = _definite_noun(view)
        found: Sequence[int] = ()
        if opens_dangling(view) or noun in _SHELLS:
            found = [index - 1, *(i for i in earlier if noun in views[i].words)]
        elif noun in _COMPANIES:
            found = [i for i in earlier if _names_a("COMPANY", views[i])]
        elif noun in _PEOPLE:
            found = [i for i in earlier if _names_a("PERSON", views[i]) or noun in views[i].words]
        yield frozenset(found) if index else frozenset()


def opens_dangling(view: SentenceView) -> bool:
    """Does the sentence open on a word whose antecedent stands in another sentence?"""
    return view.opening in PRONOUNS | CONNECTIVES and not _NO_PRONOUN.match(view.text)


def can_be_picked(view: SentenceView) -> bool:
    """May the sentence tell the story: is it no question, stub, or speech without a speaker?"""
    return not (is_question(view.text) or is_bare_quotation(view.text) or _is_stub(view))


def is_question(text: str) -> bool:
    """Does the sentence ask?"""
    return text.rstrip("\"”'’)").endswith("?")


def is_bare_quotation(text: str) -> bool:
    """Is all of the sentence quoted, so that nobody is said to speak?"""
    outside = _SINGLE_QUOTED.sub(" ", _QUOTED.sub(" ", text))
    return outside != text and not any(map(str.isalnum, outside))


def quoted_share(text: str) -> float:
    """The part of the sentence's characters that is quoted."""
    return sum(map(len, _QUOTED.findall(text))) / len(text)


def has_broken_quotation(text: str) -> bool:
    """Does a quotation open or close in the sentence without its other half?"""
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”")


def _is_stub(view: SentenceView) -> bool:
    """A caption's or a list's fragment: a few words that no mark ends."""
    return len(view.words) < 12 and not view.text.endswith(_ENDS)


def _definite_noun(view: SentenceView) -> str | None:
    match = _DEFINITE.match(view.text)
    return match.group(1).lower() if match else None


def _names_a(kind: str, view: SentenceView) -> bool:
    return any(use.kind == kind for use in view.names)
