"""The teacher: a larger encoder, fine-tuned to say which sentences tell a story.

all-mpnet-base-v2 (Song et al. 2020, MPNet, trained further for sentence similarity; Apache-2.0,
twelve layers of 768 units) with the ranker on top, in the manner of BertSumExt (Liu and Lapata
2019). A story would take five times as long with it, so it is not shipped: what is shipped learns
from it (`summarizer.training.distillation`).

The ranker is fitted first, on the encoder as it comes, then both (Kumar et al. 2022), whose weights
are averaged over the steps (Polyak and Juditsky 1992).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import MPNetModel

from summarizer.ranker import SPAN, Inputs
from summarizer.training.descent import Descent
from summarizer.training.encoding import MPNET, Windows
from summarizer.training.ranker import (
    SHORT,
    Batch,
    Ranked,
    RankerNetwork,
    Recipe,
    batches,
    listwise_loss,
    log_shares,
    padded,
    part_of,
    shortened_to,
    with_parts_left_out,
)

AVERAGED = 0.995  # how much of the averaged weights a step leaves
COMPONENTS = 32  # of the teacher's sentence vectors, that are taught
_HEAD = Recipe(epochs=4, rate=1e-3)
_BOTH = Recipe(epochs=2, batch=8, rate=3e-4)
_BODY_RATE = 3e-5
_LEAST = 6  # sentences of a passage

Matrix = NDArray[np.float32]


class Teacher(nn.Module):
    """Logits of sentences, and their vectors, from word pieces."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = MPNetModel.from_pretrained(folder, add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        self.ranker = RankerNetwork(Recipe(), self.encoder.config.hidden_size)

    def forward(self, stories: Sequence[Ranked], batch: Batch) -> tuple[Tensor, Tensor]:
        """Logits [stories x sentences], vectors [.. x (1 + sentences) x units]."""
        device = batch.mask.device
        sentences = [story.sentences for story in stories]
        windows = Windows.of(sentences, MPNET, batch.mask.shape[1], device)
        learns = self.encoder.training and torch.is_grad_enabled()  # else it is read as it stands
        with (
            torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"),
            torch.set_grad_enabled(learns),
        ):
            states = self.encoder(windows.ids, attention_mask=windows.mask).last_hidden_state
        vectors = windows.vectors(states)
        logits = self.ranker(vectors * batch.vectors, batch.places, batch.features, batch.mask)
        return logits, vectors


def with_vector_mask(story: Ranked) -> Ranked:
    """A story's first span for an encoder in training.

    In the place of each vector stands a one, by which the encoder's own is multiplied: what leaves
    the meaning out of a story makes it a zero.
    """
    inputs = story.inputs.part(slice(SPAN))
    ones = np.ones((1 + len(inputs.places), 1), np.float32)
    masks = Inputs(ones[0], ones[1:], inputs.places, inputs.features)
    return replace(story, inputs=masks, target=story.target[:SPAN])


def fit_teacher(
    stories: Sequence[Ranked], means: Matrix, folder: Path, *, device: torch.device, seed: int
) -> Teacher:
    """Fine-tune the encoder of a folder on stories `with_vector_mask`."""
    torch.manual_seed(seed)
    teacher = Teacher(folder).to(device)
    fitting = _Fitting(teacher, stories, means, np.random.default_rng(seed))
    for _ in fitting.steps(_HEAD, body=[]):
        pass
    averaged = AveragedModel(teacher, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))
    body = [weight for weight in teacher.encoder.parameters() if weight.requires_grad]
    for _ in fitting.steps(_BOTH, body=body):
        averaged.update_parameters(teacher)
    fitted: Teacher = averaged.module
    return fitted.eval()


