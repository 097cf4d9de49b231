"""The palette: readable in both schemes (WCAG AA), told apart by colour-blind eyes, changed by the site owner."""

from __future__ import annotations

import itertools
import re

import pytest

from journeybook.render.browser import style
from journeybook.site.settings import settings

Colour = tuple[float, float, float]

ON_PAGE = ("ground", "paper", "panel")
TEXT = ("ink", "soft", "accent", "hurts", "pleases")
# How each kind of eye mixes linear red, green and blue: Machado, Oliveira and Fernandes 2009, severity 1.
EYES = {
    "all colours": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def palettes() -> dict[str, dict[str, Colour]]:
    """The colours of each scheme, by token, in linear light."""
    found: dict[str, dict[str, Colour]] = {}
    for scheme, rules in re.findall(r'\[data-md-color-scheme="(\w+)"\]\{(.*?)\}', style(), re.DOTALL):
        tokens = re.findall(r"--jb-([a-z-]+): (#[0-9a-f]{3,6});", rules)
        if tokens:
            found[scheme] = {name: _linear(colour) for name, colour in tokens}
    return found


def _linear(colour: str) -> Colour:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2's contrast ratio."""
    light, dark = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Colour) -> Colour:
    red, green, blue = colour
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: Colour, eye: str) -> Colour:
    mixed = [sum(share * part for share, part in zip(row, colour, strict=True)) for row in EYES[eye]]
    red, green, blue = (min(max(part, 0.0), 1.0) for part in mixed)
    return red, green, blue


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_every_text_is_readable_on_every_ground(scheme: str) -> None:
    colours = palettes()[scheme]
    pairs = [
        *itertools.product(TEXT, ON_PAGE),
        *(("ink", ground) for ground in ("accent-soft", "hurts-soft", "pleases-soft", "warn")),
        *((name, f"{name}-soft") for name in ("accent", "hurts", "pleases")),
        ("paper", "accent"),
    ]
    pale = {pair: ratio for pair in pairs if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 4.5}
    assert pale == {}


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_controls_and_the_lines_of_drawings_stand_out(scheme: str) -> None:
    colours = palettes()[scheme]
    pairs = itertools.product(("edge", "accent", "hurts", "pleases", "soft"), ON_PAGE)
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 3] == []


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_what_hurts_and_what_pleases_look_different_to_every_eye(scheme: str, eye: str) -> None:
    colours = palettes()[scheme]
    hurts, pleases = (lab(seen(colours[name], eye)) for name in ("hurts", "pleases"))
    assert sum((a - b) ** 2 for a, b in zip(hurts, pleases, strict=True)) ** 0.5 > 30


def test_a_site_owner_changes_colours_by_name() -> None:
    chosen, faults = settings({"journeybook": {"colours": {"light": {"accent": "#7a1f5c"}}}})
    assert faults == []
    assert style(chosen.colours.schemes).rstrip().endswith("--jb-accent: #7a1f5c;}")


def test_what_is_no_colour_is_told_and_does_not_reach_the_style() -> None:
    chosen, faults = settings({"journeybook": {"colours": {"dark": {"accent": "red; } body { display: none"}}}})
    assert len(faults) == 1
    assert style(chosen.colours.schemes) == style()
