"""What a page puts around a story: lines told by their form, their place and what they repeat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from summarizer.story import letters_of

_WORDS = 12  # that a phrase has at most
_SENTENCE_WORDS = 6  # a line of so many that ends as a sentence does is taken for story
_STORY_WORDS = 40  # of a paragraph that is no teaser
_TAIL = 0.4  # of a text's paragraphs, from the end, in which teasers of other stories may begin
_TOP = 3  # paragraphs in which a page repeats the headline
_BIOGRAPHY = 5  # last paragraphs in which a writer is introduced
_REPEATED, _REPEATED_SENTENCE = 3, 5  # texts of a folder that hold a site's line, or its sentence
_REPEATED_SHARE, _REPEATED_WORDS = 0.3, 40  # share of the folder, words of such a line
_COPIED = 0.4  # share of a text's long lines that make it a copy of another
_BIOGRAPHY_WORDS = 60  # that such an introduction has at most
_SHOUTED = 0.9  # of a paragraph's letters that are capitals
_SHOUTED_WORDS = 5

_FURNITURE = re.compile(
    r"""
      next\ story\ loading.* | loading\W* | advertisements?:? | story\ continues\ below.*
    | article\ continues\ (?:below|after).* | continue\ reading.*
    | read\ (?:more|also|next)\b.{0,120} | (?:click|tap)\ here\b.{0,100}
    | share\ (?:this|on)\b.{0,40} | (?:share|tweet|email|print|save|comments?)
    | follow\ us\ on\b.{0,80} | sign\ up\ (?:for|to)\b.{0,120} | subscribe\b.{0,80}
    | (?:get|download)\ (?:the|our)\ .{0,40}\bapp\b.{0,40} | \d+\ comments?
    | related(?:\ (?:stories|articles|content|topics|links?))?:?
    | more\ on\ this\ story:? | recommended(?:\ for\ you)?:?
    | trending(?:\ now)?:? | most\ (?:read|popular):?
    | (?:©|(?:copyright|\(c\))(?:\W|c)*\d{4}).{0,160}
    | (?:copyright.{0,80})?all\ rights\ reserved\W*
    | image\ (?:source|caption|copyright)\b.{0,200}
    | skip\ to\ (?:main\ |the\ )?(?:content|navigation|main|footer|search)
    | open\ in\ app | (?:sign|log)\ (?:in|up|out) | menu | search | my\ account | close\ menu
    | (?:home|local|latest|breaking|world|uk|us)?\ ?news | live\ updates | follow | listen
    | \d+\ shares
    | (?:view|show)\ (?:comments|gallery|more)
    | click\ (?:here|to)\b.{0,100} | ___+ | [*_\-=.:]{2,} | -\d\d-
    | (?:image\ |photo(?:graph)?s?\ |picture\ )?credits?:.{0,120}
    | \(?(?:photo(?:graph)?s?|picture|image|video)\ (?:by|from|courtesy|credit)\b.{0,120}
    | .{0,60}/\ ?(?:getty|ap\ photo|reuters|afp|shutterstock|alamy|pa\ wire|wireimage)\b.{0,60}
    | related\ video:.{0,160} | see\ also:.{0,160} | listen\ to\ (?:this|the)\ .{0,80}
    | —\ .{1,60}\(@\w+\)\ .{0,40} | (?:view|see)\ this\ post\ on\b.{0,40}
    | a\ post\ shared\ by.{0,120}
    | (?:https?://|pic\.twitter\.com/)\S+ | “?swipe\ left.{0,80}
    | \d+\ min(?:ute)?s?\ read | transcript\ coming\ soon\W*
    | join\ (?:our|the)\ (?:\w+\ ){0,2}(?:forum|conversation)
    | watch(?::.{0,80}|\ (?:below|here|live|now|(?:the\ |this\ )?(?:clip|video)(?:\ \w+)?))?\W*
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Furniture even where it is a long sentence.
_SURELY = re.compile(
    r"""
      our\ standards:.{0,80}
    | want\ to\ bookmark\ your\b.{0,200} | join\ thought-provoking\ conversations.{0,100}
    | (?:start|get)\ your\ .{0,60}\b(?:subscription|trial)\b.{0,40}
    | (?:by\ )?signing\ up\b.{0,160} | thank\ you\ for\ subscribing.{0,80}
    | subscribe\ (?:to|now)\b.{0,160} | sign\ up\ (?:for|to)\ (?:our|the)\b.{0,160}
    | this\ (?:story|article|post|report)\ (?:has\ been|was)\ (?:updated|corrected)\b.{0,200}
    | .{1,200}\bcontributed\ to\ (?:this|the)\ (?:report|story|article)\W*
    | .{1,80}\bcan\ be\ reached\ at\b.{1,80} | (?:e-?mail:?\ )?[^\s@]{1,64}@[^\s@]{1,200}
    | (?:more\ )?ap\ [\w\ ]{2,30}:\ ?https?://\S+ | .{1,60}\ on\ (?:twitter|x|threads):?\ @\w+
    | the\ associated\ press\ created\ this\ story\b.{0,200}
    | this\ (?:story|article)\ (?:was|has\ been)\ (?:originally\ |first\ )?
      (?:published|produced|created)\b.{0,160} | this\ article\ (?:appeared\ )?originally\b.{0,120}
    | .{0,120}sign\ up\ (?:to\ get|for)\ all\ .{0,120}:
    | \(?(?:additional\ )?(?:reporting|writing|editing)\ by\b.{0,240}
    | (?:the\ )?associated\ press\ (?:writers?|reporters?|journalists?)\b.{0,120}
      \bcontributed\b.{0,60}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TEASERS = re.compile(
    r"(?:more (?:from|stories|news|coverage)\b.{0,30}|more on (?:this|the) (?:story|topic)"
    r"|related(?: \w+)?|popular(?: \w+){0,2}|recommended(?: \w+){0,2}|trending(?: \w+){0,2}"
    r"|read (?:more|next|also)|most (?:read|popular|viewed)\b.{0,20}|up next|what to read next"
    r"|latest (?:news|stories|from)\b.{0,20}|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|editors?['’] picks|also on\b.{0,30}|around the web|from our partners|top stories"
    r"|sponsored (?:content|stories))\W*",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"\bis (?:a|an|the|our) .{0,80}\b(?:writer|reporter|editor|correspondent|columnist|journalist"
    r"|producer|contributor|author|fellow|critic)\b|\b(?:covers|writes (?:about|for)|reports on)\b"
)
_CONTACT = re.compile(
    r"\b(?:follow (?:him|her|them|us)|send (?:tips|story ideas)|email (?:him|her|them)"
    r"|be reached at|can (?:follow|email|contact))\b|@\w+",
    re.IGNORECASE,
)


def without_furniture(text: str) -> str:
    """The paragraphs that belong to the story; lines that a page puts around it are dropped."""
    parts = [part for part in text.split("\n\n") if not is_furniture(part.strip())]
    return "\n\n".join(_without_shouts(parts))


def without_headline(text: str, headline: str | None) -> str:
    """The text without the headline that a page repeats above it."""
    parts = text.split("\n\n")
    own = letters_of(headline or "")
    top = [part for part in parts[:_TOP] if not own or letters_of(part) != own]
    return "\n\n".join([*top, *parts[_TOP:]])


def without_biography(text: str, byline: str | None) -> str:
    """The text without the lines at its end that introduce who wrote it."""
    parts = text.split("\n\n")
    writers = writers_of(byline)
    first = max(1, len(parts) - _BIOGRAPHY)
    kept = [part for part in parts[first:] if not _introduces(part, writers)]
    return "\n\n".join([*parts[:first], *kept])


def writers_of(byline: str | None) -> list[str]:
    """The people in a byline; one word is a desk or an agency."""
    return [name for name in re.split(r", | and ", byline or "") if " " in name]


def without_teasers(text: str) -> str:
    """The text up to a line like "More from the Courier" in its last part; not cleaned yet.

    Not where the story goes on below a box: teasers are short.
    """
    lines = text.split("\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    first = max(1, int((1 - _TAIL) * len(filled)))
    heads = (index for index in filled[first:] if _TEASERS.fullmatch(lines[index].strip()))
    cut = next(heads, None)
    if cut is None or any(len(line.split()) >= _STORY_WORDS for line in lines[cut:]):
        return text
    return "\n".join(lines[:cut]).rstrip()


def repeated_lines(texts: Iterable[str]) -> frozenset[str]:
    """Lines that stand in so many of a folder's texts that they belong to the site, not a story.

    A line counts once a text, and copies of one story are one text: what they share is the story.
    A sentence must come in more texts than a bare phrase. Too few texts tell nothing.
    """
    lines = [_lines_of(text) for text in texts]
    if len(lines) < _REPEATED:
        return frozenset()
    # Not above: it loads numpy, which help and a single story's reading do without.
    from summarizer.duplicates import near_identical

    copies = near_identical(map(_long_ones, lines), contained=_COPIED)
    counts = Counter(
        line
        for group in copies
        for line in set().union(*(lines[place] for place in group))
        if 0 < len(line.split()) <= _REPEATED_WORDS
    )
    return frozenset(
        line
        for line, count in counts.items()
        if count >= _REPEATED_SHARE * len(copies)
        and count >= (_REPEATED if len(line.split()) <= _WORDS else _REPEATED_SENTENCE)
    )


def repeated_in(text: str, repeated: Collection[str]) -> list[str]:
    """Which of the lines that `repeated_lines` found stand in one text."""
    return sorted(set(_lines_of(text)).intersection(repeated)) if repeated else []


def _lines_of(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def _long_ones(lines: Iterable[str]) -> str:
    """The lines that a site's menus and notices hardly have."""
    return "\n".join(line for line in lines if len(line.split()) > _WORDS)


def without_repeated(text: str, repeated: Collection[str]) -> str:
    """The text without the paragraphs that `repeated_lines` found in its folder."""
    return "\n\n".join(part for part in text.split("\n\n") if part not in repeated)


def is_furniture(part: str) -> bool:
    """Is a paragraph, by its form, what a page puts around a story?"""
    stopped = part.rstrip("\"'”’)")[-1:] in {".", "!", "?"}
    sentence = stopped and len(part.split()) >= _SENTENCE_WORDS and "©" not in part
    by_form = _FURNITURE.fullmatch(part) is not None and not sentence
    return by_form or _SURELY.fullmatch(part) is not None


def _without_shouts(parts: Sequence[str]) -> Sequence[str]:
    """The paragraphs without headlines of other stories in capitals, where the story has none."""
    shouted = [index > 0 and _is_shouted(part) for index, part in enumerate(parts)]
    if 2 * sum(shouted) > len(parts):
        return parts
    return [part for part, shout in zip(parts, shouted, strict=True) if not shout]


def _is_shouted(part: str) -> bool:
    letters = [char for char in part if char.isalpha()]
    capitals = sum(map(str.isupper, letters))
    long = len(part.split()) >= _SHOUTED_WORDS
    return long and part[-1] not in '.!?”"' and capitals > _SHOUTED * len(letters)


def _introduces(part: str, writers: Sequence[str]) -> bool:
    named = any(name in part[: len(name) + _WORDS] for name in writers)
    told = len(part.split()) <= _BIOGRAPHY_WORDS and _WRITER.search(part, 0, 200) is not None
    return told and (named or _CONTACT.search(part) is not None)
