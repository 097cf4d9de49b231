"""What a site owner sets under `extra: journeybook:` in mkdocs.yml, and how that is checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journeybook.model.audience import INTERNAL, Audience
from journeybook.model.text import Language

_Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$", description="#rrggbb")]
Token = Literal[
    "accent", "accent-soft", "hurts", "hurts-soft", "pleases", "pleases-soft", "ink", "soft", "line", "edge",
    "ground", "panel", "paper", "warn",
]  # fmt: skip


class Colours(BaseModel):
    """The site owner's colours for the light and the dark scheme, by the names of `styles/tokens.css`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    light: dict[Token, _Colour] = Field(default_factory=dict)
    dark: dict[Token, _Colour] = Field(default_factory=dict)

    @property
    def schemes(self) -> Mapping[str, Mapping[str, str]]:
        """As the style takes them."""
        given = {"light": self.light, "dark": self.dark}
        return {scheme: {str(name): colour for name, colour in chosen.items()} for scheme, chosen in given.items()}


class Search(BaseModel):
    """`also`: addresses of the search indexes of other sites on this host, searched together with this one's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    also: list[Annotated[str, Field(pattern=r"^(?:/|(?:/[^/]|\.\./).*/)$")]] = Field(default_factory=list)


class Settings(BaseModel):
    """The settings of one site. All have a default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    audience: Literal["public", "internal"] | Annotated[list[str], Field(min_length=1)] = "internal"
    language: Language | None = None
    colours: Colours = Colours()
    report: Annotated[str, Field(pattern="(?i)^(https?://|mailto:|$)")] = ""
    search: Search = Search()
    offline: bool = False
    compressed: bool = False

    @property
    def readers(self) -> Audience:
        return Audience.named(self.audience) if self.audience else INTERNAL


@dataclass(frozen=True, slots=True)
class Fault:
    """A setting that is not understood: the key of its sentence, and the sentence's blanks."""

    key: str
    values: Mapping[str, str]


def settings(extra: Mapping[str, object]) -> tuple[Settings, list[Fault]]:
    """The settings in mkdocs.yml's `extra`, and each that is not understood: it is as if it were not there."""
    given = extra.get("journeybook") or {}
    if not isinstance(given, dict):
        return Settings(audience="public"), [Fault("setting.none", {})]
    given = {str(name): value for name, value in given.items()}  # YAML reads `on:` as true, `1:` as a number
    try:
        return Settings.model_validate(given), []
    except ValidationError as error:
        wrong = {str(one["loc"][0]): one["loc"] for one in error.errors(include_url=False)}
    faults = [_fault(name, loc, given[name]) for name, loc in wrong.items()]
    kept = {name: value for name, value in given.items() if name not in wrong}
    # A public site must not become an internal one by a slip of the pen.
    if any(AUDIENCE in (name, _near(name)) for name in wrong):
        kept[AUDIENCE] = "public"
    return Settings.model_validate(kept), faults


def stranger(id: str, known: Collection[str]) -> Fault:
    """A department that the site is meant for and that is none."""
    return Fault("setting.stranger", {"id": id, "known": ", ".join(sorted(known)) or "—"})


def _fault(name: str, loc: tuple[int | str, ...], value: object) -> Fault:
    if name not in Settings.model_fields:
        near = _near(name)
        known = ", ".join(Settings.model_fields)
        return Fault("setting.near" if near else "setting.unknown", {"name": name, "near": near, "known": known})
    inner = [str(part) for part in loc[1:] if part not in ("[key]", "list[str]", "list[constrained-str]")]
    said = value if isinstance(value, str | int | float) else ""
    return Fault(
        "setting.wrong." + _SHOULD.get(name, "flag"), {"name": ".".join([name, *inner][:3]), "value": f"{said}"}
    )


def _near(name: str) -> str:
    return next(iter(get_close_matches(name.lower(), Settings.model_fields, 1, 0.7)), "")


AUDIENCE = "audience"
_SHOULD = {name: name for name in (AUDIENCE, "language", "colours", "report", "search")}
