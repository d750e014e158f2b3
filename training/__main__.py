"""`python -m training learn`: from the corpus and the flows' examples to the reader's model, thresholds and card.

It goes on from the model in reader/model, with more of what that one misreads; `--anew` starts from the pretrained
weights. `heads` fits anew only what tells meaning, stance and about, in minutes: enough for a meaning that is new.
`evaluate` measures the model that is there and writes docs/reader.md. Each stage leaves its result in
`.run/learn`; a stop in between costs three minutes of training at most. `rm -r .run/learn` forgets them.
"""

import argparse
import json
import shutil
from pathlib import Path

from tokenizers import Tokenizer

from reader.reader import FOLDER, PARTS, verify
from training import evaluate, export, heads, learn, levels, linear, shipped, stack, vocabulary
from training.data import ROOT, Example, corpus, flows, meanings
from training.encoder import Encoder
from training.sampling import Sampler

WORK = ROOT / ".run" / "learn"
MOST_MOVED = 0.1  # of the level's logits, at the mean


def trained(
    folder: Path, shipped_in: Path | None, examples: list[Example]
) -> tuple[Encoder, dict[str, tuple[str, ...]]]:
    """The encoder, trained up to its last step, and the classes of its heads."""
    classes = learn.labels(meanings())
    tokenizer_path, kept_path = folder / "tokenizer.json", folder / "kept.txt"
    if not kept_path.exists():
        if shipped_in:
            shutil.copyfile(shipped_in / "tokenizer.json", tokenizer_path)
            kept = shipped.kept(shipped_in)
        else:
            kept = vocabulary.prune((one.text for one in examples), tokenizer_path)
        kept_path.write_text("\n".join(map(str, kept)), encoding="utf-8")
    kept = [int(line) for line in kept_path.read_text(encoding="utf-8").split()]
    model = Encoder(len(kept), {head: len(names) for head, names in classes.items()})
    model.fill(kept)
    misread: set[int] = set()
    if shipped_in:
        shipped.start_from(model, shipped_in, classes)
        misread = shipped.misread(shipped_in, examples, folder / "misread.json")
        print(f"{len(misread)} of {len(examples)} messages were misread", flush=True)
    sampler = Sampler(examples, learn.SEED, misread)
    learn.train(model, sampler, Tokenizer.from_file(str(tokenizer_path)), classes, folder)
    return model, classes


def learn_all(folder: Path, into: Path, shipped_in: Path | None) -> None:
    """Leave the whole model in `into` and its thresholds in levels.yml."""
    folder.mkdir(parents=True, exist_ok=True)
    into.mkdir(parents=True, exist_ok=True)
    examples = [*corpus("train"), *flows()]
    model, classes = trained(folder, shipped_in, examples)
    if not (folder / "linear.npz").exists():
        linear.fit(examples, folder / "linear.npz")
    export.export(model, folder)
    for name in PARTS[:-1]:
        shutil.copyfile(folder / name, into / name)
    reader = stack.fit(into, classes, corpus("valid"))
    far = export.differences(model, reader.encoder, corpus("valid")[::150])
    print(f"8 bits move the level's logits by {far.mean():.3f} at the mean, {far.max():.3f} at most")
    if far.mean() > MOST_MOVED:
        raise SystemExit("the exported model does not answer as the trained one does")
    levels.write(reader.bounds, stack.MOST_ALARMS, verify(into))


def heads_only(into: Path) -> None:
    classes = learn.labels(meanings())
    heads.fit(into, [*corpus("train"), *flows()], classes)
    told = json.loads((into / "stack.json").read_text(encoding="utf-8"))
    stack.write(into, told | {"classes": {head: list(names) for head, names in classes.items()}})
    levels.write(told["bounds"], stack.MOST_ALARMS, verify(into))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("what", choices=["learn", "heads", "evaluate"])
    parser.add_argument("--anew", action="store_true", help="from the pretrained weights")
    asked = parser.parse_args()
    if asked.what == "learn":
        learn_all(WORK, FOLDER, None if asked.anew else FOLDER)
    elif asked.what == "heads":
        heads_only(FOLDER)
    evaluate.report(FOLDER)


if __name__ == "__main__":
    main()
