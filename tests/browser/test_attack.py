"""A site whose every text is hostile: nothing of it runs, nothing of a page breaks, and it is shown as written.

Two organizations are built out of the demonstration: in one every text is an attack, in the other a harmless
word that sorts as the attack does. Page by page they must differ in nothing but their texts.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from playwright.sync_api import expect

from journeybook.edition import edition
from journeybook.model.audience import ALL
from journeybook.model.book import Book
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.part import Entry, Exempt, Part
from journeybook.model.text import Text
from support.browser import Seen, watched_page
from support.links import broken_links, repeated_ids
from support.repository import ROOT
from support.sites import build, repository, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pydantic.fields import FieldInfo

# No text here is the beginning of another, so that a number at its end does not change how they sort.
ATTACKS = sorted(
    [
        "<img src=x onerror=window.__attacked=1>",
        '"><script>window.__attacked=1</script>',
        "</title><script>window.__attacked=1</script>",
        "</textarea></select></svg></pre></code></td></table></div><svg onload=window.__attacked=1>",
        "' onmouseover='window.__attacked=1' autofocus onfocus=window.__attacked=1 x='",
        "<iframe srcdoc='<script>parent.__attacked=1</script>'></iframe>",
        "[x](javascript:window.__attacked=1)",
        "![x](https://x.invalid/x.png)",
        "[x]: javascript:window.__attacked=1",
        "<javascript:window.__attacked=1>",
        "{{ 7*7 }}",
        "{% raw %}",
        "{# comment",
        "{: onclick=window.__attacked=1 }",
        "```\nmermaid",
        "```mermaid\ngraph LR\nA-->B\n```\n",
        "~~~\ncode",
        '--8<-- "mkdocs.yml"',
        "<!-- comment",
        "--> end of comment",
        "]]> end of data",
        "<![CDATA[ data",
        "<?php echo 1",
        "::: module",
        "!!! note\n    text",
        '??? "Details"\n    text',
        '=== "Tab"\n    text',
        "$$ x^2",
        "\\( x \\)",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "# heading",
        "Heading\n=======\n",
        "- list\n- of two",
        "1. one",
        "> quote",
        "---\ntitle: no\n---\n",
        "a\n\nb",
        "    code by indentation\n\n    of two",
        "&lt;script&gt;",
        "&#60;b&#62;&amp;amp;",
        "=cmd()",
        "**bold** _emphasis_ ~~gone~~ ==marked== ++ctrl++ ^^up^^",
        ":smile: :material-home: [^1]",
        "[^1]: footnote",
        "*[HTML]: abbreviation",
        "https://example.com/?a=1&b=2 www.example.com",
        "C:\\path\\n \\u003c \\",
        "%%{init: {'securityLevel': 'loose'}}%%",
        "end; click A call alert()",
        'book:x" onclick="window.__attacked=1',
        "\u202eright to left\u202c",
        "wzxhzdk:1",
        "klzzwxh:0000",
        "</script><script>window.__attacked=1</script>",
        "{{ constructor.constructor('window.__attacked=1')() }}",
    ],
    key=str.casefold,
)
ENTRIES = 5
# A site owner may have switched on any of these.
EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty", "tables",
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
    "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink",
    "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip
# The tags of a page in their order, with depth and names of attributes; all but what prose and diagrams hold.
SKELETON = """html => {
    const doc = new DOMParser().parseFromString(html, "text/html");
    const tags = [];
    const prose = [];
    const walk = (element, depth) => {
        const named = element.id && element.localName !== "h1" && !element.id.startsWith("__");
        const attributes = element.getAttributeNames().sort().join();
        // The theme's icons stay drawings where a plugin wrote the page anew, and are the style's elsewhere.
        if (element.matches("svg.jb-icon") || (element.localName === "svg" && attributes === "viewBox,xmlns")) {
            tags.push(`${depth} an icon`);
            return;
        }
        tags.push(`${depth} ${element.localName} ${named ? element.id : ""} (${attributes})`);
        if (element.matches("pre.jb-diagram")) return;
        if (element.matches(".jb-prose")) {
            prose.push(...[...element.querySelectorAll("*")].map((one) => one.localName));
            return;
        }
        for (const child of element.children) walk(child, depth + 1);
    };
    walk(doc.documentElement, 0);
    for (const element of doc.querySelectorAll("script, style, pre.jb-diagram")) element.remove();
    const spoken = [...doc.querySelectorAll("[title], [aria-label]")].map(
        (element) => `${element.title} ${element.ariaLabel}`);
    return [tags, prose, `${doc.documentElement.textContent} ${spoken.join(" ")}`];
}"""


@dataclass
class Writer:
    """Replaces texts one by one, by attacks or by harmless words; remembers which of them are prose."""

    hostile: bool
    count: int = 0
    prose: set[int] = field(default_factory=set)
    reached: set[tuple[str, str]] = field(default_factory=set)

    def text(self, prose: bool = False) -> str:
        number, self.count = self.count, self.count + 1
        if prose:
            self.prose.add(number)
        return attack(number) if self.hostile else harmless(number)

    def part(self, part: Part) -> dict[str, Any]:
        """A piece of data as YAML has it, every text replaced, those too that nobody wrote."""
        values: dict[str, Any] = {}
        for name, info in type(part).model_fields.items():
            value = getattr(part, name)
            mark = text_mark(info)
            if mark is not None:
                self.reached.add((type(part).__name__, name))
                many = isinstance(info.get_default(), tuple) or isinstance(value, tuple)
                values[name] = [self.text(), self.text()] if many else self.text(mark.prose)
            elif name in part.model_fields_set and not (name == "id" and isinstance(part, Entry)):
                values[name] = self.value(value)
        if isinstance(part, Entry):
            values["exempt"] = [self.part(Exempt(rule="J213", reason="none"))]
        return values

    def value(self, value: object) -> Any:
        if isinstance(value, Part):
            return self.part(value)
        return [self.value(one) for one in value] if isinstance(value, tuple) else value


def attack(number: int) -> str:
    return f"{ATTACKS[number % len(ATTACKS)]} {number:05}"


def harmless(number: int) -> str:
    return f"w{number % len(ATTACKS):02} {number:05}"


def text_mark(info: FieldInfo) -> Text | None:
    """Whether a field is an author's text, however nested."""
    return next((mark for one in (*info.metadata, info.annotation) for mark in _texts(one)), None)


