"""Turn a checkpoint of ``train_translator.py`` into a translator pack: CTranslate2 int8 and SentencePiece models.

    python models/recipes/convert_translator.py WORK {en,es} {es,en} OUT

WORK is the trainer's folder.  On the way lies WORK/SOURCE-TARGET.hf, a Marian folder as Hugging Face Transformers reads
it; the converter is CTranslate2's own.  The float conversion must say exactly what PyTorch says, or nothing is written.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import ctranslate2
import sentencepiece
import torch
from train_translator import EOS, PAD, new_model
from transformers import MarianMTModel

PROBES = {
    "en": [
        "Where is the station?",
        "I would like a room for two nights.",
        "we've been waiting for",
        "It's late, isn't it?",
    ],
    "es": [
        "¿Dónde está la estación?",
        "Quisiera una habitación para dos noches.",
        "hemos estado esperando",
        "Es tarde, ¿no?",
    ],
}
"""Sentences, whole and cut, on which the conversion is checked."""
LONGEST_PROBE = 40
"""Pieces of a probe's translation."""


def marian_folder(work: Path, source: str, target: str) -> Path:
    """Write the checkpoint as a Hugging Face Marian folder and return its path."""
    model = new_model()
    model.load_state_dict(torch.load(work / f"{source}-{target}.pt", map_location="cpu")["model"])
    model.generation_config.bad_words_ids = [[PAD]]
    folder = work / f"{source}-{target}.hf"
    model.save_pretrained(folder)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "sp.model"))
    vocabulary = {pieces.id_to_piece(i): i for i in range(len(pieces))} | {"<pad>": PAD}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), "utf-8")
    settings = {
        "source_lang": source, "target_lang": target, "tokenizer_class": "MarianTokenizer",
        "model_max_length": model.config.max_position_embeddings,
    }  # fmt: skip
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), "utf-8")
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(work / "sp.model", folder / name)
    return folder


class Converter(ctranslate2.converters.TransformersConverter):
    """CTranslate2's converter, with the start of decoding as it was trained.

    Marian starts from a zero embedding, and CTranslate2 relies on it.  Training with Transformers moves the row of the
    padding token, which starts the decoder there, because the output layer shares it.  It stands at position 0 of every
    target and nowhere else, so it is added, scaled as embeddings are, to the decoder's encoding of that position.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), copy_files=["source.spm", "target.spm"])
        model = MarianMTModel.from_pretrained(folder).model
        self._start = model.shared.weight[PAD].detach() * model.decoder.embed_scale

    def _load(self) -> ctranslate2.specs.ModelSpec:
        spec = super()._load()
        positions = spec.decoder.position_encodings
        positions.encodings = positions.encodings.detach().clone()
        positions.encodings[0] += self._start
        return spec


def check(folder: Path, converted: Path, source: str) -> None:
    """Raise SystemExit unless both implementations translate the probes, greedily, into the same pieces."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    torch_model = MarianMTModel.from_pretrained(folder).eval()
    translator = ctranslate2.Translator(str(converted), compute_type="float32", intra_threads=1)
    for probe in PROBES[source]:
        ids = torch.tensor([[*pieces.encode(probe), EOS]])
        wanted = torch_model.generate(ids, num_beams=1, do_sample=False, max_new_tokens=LONGEST_PROBE)[0, 1:].tolist()
        result = translator.translate_batch(
            [[*pieces.encode(probe, out_type=str), "</s>"]], beam_size=1, max_decoding_length=LONGEST_PROBE
        )
        got = [pieces.piece_to_id(piece) for piece in result[0].hypotheses[0]]
        wanted = wanted[: wanted.index(EOS)] if EOS in wanted else wanted
        print(f"  {probe}  =>  {pieces.decode(got)}")
        if got != wanted:
            raise SystemExit(f"PyTorch translates {probe!r} as {pieces.decode(wanted)!r}")


def main() -> None:
    """Convert, check, and write the pack."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("source", choices=["en", "es"])
    parser.add_argument("target", choices=["en", "es"])
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    folder = marian_folder(arguments.work, arguments.source, arguments.target)
    converter = Converter(folder)
    with tempfile.TemporaryDirectory() as exact:
        converter.convert(exact, force=True)
        check(folder, Path(exact), arguments.source)
    with tempfile.TemporaryDirectory() as made:
        converter.convert(made, quantization="int8", force=True)
        arguments.out.mkdir(parents=True, exist_ok=True)
        for file in sorted(Path(made).iterdir()):
            shutil.copyfile(file, arguments.out / file.name)
            print(f"{file.stat().st_size:>10,} {file.name}")


if __name__ == "__main__":
    main()
