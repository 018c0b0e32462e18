"""The evaluation: cases small enough to check by hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.evaluation.__main__ import main
from summarizer.evaluation.editor import dangling_ratio, leans, pick_ratios
from summarizer.evaluation.floors import (
    Kept,
    falls,
    lowered,
    raised,
    read_floors,
    write_floors,
)
from summarizer.evaluation.intervals import Measure, Ratio, measured
from summarizer.evaluation.material import Refusal, load_material
from summarizer.evaluation.mentions import detokenized, mention_ratios
from summarizer.evaluation.names import (
    GoldCast,
    GoldEntity,
    gold_cast,
    judged,
    misses,
    name_ratios,
    same_role,
)
from summarizer.evaluation.rouge import rouge_ratios
from summarizer.evaluation.runs import Report, Run
from summarizer.story import Entity, Story, Summary

TEXT = "Oracle bought a lake. It paid in cash. Rivals were not amused. Nobody swam."


def entity(name: str, *aliases: str, role: str | None = None) -> Entity:
    return Entity(
        name=name, aliases=(name, *aliases), mentions=1, salience=0.5, spans=(), role=role
    )


def gold(name: str, *aliases: str, role: str | None = None) -> GoldEntity:
    return GoldEntity(name=name, aliases=aliases, role=role)


def summary(
    *, companies: tuple[Entity, ...] = (), people: tuple[Entity, ...] = (), text: str = TEXT
) -> Summary:
    story = Story(source="test", text=text)
    return Summary(story=story, sentences=(), chosen=(), companies=companies, people=people)


# Names


def test_an_entity_is_right_by_any_of_its_forms() -> None:
    cast = GoldCast(companies=(gold("Deutsche Boerse", "Deutsche"),))
    verdict = judged([entity("Boerse", "Deutsche")], "companies", cast)
    assert [theirs.name for _, theirs in verdict.found] == ["Deutsche Boerse"]
    assert not verdict.wrong
    assert not verdict.missed


def test_curly_apostrophes_do_not_make_a_name_another() -> None:
    cast = GoldCast(people=(gold("Conan O'Brien"),))
    assert judged([entity("Conan O’Brien")], "people", cast).found


def test_optional_names_count_neither_way() -> None:
    cast = GoldCast(companies=(gold("Oracle"),), optional=frozenset({"Fox News"}))
    verdict = judged([entity("Fox News"), entity("Oracle")], "companies", cast)
    assert len(verdict.found) == 1
    assert verdict.wrong == ()


def test_a_second_entry_for_the_same_entity_is_wrong() -> None:
    cast = GoldCast(people=(gold("Elon Musk", "Musk"),))
    verdict = judged([entity("Musk"), entity("Elon Musk")], "people", cast)
    assert [ours.name for ours, _ in verdict.found] == ["Elon Musk"]
    assert [(ours.name, why) for ours, why in verdict.wrong] == [
        ("Musk", "second entry for Elon Musk")
    ]


def test_a_wrong_kind_is_wrong_and_leaves_the_entity_missed() -> None:
    cast = GoldCast(organizations=(gold("Ministry of Truth"),))
    wrong = judged([entity("Ministry of Truth")], "companies", cast).wrong
    assert [why for _, why in wrong] == ["one of the organizations"]
    assert len(judged([], "organizations", cast).missed) == 1


def test_equal_names_take_each_other_before_shared_aliases() -> None:
    cast = GoldCast(people=(gold("Joe Biden", "Biden"), gold("Hunter Biden", "Hunter")))
    entities = [entity("Hunter Biden", "Biden"), entity("Joe Biden")]
    found = judged(entities, "people", cast).found
    assert [(ours.name, theirs.name) for ours, theirs in found] == [
        ("Hunter Biden", "Hunter Biden"),
        ("Joe Biden", "Joe Biden"),
    ]


def test_the_ratios_of_a_story_are_those_counted_by_hand() -> None:
    cast = GoldCast(
        companies=(gold("Oracle"), gold("ByteDance")),
        people=(
            gold("Trip Chowdhry", "Chowdhry", "Trip", role="the analyst"),
            gold("Ann Lee", role="chief executive"),
            gold("Bo Li"),
        ),
    )
    story = summary(
        companies=(entity("Oracle"), entity("COVID-19"), entity("Redwood")),
        people=(entity("Chowdhry", role="analyst"),),
    )
    ratios = name_ratios(story, cast)
    assert ratios["companies precision"] == (1, 3)
    assert ratios["companies recall"] == (1, 2)
    assert ratios["companies F1"] == (2, 5)
    assert ratios["people names"] == (0, 1)
    assert ratios["people aliases"] == (1, 2)
    assert ratios["people roles"] == (1, 2)


def test_every_miss_is_told() -> None:
    cast = GoldCast(
        companies=(gold("ByteDance"),), people=(gold("Trip Chowdhry", "Trip", role="analyst"),)
    )
    story = summary(companies=(entity("COVID-19"),), people=(entity("Chowdhry", "Trip Chowdhry"),))
    assert list(misses(story, cast)) == [
        "companies: wrong: COVID-19 (no such name)",
        "companies: missed: ByteDance",
        "people: name: Chowdhry for Trip Chowdhry",
        "people: alias: Trip of Trip Chowdhry",
        "people: role: Trip Chowdhry: none for analyst",
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("the president", "President", True),
        ("his associate", "associate", True),
        ("U.S. President", "US president", True),
        ("Hunter Biden’s attorney", "Hunter Biden's attorney", True),
        ("chief executive of Oracle", "analyst at Redwood", False),
        ("former senior vice president", "president", False),
        (None, "President", False),
        ("the", "a", False),
    ],
)
def test_a_role_is_right_when_half_its_words_are(ours: str | None, theirs: str, same: bool) -> None:
    assert same_role(ours, theirs) is same


def test_a_record_of_gold_becomes_a_cast() -> None:
    record = {
        "companies": [{"name": "CEFC", "aliases": []}],
        "people": [{"name": "Al Gore", "aliases": ["Gore"], "role": None}],
        "organizations": [],
        "optional": ["X"],
    }
    expected = GoldCast(
        companies=(gold("CEFC"),), people=(gold("Al Gore", "Gore"),), optional=frozenset({"X"})
    )
    assert gold_cast(record) == expected


def test_mentions_are_matched_by_their_place() -> None:
    words, tags = ["Ann", "Lee", "left", "Oracle", "."], ["B-PER", "I-PER", "O", "B-ORG", "O"]
    text, mentions = detokenized([(words, tags), (["Oracle", "AG"], ["B-ORG", "B-ORG"])])
    assert text == "Ann Lee left Oracle .\nOracle AG"
    assert {(tag, text[start:end]) for tag, start, end in mentions} == {
        ("PER", "Ann Lee"),
        ("ORG", "Oracle"),
        ("ORG", "AG"),
    }
    ann = replace(entity("Ann Lee"), spans=((0, 7),))
    oracle = replace(entity("Oracle"), spans=((13, 19), (0, 3)))
    ratios = mention_ratios(summary(companies=(oracle,), people=(ann,), text=text), mentions)
    assert ratios["PER F1"] == (2, 2)
    assert ratios["ORG precision"] == (1, 2)
    assert ratios["ORG recall"] == (1, 3)


# Sentences


def test_picks_are_found_whatever_their_quotes_and_spaces() -> None:
    ratios = pick_ratios(["“Yes,” she  said.", "No."], ['"Yes," she said.', "Maybe.", "So."])
    assert ratios == {"picks found": (1, 3), "picks F1": (2, 5)}


def test_without_picks_nothing_is_measured() -> None:
    assert pick_ratios(["Yes."], []) == {}
    assert rouge_ratios(["Yes."], []) == {}


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("He left.", True),
        ("“But it’s late,” she said.", True),
        ("It's late.", True),
        ("Meanwhile, prices rose.", True),
        ("IT firms fell.", False),
        ("Theirs was a long story.", False),
        ("Oracle left. He stayed.", False),
        ("…", False),
    ],
)
def test_a_sentence_leans_by_its_first_word(sentence: str, does: bool) -> None:
    assert leans(sentence) is does


def test_a_summary_dangles_when_the_sentence_before_was_left_out() -> None:
    assert dangling_ratio(["A lake.", "It shone."], [0, 2]) == (1, 1)
    assert dangling_ratio(["A lake.", "It shone."], [1, 2]) == (0, 1)
    assert dangling_ratio(["It shone.", "Oracle paid."], [0, 4]) == (0, 1)


def test_rouge_is_averaged_over_references_and_stems() -> None:
    ratios = rouge_ratios(["Oracle bought lakes"], [["Oracle bought lake"], ["Nobody swam"]])
    assert ratios["ROUGE-1"] == (0.5, 1)
    assert ratios["ROUGE-2"] == (0.5, 1)


def test_rouge_l_counts_sentence_by_sentence() -> None:
    reference = [["Oracle bought lakes", "Rivals wept"]]
    in_other_order = rouge_ratios(["Rivals wept", "Oracle bought lakes"], reference)
    assert in_other_order["ROUGE-Lsum"] == (1, 1)
    assert rouge_ratios(["Rivals wept Oracle bought lakes"], reference)["ROUGE-Lsum"][0] == 1


# Intervals


def test_a_measure_is_the_ratio_of_sums() -> None:
    measure = measured([(1, 2), (0, 8)])
    assert measure is not None
    assert measure.value == 10
    assert measure.low <= 10 <= measure.high


def test_the_bootstrap_gives_the_same_interval_twice() -> None:
    ratios: list[Ratio] = [(n % 3, 3) for n in range(50)]
    assert measured(ratios) == measured(ratios)
    assert measured(ratios, seed=1) != measured(ratios, seed=2)


def test_equal_stories_have_an_interval_of_no_width() -> None:
    assert measured([(1, 4)] * 9) == Measure(value=25, low=25, high=25)


def test_where_every_whole_is_nothing_there_is_no_measure() -> None:
    assert measured([(0, 0), (0, 0)]) is None
    assert measured([]) is None


# Floors


def report(*, rouge: float = 30.0, dangling: float = 2.0, refused: int = 0) -> Report:
    measures = {"ROUGE-1": rouge, "dangling": dangling}
    return Report(
        run=Run(material="stories"),
        sha256="abc",
        stories=9,
        refused=(Refusal(name="a", reason="empty"),) * refused,
        measures={k: Measure(value=v, low=v, high=v) for k, v in measures.items()},
        milliseconds=1.0,
    )


def test_floors_lie_just_under_what_was_measured() -> None:
    assert lowered(report()) == Kept(
        sha256="abc", floors={"ROUGE-1": 29.0, "dangling": 3.0, "refused": 0.0}
    )


def test_a_fall_is_named() -> None:
    kept = lowered(report())
    assert list(falls(report(rouge=29.5, dangling=1.0), kept)) == []
    assert list(falls(report(rouge=28.0, dangling=9.0, refused=1), kept)) == [
        "stories (standfirst, 3 sentences): ROUGE-1 28.0, floor 29.0",
        "stories (standfirst, 3 sentences): dangling 9.0, ceiling 3.0",
        "stories (standfirst, 3 sentences): refused 1.0, ceiling 0.0",
    ]


def test_a_measure_that_is_gone_has_fallen() -> None:
    gone = replace(report(), measures={})
    assert len(list(falls(gone, lowered(report())))) == 2


def test_other_data_and_unknown_runs_do_not_pass() -> None:
    assert "other data" in next(falls(report(), replace(lowered(report()), sha256="xyz")))
    assert "no floor is kept" in next(falls(report(), None))


def test_raised_floors_never_sink() -> None:
    kept = raised(report(rouge=28.0, dangling=1.0), lowered(report()))
    assert kept.floors == {"ROUGE-1": 29.0, "dangling": 2.0, "refused": 0.0}


def test_floors_come_back_from_their_file(tmp_path: Path) -> None:
    kept = {Run(material="stories", limit=5): lowered(report())}
    write_floors(kept, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == kept
    assert read_floors(tmp_path / "none.json") == {}


# The command


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    row = {"id": "a", "text": TEXT, "references": [["Oracle bought a lake."]], "lead3": [TEXT]}
    table = row | {"id": "b", "text": "1 2 3 4 5 6 7 8 9"}
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (row, table)), encoding="utf-8")
    return path


def evaluated(stories: Path, *options: str) -> int:
    floors = str(stories.with_name("floors.json"))
    return main([str(stories), "--selection", "lead", "--floors", floors, *options])


def test_a_table_names_the_measures_and_the_refused(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluated(stories, "--sentences", "1") == 0
    out = capsys.readouterr().out
    assert "rows: 1 stories, 1 refused" in out
    assert "ROUGE-Lsum   100.0  [100.0, 100.0]" in out
    assert "refused: b: " in out


def test_json_holds_the_same(stories: Path) -> None:
    path = stories.with_name("report.json")
    assert evaluated(stories, "--sentences", "1", "--json", str(path)) == 0
    (record,) = json.loads(path.read_text(encoding="utf-8"))["reports"]
    assert record["measures"]["ROUGE-1"] == {"value": 100.0, "low": 100.0, "high": 100.0}
    assert record["refused"][0]["id"] == "b"


def test_floors_refuse_to_fall_and_give_way_only_when_told_to(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = stories.with_name("floors.json")
    assert evaluated(stories, "--check") == 1
    assert evaluated(stories, "--write-floors") == 0
    assert evaluated(stories, "--check") == 0
    (entry,) = json.loads(floors.read_text(encoding="utf-8"))
    entry["floors"]["ROUGE-2"] = 99.0
    floors.write_text(json.dumps([entry]), encoding="utf-8")
    assert evaluated(stories, "--check") == 1
    assert evaluated(stories, "--write-floors") == 1
    assert "--lower" in capsys.readouterr().err
    assert json.loads(floors.read_text(encoding="utf-8")) == [entry]
    assert evaluated(stories, "--write-floors", "--lower") == 0
    assert evaluated(stories, "--check") == 0


@pytest.mark.parametrize(
    "options", [["--lower"], ["--limit", "0"], ["--check", "--write-floors"], ["nowhere.jsonl"]]
)
def test_what_makes_no_sense_is_a_usage_error(stories: Path, options: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        evaluated(stories, *options)


def test_a_folder_gives_its_own_picks_and_names(tmp_path: Path) -> None:
    record: dict[str, object] = {"id": "a", "companies": [{"name": "Oracle", "aliases": []}]}
    record |= {"people": [], "organizations": [], "optional": []}
    (tmp_path / "a.txt").write_text("Oracle buys\n\n" + TEXT, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    keys = json.dumps({"id": "a", "key": ["Nobody swam."], "next": []})
    (tmp_path / "key.jsonl").write_text(keys + "\n", encoding="utf-8")
    (case,) = load_material(tmp_path).cases
    assert case.picks == ("Nobody swam.",)
    assert case.cast == GoldCast(companies=(gold("Oracle"),))
    assert (case.story.headline, case.story.text) == ("Oracle buys", TEXT)