def _texts(annotation: object) -> Iterator[Text]:
    if isinstance(annotation, Text):
        yield annotation
    for argument in get_args(annotation):
        yield from _texts(argument)


def text_fields(part: type[Part]) -> Iterator[tuple[str, str]]:
    """Every text field that a kind of data has, in all its parts."""
    for name, info in part.model_fields.items():
        if text_mark(info) is not None:
            yield part.__name__, name
        for inner in _parts(info.annotation):
            yield from text_fields(inner)


def _parts(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)


def organization(root: Path, writer: Writer, **settings: object) -> Path:
    """The demonstration with all its texts replaced, and with an id and a field's name that are not ones."""
    repository(root, markdown_extensions=EXTENSIONS, **settings)
    shutil.copytree(ROOT / "overrides", root / "overrides", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs", root / "docs", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.md"))
    files: dict[str, dict[str, Any]] = {}
    for kind, entry in richest(edition(ROOT, audience=ALL).book):
        file = kind if kind == ORGANIZATION else f"{kind}/{entry.id}"
        files[file] = writer.part(entry)
    files["channels"] = {writer.text(): {}}
    files["segments/unknown"] = {writer.text(): 1, "name": writer.text()}
    return write(root, files)


def richest(book: Book) -> Iterator[tuple[str, Entry]]:
    """The entries of each kind that hold most; what refers to others is as if a hand had slipped."""
    for kind in KINDS:
        entries = sorted(book.entries(kind).values(), key=lambda one: (-len(one.model_dump_json()), one.id))
        yield from ((kind, entry) for entry in entries[:ENTRIES])


