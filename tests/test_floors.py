"""The floors hold on the first stories of the development data, where that is at hand."""

from pathlib import Path

import pytest

from summarizer.evaluation.floors import falls, read_floors
from summarizer.evaluation.material import load_material
from summarizer.evaluation.runs import Run, evaluate

FLOORS = read_floors(Path(__file__).with_name("floors.json"))
DATA = Path(__file__).parents[2] / "shared" / "data"
PLACES = ("{}", "summaries/{}.jsonl", "names/{}.jsonl")
SAMPLES = [run for run in FLOORS if 0 < run.limit <= 25]


@pytest.mark.parametrize("run", SAMPLES, ids=str)
def test_nothing_falls_below_its_floor(run: Run) -> None:
    paths = [DATA / place.format(run.material) for place in PLACES]
    path = next((path for path in paths if path.exists()), None)
    if path is None:
        pytest.skip(f"the development data is not at hand: {DATA.name}/{run.material}")
    report = evaluate(run, load_material(path, limit=run.limit))
    assert list(falls(report, FLOORS[run])) == []
