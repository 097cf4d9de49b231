"""What changed, out of real git repositories: per file and per entry, in words, and nothing that is not so."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from journeybook import git
from journeybook.edition import Edition, edition
from journeybook.git import Fault, History, history
from journeybook.model.audience import INTERNAL, PUBLIC, Audience
from journeybook.pages import lately
from journeybook.views import links
from journeybook.views.changes import ROWS
from journeybook.words import LANGUAGES
from support.commits import commit, edit, run
from support.organizations import TODAY, small

GIFT = "journeys/maps/gift.yml"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The small organization in a repository, committed on the first of May."""
    root = tmp_path / "shop"
    small(root)
    run(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-05-01")
    return root


def opened(root: Path, language: str = "en", audience: Audience = INTERNAL) -> Edition:
    return edition(root, language, audience, TODAY)


def told(root: Path, audience: Audience = INTERNAL) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (f"{row.day} {row.kind}/{row.id}", row.sort, row.told) for row in opened(root, "en", audience).changes.rows
    ]


def days(root: Path) -> dict[str, str]:
    found = history(root, "journeys")
    assert isinstance(found, History)
    return {file: str(day) for file, day in found.changed.items()}


def test_each_file_has_the_day_of_its_last_change(shop: Path) -> None:
    edit(shop / GIFT, "A gift in time", "A gift on the day")
    (shop / "README.md").write_text("Ours.\n", "utf-8")
    commit(shop, "Rename", "2026-05-08")
    (shop / "README.md").write_text("Ours, still.\n", "utf-8")
    commit(shop, "No journey", "2026-05-09")
    assert days(shop)[GIFT] == "2026-05-08"
    assert days(shop)["journeys/personas.yml"] == "2026-05-01"
    assert "README.md" not in days(shop)


def test_a_merged_branch_counts_from_the_day_it_was_merged(shop: Path) -> None:
    run(shop, "checkout", "-q", "-b", "idea")
    edit(shop / GIFT, "emotion: 1", "emotion: 2")
    commit(shop, "Long in the drawer", "2026-05-02")
    run(shop, "checkout", "-q", "main")
    run(shop, "merge", "-q", "--no-ff", "-m", "Merge", "idea", day="2026-05-20")
    assert days(shop)[GIFT] == "2026-05-20"
    assert told(shop)[0] == (
        "2026-05-20 maps/gift", "changed", ("Step “I ask for a coupon”: the customer feels better",),
    )  # fmt: skip


