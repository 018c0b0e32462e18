"""Fit the ranker: two layers of attention over a story's sentences.

Listwise: the logits of a story's sentences, as a distribution, are held against the distribution
that people's picks, reference summaries and a teacher give (cross-entropy; ListNet, Cao et al.
2007; `distillation` tells of the teacher, and compares). In each step some parts of a story's input
are left out, so that the shipped network may be asked without them.

Tried first, without a teacher, one fifth of the training stories held out; ROUGE-1/2 of three
sentences against highlights or the writers' summaries, and the editor's sentences found in the 51
stories, in percent:

                                    CNN-Corpus   CNN          Daily Mail   writers      editor
    first three sentences           33.2 / 12.6  28.9 / 11.0  41.5 / 19.9  38.0 / 15.2  48.4
    logistic regression, features   35.7 / 14.7  30.4 / 12.2  42.9 / 20.0  37.3 / 14.5  53.6
    the same, vectors besides       35.4 / 14.7  30.0 / 11.9  44.0 / 21.0  37.9 / 14.9  56.9
    boosted trees, features         35.9 / 15.2  30.9 / 12.9  44.1 / 21.2  35.9 / 13.3  58.2
    this network                    36.6 / 15.6  31.0 / 12.8  44.4 / 21.8  37.3 / 14.0  62.7
    three of it, averaged           36.3 / 15.4  31.0 / 12.9  43.9 / 21.3  37.4 / 14.2  62.7
    vectors of the third layer      36.2 / 15.5  30.8 / 12.4  44.3 / 21.6  37.7 / 14.4  61.4
    two more layers, fine-tuned     35.2 / 14.1  30.2 / 11.9  43.3 / 20.6  37.2 / 13.9  56.9

Vectors of MiniLM before it was fine-tuned did no better than the tagger's and cost a second
encoder. The two more layers stand on the tagger's fourth, begun as its fifth and sixth and trained
with the ranker for three epochs, an hour on two cores (after the first epoch 35.5 / 14.5,
30.0 / 11.8, 43.7 / 20.8, 37.7 / 14.7, 54.2): so few stories teach a small encoder little by
themselves.
A choice among all sets of three by what each says together (words covered, repetition, length,
likeness to the story), fitted on the ROUGE of sets, gained 0.5 / -0.2 on CNN-Corpus by shorter
sentences, and lost 11 points of the editor's. 96 units did no better than 64; a share of ROUGE by
temperature as the target worse than the sentences that match best.

Tried later, three folds, all stories of a kind (CNN and Daily Mail in one row of figures):

                                    CNN-Corpus   CNN, Mail    writers      editor
    first three sentences           32.8 / 12.5  33.2 / 14.0  38.0 / 15.2  48.4
    this network, whole stories     35.4 / 14.8  35.3 / 15.3  37.7 / 14.7  58.8
    the same, ten folds             35.3 / 14.8  35.4 / 15.4  37.5 / 14.7  59.5
    this network, shortened ones    35.4 / 14.9  35.2 / 15.3  38.2 / 15.1  58.2
    boosted trees                   35.4 / 14.9  35.5 / 15.5  36.5 / 13.8  54.2
    their mean with this network    35.6 / 15.1  35.5 / 15.5  37.4 / 14.5  55.6
    nearness of MiniLM's embeddings 35.7 / 15.1  35.4 / 15.4  37.9 / 14.7  58.8
    nearness of what was taught to
      resemble them, shortened      35.6 / 15.0  35.1 / 15.1  38.0 / 15.0  56.2

A third more of such stories (ten folds) adds nothing to this network. Stories
that lost sentences help where a publisher's lead is not there, and cost nothing; a second seed says
the same. The trees had features relative to their story and those of the sentence before. Nearness
is the cosine of a sentence with the headline, the story, the lead and the others: MiniLM's own is a
second encoder, half as long again a story; a table of word pieces and a layer over the tagger's
vectors, taught to give its cosines (correlation 0.84), is 4 MB for what is left of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from summarizer.features import FEATURES
from summarizer.ranker import HEADLINE, PLACES, SPAN, Inputs
from summarizer.salience import PARTS, in_one_line, with_only, without
from summarizer.tagger import VECTOR
from summarizer.training.descent import Descent
from summarizer.training.pieces import PieceSentence, kept_sentences

MEANS = "means.json"
T = TypeVar("T")

SHORT = 8  # a story of fewer sentences loses none
_SPARED = 0.4  # how likely a sentence that tells more than others is lost, against another


@dataclass(frozen=True)
class Recipe:
    """What decides the ranker's weights, besides the material."""

    seed: int = 0
    epochs: int = 12
    batch: int = 16
    rate: float = 1e-3
    decay: float = 0.01
    dropout: float = 0.3
    units: int = 64
    heads: int = 4
    layers: int = 2
    leave_out: float = 0.08  # how often each part is left out
    one_line: float = 0.3  # how often a story loses its paragraphs
    shorten: float = 0.3  # the share of its sentences that a story loses, at the most
    headless: float = 0.1  # how often a story loses its first sentence

    def steps(self, stories: int) -> int:
        """How many batches of so many stories there are in all epochs."""
        return self.epochs * -(-stories // self.batch)


@dataclass(frozen=True)
class Ranked:
    """A story as the ranker reads it, and how its sentences share the probability out."""

    name: str
    inputs: Inputs
    target: NDArray[np.float32]
    weight: float
    sentences: tuple[PieceSentence, ...] = ()  # as an encoder reads them


class Layer(nn.Module):
    """A pre-norm transformer layer (Xiong et al. 2020)."""

    def __init__(self, recipe: Recipe) -> None:
        super().__init__()
        units = recipe.units
        self.heads = recipe.heads
        self.before, self.after = nn.LayerNorm(units), nn.LayerNorm(units)
        self.mixed, self.out = nn.Linear(units, 3 * units), nn.Linear(units, units)
        self.wide, self.narrow = nn.Linear(units, 2 * units), nn.Linear(2 * units, units)
        self.dropout = nn.Dropout(recipe.dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States [stories x sentences x units]; `bias` is added to the logits of attention."""
        stories, sentences, units = states.shape
        parted = self.mixed(self.before(states)).view(stories, sentences, 3, self.heads, -1)
        query, key, value = parted.permute(2, 0, 3, 1, 4)
        logits = query @ key.transpose(2, 3) / (units // self.heads) ** 0.5 + bias
        seen = self.dropout(logits.softmax(-1)) @ value
        seen = seen.transpose(1, 2).reshape(stories, sentences, units)
        states = states + self.dropout(self.out(seen))
        inner = self.dropout(nn.functional.gelu(self.wide(self.after(states))))
        return states + self.dropout(self.narrow(inner))


class RankerNetwork(nn.Module):
    """Logits [stories x sentences] from vectors and places, headline first, and features."""

    def __init__(self, recipe: Recipe, vector: int = VECTOR) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(vector)
        self.meaning = nn.Linear(vector, recipe.units)
        self.surface = nn.Linear(len(FEATURES), recipe.units)
        self.place = nn.Embedding(PLACES, recipe.units)
        nn.init.normal_(self.place.weight, std=0.1)
        self.layers = nn.ModuleList(Layer(recipe) for _ in range(recipe.layers))
        self.dropout = nn.Dropout(recipe.dropout)
        self.logit = nn.Linear(recipe.units, 1)
        self.direct = nn.Linear(len(FEATURES), 1, bias=False)
        nn.init.zeros_(self.direct.weight)

    def forward(
        self, vectors: Tensor, places: Tensor, features: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """`mask` [stories x (1 + sentences)] is 1 where there is a headline or a sentence."""
        states = self.meaning(self.dropout(self.norm(vectors))) + self.place(places)
        surface = self.surface(features)
        states = states + torch.cat([torch.zeros_like(states[:, :1]), surface], dim=1)
        bias = torch.zeros(1) if mask is None else (mask[:, None, None] - 1) * 1e9
        for layer in self.layers:
            states = layer(states, bias)
        return (self.logit(self.dropout(states[:, 1:])) + self.direct(features)).squeeze(-1)


def feature_means(stories: Sequence[Ranked]) -> NDArray[np.float32]:
    """The mean of every feature over the sentences of all stories."""
    means: NDArray[np.float32] = np.vstack([story.inputs.features for story in stories]).mean(
        axis=0
    )
    return means


def fit_ranker(
    stories: Sequence[Ranked], means: NDArray[np.float32], recipe: Recipe
) -> RankerNetwork:
    """Train a ranker; `means` are those of the features over the stories."""
    torch.manual_seed(recipe.seed)
    network = RankerNetwork(recipe)
    with _in_one_order():
        _fit(network, stories, means, recipe)
    return network.eval()


@contextmanager
def _in_one_order() -> Iterator[None]:
    """Sums in one order, whatever the machine."""
    threads = torch.get_num_threads()
    torch.use_deterministic_algorithms(mode=True)
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _fit(
    network: RankerNetwork, stories: Sequence[Ranked], means: NDArray[np.float32], recipe: Recipe
) -> None:
    random = np.random.default_rng(recipe.seed)
    groups = [{"params": network.parameters(), "lr": recipe.rate}]
    steps = recipe.steps(len(stories))
    descent = Descent(network.train(), groups, steps=steps, decay=recipe.decay)
    for batch in batches(stories, recipe, random):
        descent.step(_loss(network, [_varied(story, means, recipe, random) for story in batch]))


def batches(stories: Sequence[T], recipe: Recipe, random: np.random.Generator) -> Iterator[list[T]]:
    """All stories in a new order, once an epoch, some at a time."""
    for _ in range(recipe.epochs):
        order = random.permutation(len(stories))
        for first in range(0, len(order), recipe.batch):
            yield [stories[index] for index in order[first : first + recipe.batch]]


def _varied(
    story: Ranked, means: NDArray[np.float32], recipe: Recipe, random: np.random.Generator
) -> Ranked:
    """A story's first span, shortened, with some of its parts left out."""
    span = replace(story, inputs=story.inputs.part(slice(SPAN)), target=story.target[:SPAN])
    shortened = part_of(span, shortened_to(span.target, recipe, random))
    return with_parts_left_out(shortened, means, recipe, random)


def with_parts_left_out(
    story: Ranked, means: NDArray[np.float32], recipe: Recipe, random: np.random.Generator
) -> Ranked:
    """A story, some of whose `PARTS` the ranker must do without, or its paragraphs."""
    inputs = story.inputs
    for part in PARTS:
        if random.random() < recipe.leave_out:
            inputs = without(inputs, part, means)
    if random.random() < recipe.one_line:
        inputs = in_one_line(inputs)
    return replace(story, inputs=inputs)


def shortened_to(
    target: NDArray[np.float32], recipe: Recipe, random: np.random.Generator
) -> NDArray[np.bool_]:
    """Which sentences a story keeps that loses some, those that tell it seldom among them.

    One that would lose all that has a target, or that is short, keeps them all.
    """
    loss = random.random() * recipe.shorten * np.where(target > target.mean(), _SPARED, 1.0)
    kept: NDArray[np.bool_] = random.random(len(target)) >= loss
    kept[0] &= random.random() >= recipe.headless
    if len(target) < SHORT or not target[kept].any():
        return np.ones(len(target), dtype=bool)
    return kept


def part_of(story: Ranked, kept: NDArray[np.bool_]) -> Ranked:
    """A story that has only the `kept` of its sentences."""
    return replace(
        story,
        inputs=with_only(story.inputs, kept),
        target=story.target[kept],
        sentences=kept_sentences(story.sentences, kept),
    )


def _loss(network: RankerNetwork, stories: Sequence[Ranked]) -> Tensor:
    batch = padded(stories)
    logs = log_shares(network(batch.vectors, batch.places, batch.features, batch.mask), batch.mask)
    return listwise_loss(logs, batch.target, torch.tensor([story.weight for story in stories]))


def log_shares(logits: Tensor, mask: Tensor) -> Tensor:
    """The logarithm of each sentence's share of its story [stories x sentences]."""
    return logits.masked_fill(mask[:, 1:] == 0, -1e9).log_softmax(-1)


def listwise_loss(logs: Tensor, target: Tensor, weights: Tensor) -> Tensor:
    """Cross-entropy of two distributions over the sentences, by the stories' weights."""
    shares = target / target.sum(-1, keepdim=True).clamp(min=1e-6)
    return (weights * -(shares * logs).sum(-1)).sum() / weights.sum().clamp(min=1e-6)


@dataclass(frozen=True)
class Batch:
    """Stories as tensors, padded to the longest: the headline first, then the sentences."""

    vectors: Tensor
    places: Tensor
    features: Tensor
    mask: Tensor
    target: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on a device."""
        return Batch(*(tensor.to(device) for tensor in vars(self).values()))


def padded(stories: Sequence[Ranked]) -> Batch:
    """One batch of stories."""
    size = max(len(story.target) for story in stories)
    columns = zip(*(_row(story, size) for story in stories), strict=True)
    return Batch(*map(torch.stack, columns))


def _row(story: Ranked, size: int) -> tuple[Tensor, ...]:
    inputs, count = story.inputs, len(story.target)
    vectors = torch.zeros(1 + size, len(inputs.headline))
    vectors[0] = torch.from_numpy(inputs.headline)
    vectors[1 : 1 + count] = torch.from_numpy(inputs.vectors)
    places = torch.full((1 + size,), HEADLINE)
    places[1 : 1 + count] = torch.from_numpy(inputs.places)
    features = torch.zeros(size, len(FEATURES))
    features[:count] = torch.from_numpy(inputs.features)
    target = torch.zeros(size)
    target[:count] = torch.from_numpy(story.target)
    mask = (torch.arange(1 + size) <= count).float()
    return vectors, places, features, mask, target


def write_ranker(network: RankerNetwork, means: NDArray[np.float32], folder: Path) -> None:
    """Write `ranker.onnx` and `means.json` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    example = (
        torch.zeros(2, 4, VECTOR),
        torch.ones(2, 4, dtype=torch.long),
        torch.zeros(2, 3, len(FEATURES)),
    )
    torch.onnx.export(
        network.eval(),
        example,
        str(folder / "ranker.onnx"),
        input_names=["vectors", "places", "features"],
        output_names=["logits"],
        dynamic_axes={
            name: {0: "variants", 1: name} for name in ("vectors", "places", "features", "logits")
        },
        opset_version=17,
        dynamo=False,
    )
    table = {name: round(float(mean), 4) for name, mean in zip(FEATURES, means, strict=True)}
    (folder / MEANS).write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
