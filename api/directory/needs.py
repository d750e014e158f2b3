"""The needs of resources/services/needs.yml and what open data calls them."""

from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict

Need = Literal[
    "exploitation", "violence", "shelter", "health", "listening", "legal", "images", "school", "parents"
]


class _Fact(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NeedWords(_Fact):
    id: Need
    label: str
    adult: str
    themes: tuple[str, ...] = ()
    exports: tuple[str, ...] = ()


def _two(ages: tuple[int, ...]) -> tuple[int, ...]:
    if ages and (len(ages) != 2 or ages[0] > ages[1]):
        raise ValueError("ages are [youngest, oldest]")
    return ages


class Kind(_Fact):
    """What a type of office or establishment offers."""

    needs: tuple[Need, ...]
    name: str = ""
    ages: Annotated[tuple[int, ...], AfterValidator(_two)] = ()
    alone: bool | None = None
    confidential: bool = False
    by_professionals: bool = False
    on_holidays: bool = False  # the hours of the week hold on public holidays too


class Needs(_Fact):
    needs: tuple[NeedWords, ...]
    offices: dict[str, Kind]
    categories: dict[str, Kind]

    def for_themes(self, themes: list[str]) -> list[str]:
        told = set(themes)
        return [need.id for need in self.needs if not told.isdisjoint(need.themes)]

    def themes_of(self, needs: list[str]) -> list[str]:
        return [theme for need in self.needs if need.id in needs for theme in need.exports]


def load(path: Path) -> Needs:
    return Needs.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
