"""Places of names: what a regular expression of all of them finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from summarizer.places import Names, places_of

PARTS = [
    "Ford",
    "Fo",
    "F",
    "Motor",
    " ",
    "-",
    "_",
    ".",
    "’s",
    "&",
    "\n",
    "é",
    "The Ford",
    "AT&T",
    "@",
]
texts = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)
names = st.sets(texts.map(str.strip).filter(bool), max_size=8)


@given(names, texts)
def test_names_are_found_as_by_a_regular_expression(names: set[str], text: str) -> None:
    pattern = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    expression = re.compile(rf"(?<![\w-])(?:{pattern or '(?!)'})(?![\w-])")
    found = Names(names)
    assert list(found.places(text)) == [match.span() for match in expression.finditer(text)]
    for start in range(len(text)):
        match = expression.match(text, start)
        assert found.at(text, start) == (match.group() if match else None)


@given(texts.map(str.strip).filter(bool), texts)
def test_one_name_is_found_as_by_a_regular_expression(name: str, text: str) -> None:
    expression = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    assert list(places_of(name, text)) == [match.span() for match in expression.finditer(text)]
