"""What is a story: English, running text, at least a sentence."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import NotAStoryError
from summarizer.prose import is_table, require_story

STORY = (
    "A ferry with 86 people on board ran aground in fog on Friday, the coastguard said.\n\n"
    "Divers will look at the hull on Saturday, and sailings are cancelled until then.\n\n"
    "Nobody was hurt, said the captain, who was the last to leave the ship."
)
TABLE = "\n".join(f"| {year} | {year * 7 % 90}.5 | {year * 3 % 41} % | - |" for year in range(20))
CSV = "\n".join(f"{n},bolt M{n},{n * 3}.50,{n * 7},EUR,2024-01-{n:02}" for n in range(1, 30))
LOG = "\n".join(
    f"2024-03-0{n} 12:0{n}:17,31{n} INFO [worker-{n}] GET /stories/{n} 200 {n * 17}ms"
    for n in range(9)
)
PYTHON = """\
import os
from pathlib import Path

def total(prices: list[float]) -> float:
    result = 0.0
    for price in prices:
        result += price * 1.2
    return round(result, 2)

class Basket:
    def __init__(self, owner):
        self.owner = owner
        self.prices = []

    def add(self, price):
        self.prices.append(price)
        return self
"""
SCRIPT = """\
#include <stdio.h>

int main(void) {
    int total = 0;
    for (int i = 0; i < 10; i++) {
        total += i;
    }
    printf("%d", total);
    return 0;
}
"""
WORDS = "\n".join("bolt nut washer hinge bracket spring lever pulley axle gasket".split() * 4)


def refusal(text: str) -> NotAStoryError:
    with pytest.raises(NotAStoryError) as caught:
        require_story(text, source="a.txt")
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Nobody was hurt.",
        "Shares of Acme rose 3.5% to $12.40 on Monday, their best day since Nov. 3, 2021.",
        "“No,” she said.",
    ],
)
def test_a_story_is_in_english(text: str) -> None:
    assert require_story(text, source="a.txt") == "en"


@pytest.mark.parametrize("text", ["", "  ", "\n\n"])
def test_a_blank_text_is_empty(text: str) -> None:
    assert refusal(text).kind == "empty"


@pytest.mark.parametrize(
    "text",
    [TABLE, CSV, LOG, PYTHON, SCRIPT, WORDS, "12 13 14", "???", "one two"],
    ids=["table", "csv", "log", "python", "c", "words", "numbers", "marks", "two words"],
)
def test_what_is_no_running_text_is_refused(text: str) -> None:
    error = refusal(text)
    assert error.kind == "not-prose"
    assert error.message.startswith("a.txt: ")


def test_a_story_with_a_table_of_names_after_it_is_a_story() -> None:
    rows = "\n\n".join(f"{year}: Ola Brandt, Tromsdal United" for year in range(1980, 2020))
    assert require_story(f"{STORY}\n\n{rows}", source="a.txt") == "en"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Fähre ist im Nebel auf einen Felsen gelaufen. Niemand ist verletzt.", "German"),
        ("Le navire a heurté un rocher dans le brouillard. Il n'y a pas de blessés.", "French"),
        ("フェリーは霧の中で岩にぶつかりましたが、けが人はいませんでした。", "Japanese"),
    ],
    ids=["German", "French", "Japanese"],
)
def test_a_story_in_another_language_is_refused_by_its_name(text: str, name: str) -> None:
    error = refusal(text)
    assert error.kind == "language"
    assert f"this looks like {name}" in error.message
    assert "--model" in error.hint


def test_a_pipeline_of_another_language_takes_its_stories() -> None:
    text = "Die Fähre ist im Nebel auf einen Felsen gelaufen. Niemand ist verletzt."
    assert require_story(text, source="a.txt", language="de") == "de"
    assert require_story(text, source="a.txt", language=None) == "de"


@given(st.text())
def test_any_text_is_a_story_or_refused(text: str) -> None:
    with suppress(NotAStoryError):
        assert require_story(text, source="a.txt") == "en"


@pytest.mark.parametrize(
    "table",
    [
        'id,title,text\n1,"Oil, gas","Prices rose.\n\nThey fell."\n2,Ferry,Aground.\n',
        ",title,text\n0,Oil,Prices rose on Monday.\n1,Ferry,It ran aground.\n",
        "title;text;date\nOil;Prices rose on Monday.;2020-09-14\n",
        'title\ttext\tdate\n"No" to ferries\tIt said so.\t2020-09-14\n',
        "\ufefftitle\ttext\tdate\nOil\tPrices rose on Monday.\t2020-09-14\n",
    ],
)
def test_cells_in_rows_are_a_table(table: str) -> None:
    assert is_table(table)


@pytest.mark.parametrize(
    "text",
    [
        "Eggs, milk, bread\n\nPrices rose, fell, and rose.\n",
        "Eggs,milk,bread\n\nPrices rose on Monday, the office said.\n",
        "id,title,text\n",
        'title,site,date\n"The quotation never ends, he said,\nand it did not.\n',
        "Index\tLast\tChange\nFTSE\t7000\t1\nDax\t100\t2\n\nPrices rose.\nThey fell.\nThey rose.\n",
    ],
)
def test_commas_make_no_table_of_a_text(text: str) -> None:
    assert not is_table(text)