@dataclass(frozen=True)
class _Fitting:
    teacher: Teacher
    stories: Sequence[Ranked]
    means: Matrix
    random: np.random.Generator

    def steps(self, recipe: Recipe, body: Sequence[nn.Parameter]) -> Iterator[None]:
        """Fit the ranker, and those weights of the encoder, a step at a time."""
        groups = [{"params": [*self.teacher.ranker.parameters()], "lr": recipe.rate}]
        groups += [{"params": [*body], "lr": _BODY_RATE}] if body else []
        steps = recipe.steps(len(self.stories))
        descent = Descent(self.teacher.train(), groups, steps=steps, decay=recipe.decay)
        self.teacher.encoder.train(mode=bool(body))
        for drawn in batches(self.stories, recipe, self.random):
            descent.step(self._loss(drawn, recipe))
            yield

    def _loss(self, stories: Sequence[Ranked], recipe: Recipe) -> Tensor:
        kept = [shortened_to(each.target, recipe, self.random) for each in stories]
        parts = [part_of(each, own) for each, own in zip(stories, kept, strict=True)]
        parts = [with_parts_left_out(each, self.means, recipe, self.random) for each in parts]
        batch = padded(parts).to(self.teacher.ranker.logit.weight.device)
        logs = log_shares(self.teacher(parts, batch)[0], batch.mask)
        weights = batch.target.new_tensor([story.weight for story in parts])
        return listwise_loss(logs, batch.target, weights)


@dataclass(frozen=True)
class SoftTargets:
    """A story or a part of it, and what the teacher says.

    `logits` [sentences]; `meaning` [(1 + sentences) x COMPONENTS], of the headline and the
    sentences; in a passage from somewhere in a story what people picked does not count.
    """

    story: Ranked
    logits: Matrix
    meaning: Matrix
    passage: bool

    def shares(self) -> Tensor:
        """How the teacher shares the story out among its sentences [sentences]."""
        return torch.from_numpy(self.logits).softmax(-1)


def soft_targets_of(
    teacher: Teacher, stories: Sequence[Ranked], random: np.random.Generator
) -> list[list[SoftTargets]]:
    """What the teacher says of each story: the whole, a shortened one, a passage."""
    views = [_views(story, random) for story in stories]
    outputs = [_outputs(teacher, own) for own in views]
    rows = np.concatenate([vectors[1:] for (_, vectors), *_ in outputs])
    mean = rows.mean(axis=0)
    # A fifth of the sentences shows the main directions as well.
    components = np.linalg.svd(rows[::5] - mean, full_matrices=False)[2][:COMPONENTS].T
    return [
        [
            SoftTargets(view, logits, (vectors - mean) @ components, passage=view is own[-1])
            for view, (logits, vectors) in zip(own, said, strict=True)
        ]
        for own, said in zip(views, outputs, strict=True)
    ]


def _views(story: Ranked, random: np.random.Generator) -> list[Ranked]:
    shortened = part_of(story, shortened_to(story.target, Recipe(), random))
    return [story, shortened, part_of(story, _passage(len(story.target), random))]


def _passage(count: int, random: np.random.Generator) -> NDArray[np.bool_]:
    """Some sentences in a row, of which a few are lost, of the `count` of a story."""
    kept = np.ones(count, dtype=bool)
    if count < SHORT:
        return kept
    length = int(random.integers(_LEAST, count + 1))
    start = int(random.integers(0, count - length + 1))
    kept[:start] = kept[start + length :] = False
    lost = random.random(count) < random.random() * Recipe().shorten
    lost[: start + 2] = False
    return kept & ~lost


def _outputs(teacher: Teacher, views: Sequence[Ranked]) -> list[tuple[Matrix, Matrix]]:
    """Logits and vectors of each, without what the batch was padded with."""
    device = next(teacher.parameters()).device
    with torch.no_grad():
        logits, vectors = teacher(views, padded(views).to(device))
    counts = [len(view.target) for view in views]
    return [
        (logits[row, :count].float().cpu().numpy(), vectors[row, : 1 + count].cpu().numpy())
        for row, count in enumerate(counts)
    ]
