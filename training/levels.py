"""resources/safety/levels.yml: the thresholds that the validation split gave, each with its reason."""

from collections.abc import Mapping
from pathlib import Path

from training.data import ROOT

PATH = ROOT / "resources" / "safety" / "levels.yml"
SURE, TOLD = 0.9, 0.6

TEXT = """\
# From which chance a message is read as a level. Written by `make learn` for the model whose checksum it names; another
# number may be set by hand, and `make evaluate` shows what it costs. Chances are calibrated on the validation split.
model: {model}
levels:
  concern:
    from: {concern}
    why: >
      Best balance (F1) of worries seen and ordinary messages taken for one. A concern shows one gentle card at most.
  high:
    from: {high}
    why: >
      As low as ordinary people's own messages allow: no more than {sms:.1%} of real SMS, {long:.0%} of long ordinary
      messages and {alike:.0%} of harmless ones written for us are flagged. A missed danger weighs most, but alarms
      that are always wrong are no longer read.
  immediate:
    from: {immediate}
    why: >
      Best balance (F1) of what is at stake now and what is grave without being so. Both show help at once.
sure:
  from: {sure}
  why: >
    From here on the engine is told what the danger is, whatever it reads, and a person is called without asking.
told:
  from: {told}
  why: >
    From here on an axis is named to the visitor and to whoever takes over; below it orders the queue only.
"""


def write(bounds: Mapping[str, float], alarms: Mapping[str, float], model: str, path: Path = PATH) -> None:
    text = TEXT.format(
        model=model[:16], sms=alarms["real SMS"], long=alarms["long"], alike=alarms["look-alikes"],
        sure=SURE, told=TOLD, **bounds,
    )  # fmt: skip
    path.write_text(text, encoding="utf-8")
