"""The pieces of the pretrained vocabulary that are kept: those that people may type in the languages we read."""

import json
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer
from wordfreq import top_n_list

from reader.text import clean
from training.weights import tokenizer_file

# The most frequent words of each language, of which all pieces are kept, whether the corpus holds them or not.
WORDS = {
    "fr": 100_000, "en": 40_000, "es": 20_000, "pt": 20_000, "ro": 20_000, "bg": 20_000, "ar": 20_000,
    "uk": 20_000, "ru": 20_000, "it": 10_000, "tr": 10_000,
}  # fmt: skip
SPECIAL = 4  # <s>, <pad>, </s>, <unk>: the first pieces


def prune(texts: Iterable[str], path: Path) -> list[int]:
    """Write the tokenizer with the kept pieces, and answer their numbers in the full vocabulary, in order."""
    whole = json.loads(tokenizer_file().read_text(encoding="utf-8"))
    full = Tokenizer.from_file(str(tokenizer_file()))
    kept = set(range(SPECIAL))
    words = (word for language, count in WORDS.items() for word in top_n_list(language, count))
    for batch in _batches([*map(clean, texts), *words]):
        for coded in full.encode_batch(batch, add_special_tokens=False):
            kept.update(coded.ids)
    pieces = whole["model"]["vocab"]
    kept.update(
        number for number, (piece, _) in enumerate(pieces) if len(piece.strip("▁")) <= 1 and _typed(piece)
    )
    order = sorted(kept)
    whole["model"]["vocab"] = [pieces[number] for number in order]
    whole["added_tokens"] = [token for token in whole["added_tokens"] if token["id"] < SPECIAL]
    whole["post_processor"] = None
    whole["truncation"] = whole["padding"] = None
    path.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return order


def _typed(piece: str) -> bool:
    """Single signs of all our scripts, and emoji; not the thousands of ideographs and syllables of others."""
    sign = ord(piece.strip("▁") or " ")
    return sign < 0x0700 or 0x1E00 <= sign < 0x2C00 or sign >= 0x1F000  # Latin to Arabic; signs; pictures


def _batches(texts: list[str], size: int = 10_000) -> Iterable[list[str]]:
    return (texts[first : first + size] for first in range(0, len(texts), size))