@dataclass(frozen=True)
class Twins:
    """The two sites, the address of the hostile one, and which of its texts are prose."""

    hostile: Path
    harmless: Path
    address: str
    prose: frozenset[int]

    @property
    def pages(self) -> list[str]:
        return sorted(path.relative_to(self.hostile).as_posix() for path in self.hostile.rglob("*.html"))

    def calm(self, name: str) -> Path:
        """The harmless page of a hostile one: a tag's bears the tag in its address, and the number of its text."""
        number = re.search(r"tags/.*(\d{5})/", name)
        found = self.harmless.glob(f"tags/*{number[1]}/index.html") if number else [self.harmless / name]
        return next(iter(found))


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> Twins:
    served = tmp_path_factory.mktemp("hostile-site")
    address = serve(served)
    hostile, calm = Writer(hostile=True), Writer(hostile=False)
    attacked = organization(tmp_path_factory.mktemp("hostile"), hostile, site_url=f"{address}/")
    other = organization(tmp_path_factory.mktemp("harmless"), calm, site_url=f"{address}/")
    wanted = {names for model in KINDS.values() for names in text_fields(model)}
    assert wanted - hostile.reached == set(), "the demonstration has no example of these"
    return Twins(build(attacked, served), build(other, other / "site"), address, frozenset(hostile.prose))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_no_attack_is_the_beginning_of_another() -> None:
    assert [(a, b) for a in ATTACKS for b in ATTACKS if a != b and b.casefold().startswith(a.casefold())] == []
    assert len(ATTACKS) == len(set(ATTACKS)) <= 100


def test_a_hostile_site_differs_from_a_harmless_one_in_nothing_but_its_texts(page: Page, twins: Twins) -> None:
    assert len(twins.pages) > 40
    changed: dict[str, str] = {}
    lost: dict[str, list[str]] = {}
    in_prose: set[str] = set()
    for name in twins.pages:
        (tags, prose, text), (calm_tags, _, calm_text) = (
            page.evaluate(SKELETON, path.read_text("utf-8")) for path in (twins.hostile / name, twins.calm(name))
        )
        in_prose |= set(prose)
        if tags != calm_tags:
            pairs = zip(tags, calm_tags, strict=False)
            changed[name] = next((f"{ours}, not {calm}" for ours, calm in pairs if ours != calm), "more or fewer")
        numbers = {int(number) for number in re.findall(r"\bw\d\d (\d{5})\b", calm_text)} - twins.prose
        shown = squeezed(text)
        lost[name] = [attack(number) for number in sorted(numbers) if squeezed(attack(number)) not in shown]
    assert changed == {}
    assert {name: texts for name, texts in lost.items() if texts} == {}
    assert in_prose <= {"p", "em", "strong", "ul", "ol", "li", "br", "a"}


def test_every_link_of_a_hostile_site_leads_somewhere(twins: Twins) -> None:
    assert broken_links(twins.hostile) == []
    assert repeated_ids(twins.hostile) == []


def test_nothing_of_a_hostile_site_runs_or_is_loaded(browser: Browser, twins: Twins) -> None:
    attacked = []
    with watched_page(browser) as (page, seen):
        for name in twins.pages:
            page.goto(f"{twins.address}/{name}")
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            attacked += [name] if page.evaluate("'__attacked' in window") else []
    assert attacked == []
    assert seen == Seen()


def test_nothing_runs_when_a_reader_draws_hovers_navigates_and_searches(
    page: Page, seen: Seen, twins: Twins
) -> None:
    journey = next(name for name in twins.pages if re.fullmatch(r"journeys/[a-z-]+/index.html", name))
    page.goto(f"{twins.address}/journeys/")
    page.locator(f'.md-content a[href$="{journey.split("/")[1]}/"]').first.click()
    page.wait_for_url(f"{twins.address}/{journey.removesuffix('index.html')}")
    page.wait_for_function(
        """() => {
            const waiting = document.querySelector(":not(.jb-diagram-error) > pre.jb-diagram");
            waiting?.scrollIntoView();
            return !waiting;
        }"""
    )
    expect(page.locator(".jb-diagram-error")).to_have_count(0)
    for link in page.locator(".md-content .jb-map a").all()[:20]:
        link.hover()
    page.keyboard.press("/")
    page.locator(".jb-search__input").fill("window attacked script")
    expect(page.locator(".jb-search__dialog [role=option]")).not_to_have_count(0)
    assert page.locator(".jb-search__dialog :is(img, script, iframe, svg[onload])").count() == 0
    assert page.evaluate("'__attacked' in window") is False
    assert seen == Seen()


def test_the_settings_of_scripts_are_what_was_put_there(page: Page, twins: Twins) -> None:
    page.goto(f"{twins.address}/")
    assert page.evaluate("journeybook.settings.search.bundle") == "search-index/"
