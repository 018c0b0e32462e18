"""Stories through an encoder in training: windows of word pieces, then sentence vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from summarizer.training.pieces import PieceSentence, windowed
from summarizer.wordpieces import CLS, SEP, WINDOW_PIECES

_NOWHERE = -1  # the row of a piece that belongs to no sentence


@dataclass(frozen=True)
class Form:
    """How an encoder of BERT's vocabulary wants its pieces."""

    first: int
    last: int
    padding: int
    shift: int  # of the pieces' ids
    most: int  # pieces of a window


BERT = Form(first=CLS, last=SEP, padding=0, shift=0, most=WINDOW_PIECES)
MPNET = Form(first=0, last=2, padding=1, shift=4, most=508)


@dataclass(frozen=True)
class Windows:
    """Stories, cut into windows [windows x pieces].

    `rows` says to which sentence a piece belongs, counted through all stories, each of which has
    `size` rows: the headline's and those of its sentences.
    """

    ids: Tensor
    cases: Tensor
    mask: Tensor
    rows: Tensor
    stories: int
    size: int

    @classmethod
    def of(
        cls, stories: Sequence[Sequence[PieceSentence]], form: Form, size: int, device: torch.device
    ) -> Windows:
        """Cut stories whose longest has `size` rows."""
        cut = [
            _tensors(window, form, number * size)
            for number, story in enumerate(stories)
            for window in windowed(story, form.most)
        ]
        ids, cases, rows = zip(*cut, strict=True)
        ones = [torch.ones_like(each) for each in ids]
        return cls(
            ids=_columns(ids, form.padding).to(device),
            cases=_columns(cases, 0).to(device),
            mask=_columns(ones, 0).to(device),
            rows=_columns(rows, _NOWHERE).to(device),
            stories=len(stories),
            size=size,
        )

    def vectors(self, states: Tensor) -> Tensor:
        """The mean of each sentence's states [windows x pieces x units]: [stories x size x units].

        A row without a piece is zeros.
        """
        inside = self.rows.flatten() != _NOWHERE
        rows, inner = self.rows.flatten()[inside], states.flatten(0, 1)[inside].float()
        sums = inner.new_zeros(self.stories * self.size, inner.shape[1]).index_add(0, rows, inner)
        return sums.view(self.stories, self.size, -1) / self.counts().clamp(min=1)[:, :, None]

    def counts(self) -> Tensor:
        """How many pieces each row has [stories x size]."""
        rows = self.rows[self.rows != _NOWHERE]
        counts = torch.bincount(rows, minlength=self.stories * self.size)
        return counts.view(self.stories, self.size)


def _columns(windows: Sequence[Tensor], padding: int) -> Tensor:
    return pad_sequence(list(windows), batch_first=True, padding_value=padding)


def _tensors(window: Sequence[PieceSentence], form: Form, start: int) -> tuple[Tensor, ...]:
    ids = [form.first, *(int(id_) + form.shift for each in window for id_ in each.ids), form.last]
    cases = [0, *(int(case) for each in window for case in each.cases), 0]
    inner = [start + each.row for each in window for _ in each.ids]
    rows = [_NOWHERE, *inner, _NOWHERE]
    return torch.tensor(ids), torch.tensor(cases), torch.tensor(rows)
