"""What a sentence needs from others to be understood, and what never stands in a summary.

Missing antecedents are the commonest fault of extracts (Zhang, Wan and Bansal 2023, "Extractive is
not faithful summarization"). They are told from the opening words: a pronoun or a connective leans
on the sentence before; "the company" or "the pair" on one that names such a thing; a shell noun
(Schmid 2000) such as "the move" on the sentence before or on one with the same noun.

The openings were measured, not only thought of: of the 187 sentences in 451 stories that one of
`_POINTING` opens, an editor who wanted sentences that stand alone picked 4 without the sentence
before, where 24 would be picked by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.sentences import SentenceView

_PRONOUNS = frozenset(
    "he she it they this that these those his her its their him them such both".split()
)
_CONNECTIVES = frozenset(
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
# "The 52-year-old sued", but not "The 52-year-old, Ann Lee, sued".
_AGED = re.compile(r"[\W_]*[Tt]he \d{1,3}-year-old\b(?!(?: [a-z]+)?,? [A-Z])")
_TIMES = (
    "week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|season|day"
)
# More that takes up what was said before.
_POINTING = re.compile(
    rf"""(?:
    (?:indeed | similarly | likewise | consequently | hence | additionally | accordingly
        | conversely | separately | elsewhere | subsequently | afterwards? | thereafter
        | another | others? | neither | nor)\b
    | (?:yes|no),
    | in\ (?:fact | turn | short | other\ words)\b
    | in\ (?:addition | response | contrast)\b(?!\ to\b)
    | as\ (?:such,? | a\ result)\b(?!\ (?:of|a|an)\b)
    | for\ (?:example | instance | (?:his|her|its|their)\ part)\b
    | (?:by\ contrast | of\ course | after\ all | more\ importantly)\b
    | on\ the\ (?:other\ hand | contrary)\b
    | at\ the\ (?:same\ time | time(?!\ of\b))\b
    | (?:even\ so | (?:since|until|even|by)\ then | from\ there)\b
    | the\ (?:former(?!\ [\w-]) | latter | others? | same)\b
    | (?:one | two | some | many | most | none | all | each | among | because)\ (?:of\ )?
        (?:them | this | that | these | those)\b
    | (?:if | in | on | at | by | for | with | after | before | from | to | like | despite | given
        | under | since | until | when | while | although)\ (?:this | that | these | those)\b
        (?!\ (?:\w+\ )?(?:{_TIMES})\b | \ (?:who|of)\b)
    )""",
    re.VERBOSE,
)
# "In its report, Acme said" says whose report it is; "In its report, the firm said" does not.
_BEFORE_A_NAME = re.compile(
    r"(?:according to|after|although|as|at|because|before|by|despite|for|from|if|in|of|on|once"
    r"|since|though|to|unless|until|when|while|with)"
    r" (?:he|she|it|they|him|her|them|his|its|their)\b(?! comes\b)"
)
# Openings that look like a pronoun or connective, and are none.
_NO_PRONOUN = re.compile(
    r"[\W_]*(?:IT\b|Both [A-Z]|Those who\b|So far\b|So-|Then-|Instead of\b"
    rf"|This (?:\w+ )?(?:{_TIMES})\b)"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_SINGLE_QUOTED = re.compile(r"^‘.*’$", re.DOTALL)
_MARKS = " \"'“‘([-–—•*"
_GOES_ON = tuple(",;:)]")
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
    """Does the sentence open on words whose antecedent stands in another sentence?"""
    return opens_on_pronoun(view) or opens_on_connective(view)


def opens_on_pronoun(view: SentenceView) -> bool:
    """Is the first word a pronoun: "He said ...", but not "This week ..."?"""
    return view.opening in _PRONOUNS and not _NO_PRONOUN.match(view.text)


def opens_on_connective(view: SentenceView) -> bool:
    """Do the first words take up what was said: "But ...", "As a result, ...", "If that ..."?"""
    if view.opening in _CONNECTIVES:
        return not _NO_PRONOUN.match(view.text)
    words = view.text.lstrip(_MARKS)
    words = words[:1].lower() + words[1:]
    return bool(_POINTING.match(words) or (_BEFORE_A_NAME.match(words) and not view.names))


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
    """A caption's or a list's fragment, which no mark ends, or the rest of a broken sentence."""
    unended = len(view.words) < 12 and not view.text.endswith(_ENDS)
    return unended or view.text.startswith(_GOES_ON)


def _definite_noun(view: SentenceView) -> str | None:
    if _AGED.match(view.text):
        return "man"
    match = _DEFINITE.match(view.text)
    return match.group(1).lower() if match else None


def _names_a(kind: str, view: SentenceView) -> bool:
    return any(use.kind == kind for use in view.names)
