"""Which appearances in many stories are one figure.

Being right about who counts more than a short list: first those of one name are put together where
nothing speaks against it, then the short forms of a name, such as a surname or an acronym, with the
one fuller name that most speaks for. In doubt both stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarizer.appearances import Appearance, Key
from summarizer.evidence import Evidence, Group
from summarizer.same_names import of_same_names
from summarizer.short_names import with_short_forms


def identified(everyone: Sequence[Appearance]) -> list[Group]:
    """The appearances in groups, one a figure."""
    evidence = Evidence(everyone)
    by_name: defaultdict[Key, list[Appearance]] = defaultdict(list)
    for each in everyone:
        by_name[each.key].append(each)
    return with_short_forms(of_same_names(by_name, evidence), evidence)
