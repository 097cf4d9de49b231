"""Addresses on the forge where the files live: to edit one, to report a problem. Nothing is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from journeybook.model.organization import Organization

BRANCH = "main"  # unless mkdocs.yml says otherwise in `edit_uri`
_GITLAB = ("gitlab",)
_GITEA = ("gitea", "forgejo", "codeberg")
_GITHUB = ("github",)


@dataclass(frozen=True, slots=True)
class Forge:
    """Where to edit a file and to report a problem. `site` is the address of the site itself, if that is known."""

    edit: str = ""
    issue: str = ""
    site: str = ""

    def to_edit(self, file: str) -> str | None:
        return self.edit + quote(file) if self.edit else None

    def to_report(self, title: str, body: str) -> str | None:
        if not self.issue:
            return None
        return self.issue.replace("{title}", quote(title, safe="")).replace("{body}", quote(body, safe=""))


@dataclass(frozen=True, slots=True)
class Hosting:
    """What the site owner says of where the files and the site live; each is empty where nothing is said.

    `edit` is the address that a file's path completes, `issue` one with the blanks {title} and {body}.
    """

    repository: str = ""
    edit: str = ""
    issue: str = ""
    site: str = ""


NOWHERE = Hosting()


def forge(said: Hosting, organization: Organization, public: bool = False) -> Forge:
    """What can be told of a forge by the form of its addresses: GitHub, GitLab, Gitea and their kin.

    The public is not shown what stands in the organization's file alone: addresses that are meant for the house.
    """
    own = (None, None) if public else (organization.repository, organization.tracker)
    home = (said.repository or own[0] or "").removesuffix("/").removesuffix(".git")
    edit = said.edit or _edit(home)
    tracker = own[1] or ""
    known = tracker if _kind(tracker) else home if edit or _kind(home) else ""
    return Forge(edit, said.issue or _issue(known.removesuffix("/").removesuffix("/issues"), edit), said.site)


def _kind(address: str) -> str:
    """What a host is by its name; nothing if that does not tell."""
    host = urlsplit(address).hostname or ""
    kinds = {"gitlab": _GITLAB, "gitea": _GITEA, "github": _GITHUB}
    return next((kind for kind, names in kinds.items() if any(name in host for name in names)), "")


def _edit(home: str) -> str:
    way = {"gitlab": "-/edit", "gitea": "_edit", "github": "edit"}.get(_kind(home))
    return f"{home}/{way}/{BRANCH}/" if way else ""


def _issue(home: str, edit: str) -> str:
    if not home:
        return ""
    if _kind(home) == "gitlab" or (not _kind(home) and "/-/edit/" in edit):
        home = home.removesuffix("/-")
        return f"{home}/-/issues/new?issue%5Btitle%5D={{title}}&issue%5Bdescription%5D={{body}}"
    return f"{home}/issues/new?title={{title}}&body={{body}}"


def mail(to: str, subject: str, body: str) -> str:
    """A `mailto:` address with a subject and a text to go on from (RFC 6068)."""
    text = quote(body.replace("\n", "\r\n"), safe="")
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}&body={text}"
