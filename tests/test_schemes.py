"""Which scheme a page may take after the system, by the palette in mkdocs.yml, and the rules it takes over."""

from __future__ import annotations

import pytest

from journeybook.site.schemes import Other, other

LIGHT = {"media": "(prefers-color-scheme: light)", "scheme": "default"}
DARK = {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "deep purple"}
TO_DARK = Other("slate", "default", "indigo", DARK["media"])


@pytest.mark.parametrize(
    ("palette", "expected"),
    [
        ([LIGHT, DARK], TO_DARK),
        ([{"media": "(prefers-color-scheme)"}, LIGHT, DARK], TO_DARK),
        ([DARK, LIGHT], Other("default", "slate", "deep-purple", LIGHT["media"])),
        ([{"scheme": "default"}, {"scheme": "slate"}], None),
        ([LIGHT], None),
        ({"scheme": "slate"}, None),
        (None, None),
    ],
)
def test_a_palette_says_whether_pages_follow_the_system(palette: object, expected: Other | None) -> None:
    assert other(palette) == expected


def test_rules_of_the_other_scheme_are_said_again_for_pages_without_colours_yet() -> None:
    style = (
        ':root,[data-md-color-scheme="default"]{--a: 1;}@media screen{[data-md-color-scheme=slate]{--a: 2}}'
        "[data-md-color-scheme=slate][data-md-color-primary=teal]{--a: 3}"
        "[data-md-color-primary=lime]:not([data-md-color-scheme=slate]){--a: 4}"
        "[data-md-color-scheme=slate] :is(p,b){--a: 5}@media print{[data-md-color-scheme=slate]{--a: 6}}"
    )
    undecided = ":where(body:not([data-md-color-media]))[data-md-color-scheme]"
    assert TO_DARK.said(style) == f"@media screen and {DARK['media']}{{{undecided}{{--a: 2}}}}\n"
    assert TO_DARK.said("body{--a: 1}") == ""


def test_an_image_for_the_other_scheme_is_shown_in_place_of_that_for_the_written_one() -> None:
    style = "[data-md-color-scheme=default] .dark{display:none}[data-md-color-scheme=slate] .light{display:none}"
    undecided = ":where(body:not([data-md-color-media]))[data-md-color-scheme]"
    shown = f"{undecided} .dark{{display:revert}}{undecided} .light{{display:none}}"
    assert TO_DARK.said(style) == f"@media screen and {DARK['media']}{{{shown}}}\n"
