"""Whatever a text holds, the page shows it; and every page is the CommonMark that other engines read alike."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journeybook.edition import edition
from journeybook.render import escape
from journeybook.render.urls import relative, url

ROOT = Path(__file__).parent.parent
EXTENSIONS = ["attr_list", "tables", "toc", "pymdownx.superfences", "md_in_html", "abbr", "footnotes", "smarty"]

NASTY = (
    '<b>x</b>', 'a *b* _c_ **d**', '`code` ``` ~~~', '[x](javascript:alert(1))', '![i](x)', '# not a heading',
    'a\n\nb', '| a | b |', '{ #id .class }', '{{ 7 * 7 }} {% raw %}', '&lt;script&gt; &amp; &#60;', '1. one',
    '- two', '> quote', "--8<-- 'file'", 'http://example.org', '<!-- c -->', '\\*', '$$x$$', ':smile:',
    '==m== ^^i^^ ~~d~~', '*[HTML]: abbreviation', '[^1]: note', '(c) -- ... "q" \'q\'',
    '</title><script>alert(1)</script>', '===', '---',
    'a\xe7\xe3o \xe9 \xf1 \xfc \u65e5\u672c\u8a9e \U0001f381 \u202eabc', 'a\tb', '\'\'\' """', 'x@y.example',
    '::: note', '!!! note', '+++', ']]>',
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\u2028\u2029\x85"), min_size=1),
)


class _Reader(HTMLParser):
    """The text of an HTML fragment, and the tags that hold it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> tuple[str, list[str]]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.text).split()), reader.tags


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_a_file_name_may_break_after_its_signs_and_stays_the_same_text() -> None:
    shown = str(escape.breaking("maps/a-<b>_c.yml"))
    assert shown.split("<wbr>") == ["maps/", "a-&lt;b&gt;_", "c.", "yml"]
    assert read(shown) == ("maps/a-<b>_c.yml", ["wbr"] * 3)


@given(texts)
def test_a_text_in_a_heading_is_shown_as_written(text: str) -> None:
    html = markdown.markdown(f"## {escape.heading(text)} {{ #anchor }}\n", extensions=[*EXTENSIONS])
    shown, tags = read(html)
    assert shown == (one_line(text) or "—")
    assert tags == ["h2"]
    assert 'id="anchor"' in html


@given(texts)
def test_a_text_in_an_html_block_is_shown_as_written(text: str) -> None:
    block = f'<div class="x">\n<p title="{escape.text(text)}">{escape.text(text)}</p>\n</div>\n'
    html = markdown.markdown(f"# t\n\n{block}\n## u\n", extensions=[*EXTENSIONS])
    shown, tags = read(html)
    assert shown == one_line(f"t {text} u")
    assert tags == ["h1", "div", "p", "h2"]


@given(texts)
def test_prose_never_brings_a_tag_of_its_own(text: str) -> None:
    _, tags = read(str(escape.prose(text)))
    assert set(tags) <= {"p", "em", "strong", "ul", "ol", "li", "a", "br"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "file:///etc/passwd",
    ],
)
def test_prose_links_lead_nowhere_a_browser_would_run(address: str) -> None:
    assert "<a" not in escape.prose(f"[x]({address})")
    assert "<a" not in escape.prose(f"[x](<{address}>)")


def test_prose_takes_paragraphs_emphasis_lists_and_links() -> None:
    html = escape.prose("One *two* **three**.\n\n- [four](https://example.org)\n- five")
    assert html == (
        "<p>One <em>two</em> <strong>three</strong>.</p> "
        '<ul> <li><a href="https://example.org">four</a></li> <li>five</li> </ul>'
    )


@pytest.mark.parametrize(
    ("target", "page", "directories", "expected"),
    [
        ("index.md", "index.md", True, "./"),
        ("journeys/a.md", "index.md", True, "journeys/a/"),
        ("index.md", "journeys/a.md", True, "../../"),
        ("journeys/b.md", "journeys/a.md", True, "../b/"),
        ("journeys/index.md", "journeys/a.md", True, "../"),
        ("personas/ana.md", "journeys/index.md", True, "../personas/ana/"),
        ("journeys/a.md", "index.md", False, "journeys/a.html"),
        ("index.md", "journeys/a.md", False, "../index.html"),
        ("journeys/b.md", "journeys/a.md", False, "b.html"),
    ],
)
def test_one_page_addresses_another(target: str, page: str, directories: bool, expected: str) -> None:
    assert relative(target, page, directories) == expected


def test_the_address_of_an_overview_is_its_folder() -> None:
    assert [url(uri, True) for uri in ("index.md", "a/index.md", "a/b.md")] == ["", "a/", "a/b/"]


def _pages() -> list[tuple[str, str]]:
    book = edition(ROOT, today=date(2026, 11, 22))
    return [(page.uri, text.split("---\n", 2)[2]) for page, text in book.markdown(directories=True)]


def _outline(html: str) -> list[tuple[str, str]]:
    """Tags and the text between them, without white space: what a reader gets, whatever engine made it."""
    html = re.sub(r"<pre.*?</pre>", "<pre></pre>", html, flags=re.DOTALL)
    html = re.sub(r'<div class="highlight">(<pre></pre>)</div>', r"\1", html)
    parts = re.findall(r"<(/?\w+)[^>]*?>|([^<]+)", html)
    return [(tag, one_line(unescape(text))) for tag, text in parts if tag or text.strip()]


def test_every_page_reads_the_same_in_two_markdown_engines() -> None:
    fence = {"custom_fences": [{"name": "mermaid", "class": "d", "format": lambda *_, **__: "<pre></pre>"}]}
    python = markdown.Markdown(
        extensions=["attr_list", "pymdownx.superfences"], extension_configs={"pymdownx.superfences": fence}
    )
    common = MarkdownIt("commonmark")
    pages = _pages()
    assert len(pages) > 50
    for uri, text in pages:
        heads = re.sub(r"^(#+ .*?) \{ #[\w-]+ \}$", r"\1", text, flags=re.MULTILINE)
        ids = re.findall(r'<h\d id="([^"]+)"', python.reset().convert(text))
        said = re.findall(r'^#+ .*? \{ #([\w-]+) \}$|<h\d id="([^"]+)"', text, flags=re.MULTILINE)
        assert ids == ["".join(one) for one in said], uri
        assert _outline(python.reset().convert(text)) == _outline(common.render(heads)), uri