def test_history_is_asked_once_for_all_files(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = git._git

    def counted(root: Path, *arguments: str, said: bytes = b"") -> object:
        asked.append(next(word for word in arguments if not word.startswith("-") and "=" not in word))
        return real(root, *arguments, said=said)

    monkeypatch.setattr(git, "_git", counted)
    history(shop, "journeys")
    assert asked == ["rev-parse", "log"]
    history(shop, "journeys")
    assert asked == ["rev-parse", "log", "rev-parse"]


def test_a_shallow_clone_claims_nothing_of_what_is_older_than_itself(shop: Path, tmp_path: Path) -> None:
    edit(shop / GIFT, "A gift in time", "A gift on the day")
    commit(shop, "Rename", "2026-05-08")
    run(tmp_path, "clone", "-q", "--depth", "2", f"file://{shop}", "two")
    run(tmp_path, "clone", "-q", "--depth", "1", f"file://{shop}", "one")
    assert days(tmp_path / "two") == {GIFT: "2026-05-08"}
    assert days(tmp_path / "one") == {}
    assert told(tmp_path / "one") == []


def test_without_git_nothing_is_said_and_the_site_is_made(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history(shop, "journeys") is Fault.NO_GIT
    assert told(shop) == []
    assert any(page.uri == links.CHANGES for page in opened(shop).pages)


def test_an_organization_in_a_folder_of_a_repository_has_its_own_history(tmp_path: Path) -> None:
    small(tmp_path / "shop")
    run(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Begin", "2026-05-01")
    edit(tmp_path / "shop" / GIFT, "A gift in time", "A gift on the day")
    commit(tmp_path, "Rename", "2026-05-08")
    assert days(tmp_path / "shop")[GIFT] == "2026-05-08"
    assert told(tmp_path / "shop")[0][:2] == ("2026-05-08 maps/gift", "changed")


def test_changes_are_told_by_entry_and_day_in_words(shop: Path) -> None:
    edit(shop / GIFT, "severity: 3", "severity: 1")
    edit(shop / GIFT, "accountable: logistics", "accountable: marketing")
    edit(shop / "journeys/touchpoints.yml", "  kind: e-mail\n", "  kind: e-mail\n  about: A code.\n")
    commit(shop, "Names of people stand here: Rita Restricted", "2026-05-07")
    edit(shop / GIFT, "emotion: -2", "emotion: -1")
    (shop / "journeys/segments.yml").write_text("families: {name: Families}\nloyal: {name: Loyal}\n", "utf-8")
    commit(shop, "More", "2026-05-08")
    edit(shop / GIFT, "customer_goal: Buy", "customer_goal: Find")
    commit(shop, "Again on that day", "2026-05-08")
    rows = [row for row in told(shop) if not row[0].startswith("2026-05-01")]
    assert rows == [
        ("2026-05-08 maps/gift", "changed", (
            "Step “I wait for the coupon”: the customer feels better", "fields that changed: customer goal",
        )),
        ("2026-05-08 segments/loyal", "added", ()),
        ("2026-05-07 touchpoints/coupon", "changed", ("fields that changed: about",)),
        ("2026-05-07 maps/gift", "changed", (
            "Step “I wait for the coupon”: a pain hurts less",
            "Step “I wait for the coupon”: accountable: from Logistics to Marketing",
        )),
    ]  # fmt: skip


def test_the_page_names_nobody_who_committed_and_no_message(shop: Path) -> None:
    book = opened(shop)
    renderer = book.renderer(directories=True)
    page = next(page for page in book.pages if page.uri == links.CHANGES)
    text = renderer.markdown(page)
    assert "A gift in time" in text
    assert [word for word in ("Test Person", "person@example.org", "Begin", "Rita") if word in text] == []


def test_what_went_is_named_and_what_came_and_went_on_a_day_is_not(shop: Path) -> None:
    segments = shop / "journeys/segments.yml"
    before = segments.read_text("utf-8")
    segments.write_text(before + "loyal: {name: Loyal}\n", "utf-8")
    commit(shop, "A segment", "2026-05-07")
    segments.write_text(before + "brief: {name: Brief}\n", "utf-8")
    commit(shop, "Another", "2026-05-08")
    segments.write_text(before, "utf-8")
    commit(shop, "None", "2026-05-08")
    rows = opened(shop).changes.rows
    assert [(str(row.day), row.title, row.sort, row.link) for row in rows if row.id in ("loyal", "brief")] == [
        ("2026-05-08", "Loyal", "removed", None),
        ("2026-05-07", "Loyal", "added", None),
    ]


def test_a_file_that_could_not_be_read_for_a_day_neither_went_nor_came(shop: Path) -> None:
    file = shop / "journeys/personas.yml"
    text = file.read_text("utf-8")
    for day, content in (
        ("2026-05-07", "ana: ["),
        ("2026-05-08", text),
        ("2026-05-09", "ana: {}\n"),
        ("2026-05-10", text),
    ):
        file.write_text(content, "utf-8")
        commit(shop, "Edit", day)
    assert {(row[0], row[1]) for row in told(shop) if "personas/ana" in row[0]} == {
        ("2026-05-10 personas/ana", "changed"),
        ("2026-05-08 personas/ana", "changed"),
        ("2026-05-01 personas/ana", "added"),
    }


def test_what_is_hidden_today_is_not_told_of_its_open_days(shop: Path) -> None:
    edit(shop / "journeys/touchpoints.yml", "coupon:\n", "coupon:\n  visibility: [logistics]\n")
    commit(shop, "Hide", "2026-05-08")
    assert [row for row in told(shop) if "touchpoints/coupon" in row[0]] == []
    seen = [row for row in told(shop, Audience.named(["logistics"])) if "touchpoints/coupon" in row[0]]
    assert [row[1] for row in seen] == ["changed", "added"]


def test_the_public_sees_no_history(shop: Path) -> None:
    public = opened(shop, audience=PUBLIC)
    assert public.changes.rows == ()
    assert [page for page in public.pages if page.uri == links.CHANGES] == []


def test_a_commit_of_very_many_files_is_counted_and_the_page_stays_short(shop: Path) -> None:
    for number in range(60):
        (shop / f"journeys/segments/group-{number}.yml").parent.mkdir(exist_ok=True)
        (shop / f"journeys/segments/group-{number}.yml").write_text("name: Group\n", "utf-8")
    commit(shop, "All at once", "2026-05-08")
    text = "".join(f"many-{number}: {{name: Many, category: record}}\n" for number in range(ROWS + 50))
    (shop / "journeys/systems.yml").write_text(text, "utf-8")
    commit(shop, "In one file", "2026-05-09")
    view = opened(shop).changes
    assert len(view.rows) == ROWS
    assert [(day.day, day.files) for day in view.days] == [(date(2026, 5, 9), 0)]
    (shop / "journeys/systems.yml").unlink()
    run(shop, "reset", "-q", "--hard", "HEAD~1")
    assert next((day.day, day.files) for day in opened(shop).changes.days) == (date(2026, 5, 8), 60)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_each_language(shop: Path, language: str) -> None:
    edit(shop / GIFT, "title: A gift in time", "title: A gift on the day")
    edit(shop / "journeys/touchpoints.yml", "mode: online", "mode: both")
    commit(shop, "Edit", "2026-05-08")
    book = opened(shop, language)
    page = next(page for page in book.pages if page.uri == links.CHANGES)
    text = book.renderer(directories=True).markdown(page)
    assert 'href="../journeys/gift/"' in text
    assert re.findall(r"\{ #day-[^}]+\}", text) == ["{ #day-2026-05-08 }", "{ #day-2026-05-01 }"]


def test_what_a_commit_changed_is_worked_out_once_and_told_the_same(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(shop / GIFT, "severity: 3", "severity: 1")
    edit(shop / GIFT, "emotion: -2", "emotion: -1")
    commit(shop, "Better", "2026-05-08")
    first = told(shop)
    monkeypatch.setattr(lately, "load", None)
    assert told(shop) == first
    with pytest.raises(TypeError):
        told(shop, Audience.named(["logistics"]))
