"""What a site owner sets under `extra: journeybook:` in mkdocs.yml, and how that is checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journeybook.model.audience import INTERNAL, Audience

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
    language: str | None = None
    colours: Colours = Colours()
    report: str = ""
    search: Search = Search()
    offline: bool = False
    compressed: bool = False

    @property
    def readers(self) -> Audience:
        return Audience.named(self.audience) if self.audience else INTERNAL


def settings(extra: Mapping[str, object]) -> tuple[Settings, list[str]]:
    """The settings in mkdocs.yml's `extra`, and a line for each that is not understood."""
    given = extra.get("journeybook") or {}
    try:
        return Settings.model_validate(given), []
    except ValidationError as error:
        lines = [
            f"mkdocs.yml: extra.journeybook.{'.'.join(map(str, one['loc'][:1]))}: {one['msg']}"
            for one in error.errors(include_url=False)
        ]
        # A public site must not become an internal one by a slip of the pen.
        safe = given.get("audience") if isinstance(given, dict) else None
        return Settings(audience="internal" if safe in (None, "internal") else "public"), lines
