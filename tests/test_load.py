"""What an editor writes is read as it was meant, or told plainly at its place; what can be kept is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook.load import load
from journeybook.model.audience import ALL, INTERNAL, PUBLIC, Audience
from support.organizations import BAD, SMALL, bad, problems, small, told


def test_the_good_organization_has_no_problem() -> None:
    assert told(SMALL) == []


# A new trap is a new folder; `expected.txt` is judged line by line, never just written anew.
@pytest.mark.parametrize("name", sorted(path.name for path in BAD.iterdir()))
def test_a_bad_organization_is_told_what_is_wrong_where_and_what_to_do(name: str, tmp_path: Path) -> None:
    assert told(bad(name, tmp_path)) == (BAD / name / "expected.txt").read_text("utf-8").splitlines()


def test_every_bad_organization_has_a_problem() -> None:
    empty = [path.parent.name for path in BAD.glob("*/expected.txt") if not path.read_text("utf-8").strip()]
    assert empty == []


def test_lines_that_end_as_on_windows_change_nothing(tmp_path: Path) -> None:
    names = ["reference-near", "merge-conflict", "colon-in-text", "number-for-text", "tab", "file-empty"]
    for name in names:
        root = bad(name, tmp_path / name)
        for path in root.rglob("*.yml"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert told(root) == (BAD / name / "expected.txt").read_text("utf-8").splitlines()


def changed(folder: Path, file: str, before: str, after: str) -> Path:
    """The small organization in `folder`, with one text in one file changed."""
    path = small(folder) / "journeys" / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    return folder


# What is kept


@pytest.mark.parametrize(
    ("file", "before", "after", "field"),
    [
        ("emotion", "emotion: 1", "emotion: 1\n        mood: fine", "nothing"),
        ("emotion", "emotion: 1", "emotion: 9", "emotion"),
        ("channel", "channel: e-mail", "channel: [e-mail]", "channel"),
        (
            "transitions",
            "        transitions:\n",
            "        transitions: none\n        x-transitions:\n",
            "transitions",
        ),
    ],
)
def test_only_what_does_not_fit_is_left_out_of_a_step(
    tmp_path: Path, file: str, before: str, after: str, field: str
) -> None:
    root = changed(tmp_path, "maps/gift.yml", before, after)
    good = load(SMALL).book.maps["gift"].steps[0].model_dump(exclude={field})
    [broken, other] = load(root).book.maps["gift"].steps
    assert broken.model_dump(exclude={field}) == good
    assert other == load(SMALL).book.maps["gift"].steps[1]


@pytest.mark.parametrize(
    "written", ["no", "Yes", "1.10", "007", "12:30", "2026-11-30", "1_000", "0x1F", "2026-13-01"]
)
def test_a_text_that_yaml_takes_for_something_else_is_kept_as_written(tmp_path: Path, written: str) -> None:
    root = changed(tmp_path, "maps/gift.yml", "title: A gift in time", f"title: {written}")
    loaded = load(root)
    assert loaded.book.maps["gift"].title == written
    assert [problem.code for problem in problems(root, loaded)] in (["J110"], [])


def test_a_broken_step_leaves_the_other_steps(tmp_path: Path) -> None:
    root = changed(
        tmp_path, "maps/gift.yml", "        title: I ask for a coupon\n", "        emotion_believed: 7\n"
    )
    assert [step.id for step in load(root).book.maps["gift"].steps] == ["wait"]


def test_a_step_that_lacks_two_fields_takes_no_neighbour_with_it(tmp_path: Path) -> None:
    root = changed(tmp_path, "maps/gift.yml", "- id: ask\n        title: I ask for a coupon\n", "- emotion: 9\n")
    text = (root / "journeys/maps/gift.yml").read_text("utf-8")
    (root / "journeys/maps/gift.yml").write_text(text.replace("emotion: 1\n", "who: Ana\n"), "utf-8")
    [step] = load(root).book.maps["gift"].steps
    assert step == load(SMALL).book.maps["gift"].steps[1]


def test_a_broken_journey_leaves_the_other_journeys(tmp_path: Path) -> None:
    text = (SMALL / "journeys/maps/gift.yml").read_text("utf-8")
    (small(tmp_path) / "journeys/maps/broken.yml").write_text(
        text.replace("title: A gift", "title: 'A gift"), "utf-8"
    )
    (tmp_path / "journeys/maps/lacking.yml").write_text(text.replace("persona: ana\n", ""), "utf-8")
    book = load(tmp_path).book
    assert list(book.maps) == ["gift"]
    assert book.known["maps"] == {"broken", "gift", "lacking"}


def test_what_may_stand_in_a_file_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    root = bad("reference-to-what-could-not-be-read", tmp_path)
    assert {problem.code for problem in problems(root)} == {"J006"}


def test_without_a_folder_of_data_there_is_an_empty_book(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert loaded.book.organization.name == "—"
    assert [problem.key for problem in loaded.problems] == ["J018"]


# For whom


def test_an_entry_is_seen_by_those_it_is_meant_for(tmp_path: Path) -> None:
    for id, visibility in {
        "all": "public",
        "us": "internal",
        "two": "[marketing, logistics]",
        "one": "[logistics]",
    }.items():
        root = small(tmp_path)
        (root / "journeys/systems").mkdir(exist_ok=True)
        text = f"name: {id}\ncategory: record\nvisibility: {visibility}\n"
        (root / f"journeys/systems/{id}.yml").write_text(text, "utf-8")
    seen = {
        name: list(load(tmp_path, audience=audience).book.systems)
        for name, audience in {
            "public": PUBLIC,
            "internal": INTERNAL,
            "marketing": Audience.named(["marketing"]),
            "checks": ALL,
        }.items()
    }
    assert seen == {
        "public": ["all"],
        "internal": ["all", "crm", "us"],
        "marketing": ["all", "crm", "two", "us"],
        "checks": ["all", "crm", "one", "two", "us"],
    }


@pytest.mark.parametrize(
    "line",
    [
        "visibility: private",
        "visibility:",
        "visiblity: [marketing]",
        "is_visible: [marketing]",
        "invisible: [marketing]",
        "visib: [marketing]",
        "Visibilidade: [marketing]",
        "objective: {visibility: [marketing]}",
        "visibility: [5]",
        "visibility: {}",
    ],
)
def test_an_entry_with_an_unreadable_visibility_is_shown_to_nobody(tmp_path: Path, line: str) -> None:
    root = changed(tmp_path, "maps/gift.yml", "persona: ana\n", f"persona: ana\n{line}\n")
    assert load(root, audience=INTERNAL).book.maps == {}
    assert list(load(root, audience=ALL).book.maps) == ["gift"]


@pytest.mark.parametrize("line", ["visibilty: [marketing]", "visibility: marketing"])
def test_an_entry_in_the_wrong_folder_with_an_unreadable_visibility_is_shown_to_nobody(
    tmp_path: Path, line: str
) -> None:
    path = small(tmp_path) / "journeys/segments/telesales.yml"
    path.parent.mkdir()
    fields = "name: Telesales\nform: digital\nmode: online\noffered: true\nactual_use: 0.4\nrelevance: 0.4\n"
    path.write_text(f"{fields}owner: marketing\nabout: confidential\n{line}\n", "utf-8")
    assert "J008.fields" in [one.key for one in load(tmp_path).problems]
    assert "telesales" not in load(tmp_path, audience=INTERNAL).book.segments


RESTRICTED = ["Rita Restricted", "marketing@example.org", "Olga Restricted", "Tom Restricted", "board.jpg"]


def test_no_restricted_value_is_in_a_public_book(tmp_path: Path) -> None:
    root = changed(
        tmp_path,
        "maps/gift.yml",
        "persona: ana\n",
        "persona: ana\nteam:\n  - {person: Tom Restricted, department: marketing, role: maps,"
        " sign_off: {by: Tom Restricted, day: 2026-03-01}}\n"
        "charter:\n  workshops:\n    - {starts: 2026-03-01, pictures: [board.jpg]}\n",
    )
    for path in root.rglob("*.yml"):
        if path.stem != "organization":
            text = path.read_text("utf-8")
            inside = "visibility: public\n" if path.stem == "gift" else "  visibility: public\n"
            path.write_text(text + inside, "utf-8")
    (root / "journeys/departments.yml").write_text(
        (root / "journeys/departments.yml")
        .read_text("utf-8")
        .replace("  name: M", "  visibility: public\n  name: M"),
        "utf-8",
    )

    def dump(audience: Audience) -> str:
        book = load(root, audience=audience).book
        return "".join(entry.model_dump_json() for _, entry in book.everything())

    assert [value for value in RESTRICTED if value not in dump(INTERNAL)] == []
    assert [value for value in RESTRICTED if value in dump(PUBLIC)] == []
    assert "I wait for the coupon" in dump(PUBLIC)


# In which language

TEXTS = "title: {en: A gift, pt-BR: Um presente, es: Un regalo}"


@pytest.mark.parametrize(
    ("language", "title", "fallbacks"),
    [
        ("en", "A gift", {}),
        ("pt-BR", "Um presente", {}),
        ("es", "Un regalo", {}),
        ("fr", "Um presente", {"pt-BR": 1}),
        (None, "Um presente", {}),
    ],
)
def test_a_text_in_several_languages_is_read_in_one(
    tmp_path: Path, language: str | None, title: str, fallbacks: dict[str, int]
) -> None:
    root = changed(tmp_path, "maps/gift.yml", "title: A gift in time", TEXTS)
    changed_languages(root)
    loaded = load(root, language)
    assert (loaded.book.maps["gift"].title, loaded.fallbacks) == (title, fallbacks)
    assert loaded.book.language == (language or "pt-BR")


def changed_languages(root: Path) -> None:
    path = root / "journeys/organization.yml"
    path.write_text(path.read_text("utf-8").replace("languages: [en]", "languages: [pt-BR, en]"), "utf-8")


def test_a_fallback_in_a_broken_entry_is_counted_once(tmp_path: Path) -> None:
    root = changed(tmp_path, "maps/gift.yml", "title: A gift in time", TEXTS + "\nmood: fine")
    changed_languages(root)
    assert load(root, "fr").fallbacks == {"pt-BR": 1}


def test_a_language_that_does_not_fit_leaves_the_others(tmp_path: Path) -> None:
    texts = "title: {portuguese: Um presente, pt-BR: no, en: A gift}"
    root = changed(tmp_path, "maps/gift.yml", "title: A gift in time", texts)
    book = load(root, "pt-BR").book
    assert book.maps["gift"].title == "no"
