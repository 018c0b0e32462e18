"""An output folder over several runs, with the library's work replaced."""

from __future__ import annotations

import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from conftest import told

import summarizer.batch
from cli.app import main
from cli.atomic import replacing
from cli.ledger import LEDGER, Made, open_ledger
from cli.occupants import digest_of
from cli.terminal import Environment
from summarizer.errors import NotAStoryError, StoryError
from summarizer.sources import Source, bytes_of
from summarizer.story import Outcome
from summarizer.summarizing import Summarizer

Surroundings = Callable[..., Environment]


class Work:
    """Stands in for the library: a story's first line is its summary, `Bad` is no story."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.stop_after: int | None = None
        self.before: Callable[[Source], None] = lambda _: None

    def __call__(
        self, sources: Iterable[Source | Outcome], summarizer: Summarizer, **_: object
    ) -> Iterator[tuple[Source | Outcome, Outcome]]:
        for item in sources:
            if len(self.done) == self.stop_after:
                raise KeyboardInterrupt
            yield item, item if isinstance(item, Outcome) else self._outcome(item)

    def _outcome(self, source: Source) -> Outcome:
        self.before(source)
        self.done.append(Path(source.name).name)
        try:
            return Outcome(source=source.name, summary=told(self._words(source)))
        except StoryError as error:
            return Outcome(source=source.name, error=error)

    @staticmethod
    def _words(source: Source) -> str:
        data = source.data if source.data is not None else bytes_of(source.path or Path())
        if data.removeprefix(b'{"text": "').startswith(b"Bad"):
            raise NotAStoryError(f"{source.name}: bad", hint="Give another.", kind="empty")
        return data.decode()


class Folders:
    """A folder of stories, one of results, and runs from one to the other."""

    def __init__(self, base: Path, work: Work, surroundings: Surroundings) -> None:
        self.stories, self.out = base / "stories", base / "out"
        self.stories.mkdir()
        self.sources: list[object] = [self.stories]
        self._work = work
        self._surroundings = surroundings

    def tell(self, **words: str) -> None:
        for name, text in words.items():
            (self.stories / f"{name}.txt").write_text(text)

    def run(self, *args: object, piped: bytes = b"", code: int = 0) -> tuple[list[str], str]:
        """Which stories were summarized, and what was said."""
        self._work.done.clear()
        environment: Any = self._surroundings(piped)
        given = [str(arg) for arg in (*self.sources, *args, "--output-dir", self.out)]
        assert main(given, environment=environment) == code
        said = environment.stderr.getvalue().replace(f"{self.out}{os.sep}", "")
        return list(self._work.done), re.sub(r", \d+\.\d s\.", ".", said).replace(
            "standfirst: ", ""
        )

    def results(self) -> dict[str, str]:
        found = (path for path in self.out.rglob("[!.]*") if path.is_file())
        return {path.relative_to(self.out).as_posix(): path.read_text() for path in sorted(found)}


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    made = Work()
    monkeypatch.setattr(summarizer.batch, "summarized_sources", made)
    return made


@pytest.fixture
def folders(tmp_path: Path, work: Work, surroundings: Surroundings) -> Folders:
    made = Folders(tmp_path, work, surroundings)
    made.tell(a="Ann.", b="Bob.")
    return made


def test_the_first_run_makes_all(folders: Folders) -> None:
    assert folders.run() == (["a.txt", "b.txt"], "2 done.\n")
    assert folders.results() == {"a.txt": "Ann.\n", "b.txt": "Bob.\n"}


def test_the_second_run_does_nothing_and_says_so(folders: Folders) -> None:
    folders.run()
    before = {path: path.stat().st_mtime_ns for path in folders.out.glob("[!.]*")}
    assert folders.run() == ([], "0 done, 2 up to date.\n")
    assert {path: path.stat().st_mtime_ns for path in folders.out.glob("[!.]*")} == before


def test_a_new_story_is_done_alone(folders: Folders) -> None:
    folders.run()
    folders.tell(c="Cyd.")
    assert folders.run() == (["c.txt"], "1 done, 2 up to date.\n")


def test_a_changed_story_is_done_again_alone(folders: Folders) -> None:
    folders.run()
    folders.tell(b="Bea.")
    assert folders.run() == (["b.txt"], "1 done, 1 up to date.\n")
    assert folders.results()["b.txt"] == "Bea.\n"


def test_a_story_that_was_only_touched_stays(folders: Folders) -> None:
    folders.run()
    os.utime(folders.stories / "a.txt", (0, 0))
    assert folders.run()[0] == []


def test_a_result_that_was_deleted_is_made_again(folders: Folders) -> None:
    folders.run()
    (folders.out / "a.txt").unlink()
    assert folders.run()[0] == ["a.txt"]
    assert folders.results()["a.txt"] == "Ann.\n"


def test_other_settings_make_all_again(folders: Folders) -> None:
    folders.run()
    assert folders.run("-n", "1")[0] == ["a.txt", "b.txt"]
    assert folders.run("-n", "1")[0] == []


def test_force_makes_all_again(folders: Folders) -> None:
    folders.run()
    assert folders.run("--force") == (["a.txt", "b.txt"], "2 done.\n")
    assert folders.run()[0] == []


def test_a_story_that_fails_is_tried_again_each_time(folders: Folders) -> None:
    folders.tell(b="Bad.")
    for _ in range(2):
        done, said = folders.run(code=1)
        assert "b.txt" in done
        assert "1 failed (1 empty)" in said
    assert folders.results() == {"a.txt": "Ann.\n"}


def test_a_story_that_fails_keeps_its_earlier_result(folders: Folders) -> None:
    folders.run()
    folders.tell(b="Bad.")
    done, said = folders.run(code=1)
    assert done == ["b.txt"]
    assert said.splitlines()[1:] == ["0 done, 1 up to date, 1 failed (1 empty)."]
    assert folders.results()["b.txt"] == "Bob.\n"


def test_a_story_that_is_again_what_it_was_needs_nothing(folders: Folders) -> None:
    folders.run()
    folders.tell(b="Bad.")
    folders.run(code=1)
    folders.tell(b="Bob.")
    assert folders.run() == ([], "0 done, 2 up to date.\n")


def test_a_result_whose_story_is_gone_is_named_and_kept(folders: Folders) -> None:
    folders.run()
    (folders.stories / "b.txt").unlink()
    assert folders.run()[1] == "1 result has no story any more: b.txt.\n0 done, 1 up to date.\n"
    assert folders.results()["b.txt"] == "Bob.\n"


def test_a_result_that_was_deleted_too_is_not_named(folders: Folders) -> None:
    folders.run()
    (folders.stories / "b.txt").unlink()
    (folders.out / "b.txt").unlink()
    assert "no story any more" not in folders.run()[1]


def test_quiet_says_nothing_of_it(folders: Folders) -> None:
    folders.run()
    (folders.stories / "b.txt").unlink()
    assert folders.run("-q")[1] == ""


def test_of_many_results_without_a_story_three_are_named_unless_asked(folders: Folders) -> None:
    folders.tell(**dict.fromkeys("cdef", "Word."))
    folders.run()
    for name in "bcdef":
        (folders.stories / f"{name}.txt").unlink()
    said = "5 results have no story any more: b.txt, c.txt, d.txt and 2 more."
    assert said in folders.run()[1]
    assert "any more: b.txt, c.txt, d.txt, e.txt, f.txt." in folders.run("-v")[1]


def test_a_story_that_was_not_asked_for_is_not_gone(folders: Folders) -> None:
    folders.tell(c="Cyd.")
    folders.run()
    folders.sources = [folders.stories / name for name in ("a.txt", "c.txt")]
    assert folders.run()[1] == "0 done, 2 up to date.\n"


def test_a_result_that_has_another_name_since_a_clash_is_named(folders: Folders) -> None:
    folders.run()
    (folders.stories / "a.md").write_text("Amy.")
    done, said = folders.run()
    assert sorted(done) == ["a.md", "a.txt"]
    assert "1 result has a newer one in another place: a.txt.\n" in said
    assert set(folders.results()) == {"a.txt", "a.md.txt", "a.txt.txt", "b.txt"}


def test_a_run_over_a_part_says_which_results_it_made_elsewhere(folders: Folders) -> None:
    (folders.stories / "sub").mkdir()
    (folders.stories / "sub" / "c.txt").write_text("Cyd.")
    folders.run()
    folders.sources = [folders.stories / "sub"]
    said = folders.run()[1]
    assert said == f"1 result has a newer one in another place: {Path('sub', 'c.txt')}.\n1 done.\n"


def test_a_file_of_somebody_else_stays_and_costs_its_story_alone(folders: Folders) -> None:
    folders.out.mkdir()
    (folders.out / "a.txt").write_text("My notes on Ann.")
    said = folders.run(code=1)[1]
    assert "a.txt: there is a file of this name already" in said
    assert "1 done, 1 failed (1 with their place taken)." in said
    assert folders.results() == {"a.txt": "My notes on Ann.", "b.txt": "Bob.\n"}
    assert folders.run("--force") == (["a.txt", "b.txt"], "2 done.\n")
    assert folders.results()["a.txt"] == "Ann.\n"


def test_a_folder_of_somebody_else_costs_its_story_alone(folders: Folders) -> None:
    (folders.out / "a.txt").mkdir(parents=True)
    assert "1 done, 1 failed" in folders.run(code=1)[1]


def test_results_of_a_ledger_that_is_lost_are_taken_up_again(folders: Folders) -> None:
    folders.run()
    (folders.out / LEDGER).unlink()
    assert folders.run() == (["a.txt", "b.txt"], "2 done.\n")
    assert folders.run()[0] == []


@pytest.mark.parametrize("day", ["monday", "tuesday"])  # before and after "stories"
def test_the_result_of_another_story_stays_and_costs_its_story_alone(
    folders: Folders, tmp_path: Path, day: str
) -> None:
    folders.run()
    folders.sources = [tmp_path / day]
    (tmp_path / day).mkdir()
    for name, text in (("a", "Amy."), ("c", "Cyd.")):
        (tmp_path / day / f"{name}.txt").write_text(text)
    said = folders.run(code=1)[1]
    assert f"there is the result of another story, {folders.stories / 'a.txt'}" in said
    assert folders.results() == {"a.txt": "Ann.\n", "b.txt": "Bob.\n", "c.txt": "Cyd.\n"}
    folders.run("--force")
    assert folders.results()["a.txt"] == "Amy.\n"


def test_the_result_of_a_story_that_moved_is_written_over(folders: Folders, tmp_path: Path) -> None:
    folders.run()
    folders.sources = [folders.stories.rename(tmp_path / "moved")]
    (tmp_path / "moved" / "a.txt").write_text("Amy.")
    folders.run()
    assert folders.results() == {"a.txt": "Amy.\n", "b.txt": "Bob.\n"}


def test_a_result_that_somebody_edited_stays(folders: Folders) -> None:
    folders.run()
    (folders.out / "a.txt").write_text("Ann. Call her!")
    assert folders.run()[0] == []
    folders.tell(a="Amy.", b="Bea.")
    said = folders.run(code=1)[1]
    assert "a.txt: it was changed since it was written" in said
    assert folders.results() == {"a.txt": "Ann. Call her!", "b.txt": "Bea.\n"}
    folders.run("--force")
    assert folders.results()["a.txt"] == "Amy.\n"


def test_a_place_that_was_closed_once_is_not_ours_for_ever(folders: Folders) -> None:
    (folders.stories / "sub").mkdir()
    (folders.stories / "sub" / "c.txt").write_text("Cyd.")
    folders.out.mkdir()
    (folders.out / "sub").write_text("My notes, in the way of a folder.")
    assert "1 failed (1 unwritable)" in folders.run(code=1)[1]
    (folders.out / "sub").unlink()
    (folders.out / "sub").mkdir()
    (folders.out / "sub" / "c.txt").write_text("My notes on Cyd.")
    assert "c.txt: it was changed since it was written" in folders.run(code=1)[1]
    assert folders.results()["sub/c.txt"] == "My notes on Cyd."


def test_a_place_that_is_closed_costs_one_story(folders: Folders) -> None:
    (folders.out / "a.txt" / "in-the-way").mkdir(parents=True)
    said = folders.run("--force", code=1)[1]
    assert "a.txt: cannot be written" in said
    assert "1 done, 1 failed (1 unwritable)" in said


def test_a_story_in_a_folder_that_nobody_may_look_into_is_not_gone(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders.run()
    (folders.stories / "b.txt").unlink()
    lstat = Path.lstat

    def closed(path: Path) -> os.stat_result:
        if path == folders.stories / "b.txt":
            raise PermissionError(13, "Permission denied")
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", closed)
    assert "no story any more" not in folders.run()[1]


def test_a_story_with_two_results_is_told_once(folders: Folders) -> None:
    (folders.stories / "sub").mkdir()
    (folders.stories / "sub" / "c.txt").write_text("Cyd.")
    folders.run()
    whole, part = [folders.stories], [folders.stories / "sub"]
    folders.sources = part
    assert "newer one in another place: sub/c.txt" in folders.run()[1].replace(os.sep, "/")
    for sources in (whole, part, whole):
        folders.sources = list(sources)
        assert "newer" not in folders.run()[1]


@pytest.mark.parametrize("age", [0, 100_000], ids=["newer", "older"])
def test_a_story_that_changes_while_it_is_read_is_read_again(
    folders: Folders, work: Work, age: int
) -> None:
    def change(source: Source) -> None:
        folders.tell(**{Path(source.name).stem: "Cyd."})
        if age:
            os.utime(source.name, (time.time() - age,) * 2)

    work.before = change
    folders.run()
    work.before = lambda _: None
    folders.tell(a="Ann.", b="Bob.")
    assert folders.run()[0] == ["a.txt", "b.txt"]
    assert folders.results() == {"a.txt": "Ann.\n", "b.txt": "Bob.\n"}


def test_a_result_that_was_half_entered_is_ours(folders: Folders) -> None:
    folders.run()
    with closing(open_ledger(folders.out, waiting=lambda: None)) as ledger:
        made = Made(
            file=folders.stories / "a.txt", digest=f"{digest_of(folders.out / 'a.txt')} other"
        )
        ledger.enter(Path("a.txt"), made)  # and was killed here
    folders.tell(a="Amy.")
    assert folders.run() == (["a.txt"], "1 done, 1 up to date.\n")


def test_a_result_in_another_format_has_its_story_still(folders: Folders) -> None:
    folders.run()
    assert folders.run("-f", "markdown")[1] == "2 done.\n"
    (folders.stories / "b.txt").unlink()
    assert "2 results have no story any more: b.md, b.txt." in folders.run("-f", "markdown")[1]


def test_records_are_done_one_by_one(folders: Folders) -> None:
    day = folders.stories / "day.jsonl"
    lines = [json.dumps({"text": name}) for name in ("Xan", "Yan", "Zan")]
    day.write_text("\n".join(lines))
    assert folders.run()[0][2:] == ["day.jsonl:1", "day.jsonl:2", "day.jsonl:3"]
    day.write_text("\n".join([lines[0], '{"text": "Yul"}', lines[2]]))
    assert folders.run() == (["day.jsonl:2"], "1 done, 4 up to date.\n")


def test_a_record_that_fails_keeps_its_earlier_result_and_is_not_gone(folders: Folders) -> None:
    day = folders.stories / "day.jsonl"
    lines = [json.dumps({"text": name}) for name in ("Xan", "Yan")]
    day.write_text("\n".join(lines))
    folders.run()
    kept = folders.results()
    day.write_text("\n".join([lines[0], '{"text": "Bad."}']))
    said = folders.run(code=1)[1]
    assert said.splitlines()[1:] == ["0 done, 3 up to date, 1 failed (1 empty)."]
    assert folders.results() == kept


def test_a_file_that_cannot_be_parted_costs_no_other(folders: Folders) -> None:
    (folders.stories / "aa.jsonl.gz").write_bytes(b"\x1f\x8bno archive")
    assert folders.run(code=1)[0] == ["a.txt", "b.txt"]


def test_a_pipe_with_a_name_is_read_once(folders: Folders, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    folders.sources = [pipe]
    writer = threading.Thread(target=pipe.write_text, args=("Ann.",))
    writer.start()
    assert folders.run()[1] == "1 done.\n"
    writer.join()
    assert folders.results() == {"pipe.txt": "Ann.\n"}


def test_an_output_folder_is_made_with_those_above_it(folders: Folders, tmp_path: Path) -> None:
    folders.out = tmp_path / "briefs" / "of" / "today"
    folders.run()
    assert folders.results() == {"a.txt": "Ann.\n", "b.txt": "Bob.\n"}


def test_the_result_of_a_record_that_is_gone_is_named(folders: Folders) -> None:
    day = folders.stories / "day.jsonl"
    lines = [json.dumps({"text": name}) for name in ("Xan", "Yan", "Zan")]
    day.write_text("\n".join(lines))
    folders.run()
    day.write_text("\n".join(lines[:2]))
    assert "1 result has no story any more: day-3.txt." in folders.run()[1]


def test_what_is_piped_in_twice_is_done_once(folders: Folders) -> None:
    folders.sources = ["-"]
    assert folders.run(piped=b"Ann.")[0] == ["-"]
    assert folders.run(piped=b"Ann.")[0] == []
    assert folders.run(piped=b"Amy.")[0] == ["-"]
    assert folders.results() == {"stdin.txt": "Amy.\n"}


@pytest.mark.parametrize("name", [b"\xe4\xff.txt", b"caf\xc3\xa9.txt", b"o'clock.txt"])
def test_names_may_be_any_bytes(folders: Folders, name: bytes) -> None:
    path = folders.stories / os.fsdecode(name)
    path.write_text("Zoe.")
    assert folders.run()[0][-1:] == [path.name]
    assert folders.run() == ([], "0 done, 3 up to date.\n")
    assert (folders.out / path.name).read_text() == "Zoe.\n"


def test_a_broken_ledger_is_replaced_and_all_is_made_anew(folders: Folders) -> None:
    folders.run()
    (folders.out / LEDGER).write_bytes(b"no ledger")
    assert folders.run() == (["a.txt", "b.txt"], "2 done.\n")
    assert folders.run()[0] == []


def test_a_run_that_is_stopped_keeps_what_it_did(folders: Folders, work: Work) -> None:
    work.stop_after = 1
    assert folders.run(code=130) == (["a.txt"], "stopped, 1 done.\n")
    work.stop_after = None
    assert folders.run() == (["b.txt"], "1 done, 1 up to date.\n")


def test_a_draft_that_a_run_left_is_cleared_by_the_next(folders: Folders, work: Work) -> None:
    folders.run()
    draft = replacing(folders.out / "sub" / "c.txt")
    draft.__enter__()("half")  # never left, as if it were killed here
    work.stop_after = 0
    folders.tell(a="Amy.")
    folders.run(code=130)
    assert len(list(folders.out.glob("sub/.*"))) == 1  # the run before this ended in order
    work.stop_after = None
    folders.run()
    assert list(folders.out.glob("sub/.*")) == []


def test_a_name_that_is_too_long_costs_one_story(folders: Folders) -> None:
    folders.sources = ["x" * 300, folders.stories]
    assert "2 done, 1 failed (1 unreadable)" in folders.run(code=1)[1]
    assert set(folders.results()) == {"a.txt", "b.txt"}
