"""The fitted network to the files that are shipped: ONNX, fused, in eight bits."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer

from summarizer.training.network import TagNetwork, base_folder

_INPUTS, _OUTPUTS = ("ids", "cases", "mask"), ("tags", "states")


def write_tagger(network: TagNetwork, folder: Path) -> None:
    """Write `encoder.onnx` and `tokenizer.json` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        exact, fused = Path(scratch, "exact.onnx"), Path(scratch, "fused.onnx")
        _export(network, exact)
        _fuse(exact, fused, network)
        _quantize(fused, folder / "encoder.onnx")
    _write_tokenizer(folder / "tokenizer.json")


def _export(network: TagNetwork, path: Path) -> None:
    network.eval()
    network.bert.set_attn_implementation("eager")  # the form that the fusion below recognizes
    ids = torch.randint(1000, 20000, (1, 24), generator=torch.Generator().manual_seed(0))
    ones = torch.ones_like(ids)
    torch.onnx.export(
        network,
        (ids, ones, ones),
        str(path),
        input_names=list(_INPUTS),
        output_names=list(_OUTPUTS),
        dynamic_axes={name: {0: "windows", 1: "pieces"} for name in (*_INPUTS, *_OUTPUTS)},
        opset_version=17,
        dynamo=False,
    )


def _fuse(source: Path, target: Path, network: TagNetwork) -> None:
    config = network.bert.config
    model = optimizer.optimize_model(
        str(source),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
    )
    model.save_model_to_file(str(target))


def _quantize(source: Path, target: Path) -> None:
    """Eight-bit weights, seven bits used: processors without VNNI overflow on eight."""
    quantize_dynamic(
        str(source),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def _write_tokenizer(path: Path) -> None:
    data = json.loads((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    data |= {"truncation": None, "padding": None}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
