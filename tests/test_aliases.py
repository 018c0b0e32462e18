"""Aliases: which forms of a story are one name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import aliases
from summarizer.aliases import merged
from summarizer.forms import Form

SURE = {"c": (0.95, 0.02, 0.03), "p": (0.02, 0.95, 0.03), "o": (0.05, 0.02, 0.93)}


def names(*forms: tuple[str, str]) -> list[set[str]]:
    """Groups of forms given as (text, kind letter), each at the next position of the story."""
    given = [Form(text, SURE[kind], (10 * i,)) for i, (text, kind) in enumerate(forms)]
    return [{form.text for form in group} for group in merged(given)]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        (("Trip Chowdhry", "p"), ("Chowdhry", "p")),
        (("Kourtney Kardashian", "p"), ("Kourtney", "p")),
        (("Lee A. Hart Jr.", "p"), ("Lee Hart", "p")),
        (("John F. Kennedy", "p"), ("J. Kennedy", "p")),
        (("Ursula von der Leyen", "p"), ("von der Leyen", "p")),
        (("Lupita Nyong'o", "p"), ("Nyong’o", "p")),
        (("Advanced Micro Devices", "c"), ("AMD", "c")),
        (("Marks & Spencer", "c"), ("M&S", "c")),
        (("Deutsche Boerse", "c"), ("Deutsche", "c")),
        (("Toyota Motor Co.", "c"), ("Toyota", "c")),
        (("Amazon.com", "c"), ("Amazon", "c")),
        (("Government Accountability Office", "o"), ("GAO", "o")),
        (("New York Times", "c"), ("Times", "c")),
        (("U.S. Air Force", "o"), ("US Air Force", "o")),
        (("Timothy D. Cook", "p"), ("Tim Cook", "p")),
        (("Nicholas Winton", "p"), ("Nicky", "p")),
        (("Robert Winton", "p"), ("Bob", "p")),
        (("Mary Slater-Finch", "p"), ("Finch", "p")),
        (("Travis Kelce", "p"), ("Trav", "p")),
        (("Henry “Money” Miller", "p"), ("Money Miller", "p")),
        (("Jack A. Weil", "p"), ("Papa Jack", "p")),
        (("Leonard Nimoy", "p"), ("Leonard Nemoy", "p")),
        (("William Hartmann", "p"), ("Harmann", "p")),
        (("Centers for Disease Control and Prevention", "o"), ("CDC", "o")),
        (("U.S. Food and Drug Administration", "o"), ("FDA", "o")),
        (("U.S. Postal Service", "o"), ("USPS", "o")),
        (("U.S. Justice Department", "o"), ("DOJ", "o")),
        (("U.S. Justice Department", "o"), ("Department of Justice", "o")),
        (("Justice Department", "o"), ("Department of Justice", "o")),
        (("Islamic State", "o"), ("ISIS", "o")),
        (("Lockheed Martin", "c"), ("Lockheed-Martin", "c")),
        (("John F. Kennedy", "p"), ("JFK", "p")),
        (("Bank of Canada", "o"), ("BoC", "o")),
        (("Federal Reserve", "o"), ("Fed", "o")),
        (("Conservatives", "o"), ("Tories", "o")),
        (("Scottish National Party", "o"), ("Scottish Nationalists", "o")),
        (("Islamic Revolutionary Guard Corps", "o"), ("Revolutionary Guards", "o")),
        (("Greek Athletics Federation", "o"), ("Greek Federation", "o")),
        (("Israeli Ministry of Defence", "o"), ("Ministry of Defense", "o")),
        (("GW Pharmaceuticals", "c"), ("GW Pharma", "c")),
        (("JPMorgan Chase", "c"), ("JP Morgan", "c")),
        (("United Nations Security Council", "o"), ("UN Security Council", "o")),
        (("RJ Reynolds Tobacco", "c"), ("Reynolds", "c")),
        (("Highfields Capital Management", "c"), ("Highfield", "c")),
        (("Wall Street Journal", "c"), ("The Wall Street Journal", "c")),
        (("Younis al-Shami", "p"), ("Al Shami", "p")),
        (("Younis al-Shami", "p"), ("Younis Shami", "p")),
        (("Tolland and Quill Trust", "o"), ("Tolland & Quill Trust", "o")),
    ],
)
def test_a_short_form_joins_the_full_name(full: tuple[str, str], short: tuple[str, str]) -> None:
    assert names(full, short) == [{full[0], short[0]}]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Bill Ford", "p"), ("Ford", "c")),
        (("Standard Life", "c"), ("Standard Life Investments", "c")),
        (("BuzzFeed", "c"), ("BuzzFeed News", "c")),
        (("National Republican Senatorial Committee", "o"), ("Republicans", "o")),
        (("Republican National Committee", "o"), ("GOP", "o")),
        (("Hunter Biden", "p"), ("Joe Biden", "p")),
        (("Bank of America", "c"), ("Bank of England", "o")),
        (("Phil Murphy", "p"), ("Tammy Murphy", "p")),
        (("General Electric", "c"), ("General Motors", "c")),
        (("Donald Trump", "p"), ("Donald Trump Jr.", "p")),
        (("Senate Judiciary Committee", "o"), ("Senate", "o")),
        (("White House", "o"), ("House", "o")),
        (("Bill Clinton", "p"), ("Michael Clifton", "p")),
        (("Burlington Democratic Party", "o"), ("Democrats", "o")),
        (("Tucker Carlson", "p"), ("Tucker Carlson Network", "c")),
        (("Maria Lopez", "p"), ("Mario Lopez", "p")),
        (("Daniel Oliver Nash", "p"), ("Don", "p")),
        (("al Qaeda in Iraq", "o"), ("al Qaeda", "o")),
    ],
)
def test_names_that_only_look_alike_stay_apart(
    left: tuple[str, str], right: tuple[str, str]
) -> None:
    assert len(names(left, right)) == 2


def test_a_shared_surname_goes_to_the_one_not_called_by_the_given_name() -> None:
    groups = names(("Hunter Biden", "p"), ("Hunter", "p"), ("Joe Biden", "p"), ("Biden", "p"))
    assert {"Joe Biden", "Biden"} in groups
    assert {"Hunter Biden", "Hunter"} in groups


def test_a_shared_surname_goes_to_the_bearer_of_the_title() -> None:
    president = frozenset({"president"})
    forms = [
        Form("Joe Biden", SURE["p"], (40,), titles=president),
        Form("James Biden", SURE["p"], (10,)),
        Form("Biden", SURE["p"], (20, 60), titles=president),
    ]
    groups = [{form.text for form in group} for group in merged(forms)]
    assert {"Joe Biden", "Biden"} in groups


def test_a_bracketed_ticker_belongs_to_the_name_before_it() -> None:
    forms = [
        Form("Netflix", SURE["c"], (0,)),
        Form("NFLX", SURE["c"], (10,), same_as="Netflix"),
    ]
    assert len(merged(forms)) == 1


def test_a_bare_surname_goes_to_the_elder_of_two_generations() -> None:
    groups = names(("Donald Trump", "p"), ("Donald Trump Jr.", "p"), ("Trump", "p"))
    assert {"Donald Trump", "Trump"} in groups


WORDS = (
    "Robert Bob Bobby Timothy Tim Timoty Smith Smyth Smiths Jones Jones-Smith Nicky Nicholas "
    "Department of Justice Office Senate U.S. JP Morgan JPMorgan Chase Mt. Gox Mt.Gox The BBC AT&T "
    "DOJ CDC Centers for Disease Control and Prevention Fed Federal Reserve Tories Conservative "
    "Party Liberals Liberal GOP Republican Lib Dems Democrats News Inc. Jr. Sr. Papa J. GW "
    "Pharmaceuticals Pharma A T & United States United Kingdom UK Bank Banks"
).split()
forms = st.builds(
    Form,
    text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
    probabilities=st.sampled_from([*SURE.values(), (0.5, 0.4, 0.1), (0.1, 0.45, 0.45)]),
    starts=st.lists(st.integers(0, 900), min_size=1, max_size=4, unique=True).map(
        lambda starts: tuple(sorted(starts))
    ),
    same_as=st.sampled_from([None, None, None, "JP Morgan", "Bob Smith"]),
)


@given(st.lists(forms, max_size=12, unique_by=lambda form: form.text))
@settings(max_examples=300)
def test_forms_without_a_common_trace_are_never_one_name(listed: list[Form]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aliases, "traces", lambda _: {"any"})
        compared_with_all = merged(listed)
    assert merged(listed) == compared_with_all
