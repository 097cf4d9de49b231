"""MkDocs' events: each calls what does the work with plain arguments. State lives for one build."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from journeybook import load
from journeybook.cache import Store
from journeybook.layout import FOLDER as DATA
from journeybook.layout import LOCALES, TEMPLATES
from journeybook.problem import Level
from journeybook.render.browser import ICON, SCRIPT, STYLE, font, icon, script, style
from journeybook.render.compiled import Compiled
from journeybook.render.feed import FEED
from journeybook.search import write_index, write_scripts
from journeybook.site.browser import add_assets, add_markdown, add_theme, does_without, for_folders, site_settings
from journeybook.site.build import Build, participants, sheets
from journeybook.site.caching import write_caching
from journeybook.site.compressed import compress
from journeybook.site.data import publish_data
from journeybook.site.hosting import hosting
from journeybook.site.languages import call_schemes, handwritten, languages, theme_language
from journeybook.site.live import Live
from journeybook.site.navigation import navigation, overviews
from journeybook.site.output import Output, output
from journeybook.site.plan import Source, beside, plan
from journeybook.site.policy import theme_scripts, write_policy
from journeybook.site.refusal import own_folder
from journeybook.site.schemes import following
from journeybook.site.settings import settings
from journeybook.site.space import trimmed
from journeybook.site.unchanged import Notes, Outcome
from journeybook.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

WATCHED = ("journeys", "overrides")
# MkDocs counts for --strict what is logged under its own name.
log = logging.getLogger("mkdocs.hooks.journeybook")


_build: Build | None = None
_output: Output | None = None
_source: Source | None = None
_live: Live | None = None
_scripts: list[str] = []
_notes: Notes | None = None
_serving = False


def serve() -> None:
    """Notes that the site is not for its readers, but for whoever is writing it."""
    global _serving
    _serving = True


def on_config(config: MkDocsConfig, notes: Notes | None = None) -> MkDocsConfig:
    """Adds our theme, styles, scripts and what our pages need of Markdown. `notes` are of the last build."""
    global _output, _notes
    _notes = notes
    own_folder(config, _root(config))
    languages().place(config)
    add_theme(config)
    add_markdown(config)
    if settings(config.extra)[0].offline:
        for_folders(config)
    _output = output(Path(config.site_dir), _root(config), languages().others)
    config.site_dir = str(_output.stage)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Reads the data and adds every page it makes; a handwritten page of the same address wins."""
    global _build, _source
    chosen, faults = settings(config.extra)
    assert _output is not None
    root = _root(config)
    known = load.languages(root)
    language = languages().current or chosen.language or known[0]
    written = handwritten(files, config, known, language)
    store = Store(root)
    at = hosting(config, chosen.report)
    _source = source = Source(root, language, chosen, at, date.today(), written.untranslated, store)
    made = sheets(config, source, store)
    planned = plan(source, made, store)
    words = Words(planned.language, root / LOCALES if (root / LOCALES).is_dir() else None)
    _build = Build(config, chosen, planned, words, _output, store, made, written)
    _speak(config, words)
    for fault in [*faults, *planned.faults]:
        log.warning("mkdocs.yml: extra: journeybook: %s", words(fault.key, **fault.values))
    for line in planned.lines:
        log.log(logging.INFO if line.level == Level.NOTE else logging.WARNING, line.text)
    if planned.unfed:
        log.info("journeybook: no feed of changes, which needs the site's address: set site_url in mkdocs.yml")
    own = [file.src_uri for file in files.documentation_pages()]
    _keep_back(files, root)
    _build.add_pages(files)
    colours = chosen.colours.schemes
    spoken = script(site_settings(config, words, chosen.search.also), search=True)
    add_assets(
        config,
        _add(files, config, STYLE, following(style(colours), config, files).encode()),
        _add(files, config, SCRIPT, spoken.encode()),
    )
    _add(files, config, ICON, icon(colours["light"].get("accent")).encode())
    for uri, data in beside(source, made, store, planned.downloads):
        _add(files, config, uri, data)
    config.nav = navigation(overviews(planned.sections, words), config.nav, own)
    return files


def _add(files: Files, config: MkDocsConfig, uri: str, data: bytes) -> bytes:
    """A file of ours, unless the site owner has one there; what stands there."""
    theirs = files.src_uris.get(uri)
    if theirs is not None:
        return theirs.content_bytes
    files.append(File.generated(config, uri, content=data))
    return data


def _keep_back(files: Files, root: Path) -> None:
    """The site owner's own templates and words make the site; as files of the theme they would be on it."""
    sources = [root / TEMPLATES, root / LOCALES]
    for file in list(files):
        path = Path(file.abs_src_path) if file.abs_src_path else None
        if path is not None and any(path.is_relative_to(folder) for folder in sources):
            files.remove(file)


def _speak(config: MkDocsConfig, words: Words) -> None:
    """The theme speaks the book's language, unless the site owner chose another for it."""
    if languages().current or "language" not in config.theme or config.theme["language"] == "en":
        config.theme["language"] = theme_language(config, words.language)
    if languages().folder:
        call_schemes(config, words)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watches the site owner's words and templates besides what MkDocs watches; the data's edits are shown live."""
    global _live
    assert _build is not None
    assert _source is not None
    root = _root(config)
    if (root / DATA).is_dir():
        _live = Live(server, _build, _source)
        _live.start()
    for folder in WATCHED if _live is None else WATCHED[1:]:
        if (root / folder).is_dir():
            server.watch(str(root / folder))
    return server


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keeps the navigation for the pages that are made at the end."""
    assert _build is not None
    _build.nav = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives our theme's templates the settings of the browser's scripts, and the words."""
    assert _build is not None
    words = _build.words
    env.globals["journeybook"] = {
        "font": font() if not _build.settings.offline else "",
        # A script that another plugin writes into pages may wait for no other.
        "defer": not participants(config),
        "light": does_without(config),
        "words": words,
        "languages": languages().alternates(config),
        "feed": FEED if FEED in _build.plan.downloads else "",
    }
    if env.bytecode_cache is None:
        env.bytecode_cache = Compiled(env, "theme")
    _build.begin(env, files)
    _scripts[:] = theme_scripts(env, config, files)
    return env


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Puts in what our pages hold, and collects what the search will find of the others."""
    assert _build is not None
    return _build.content(html, page)


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Lists our pages in the sitemap, too."""
    assert _build is not None
    if template_name == "sitemap.xml":
        context["pages"] = [*context["pages"], *_build.located()]  # type: ignore[list-item]  # all the template asks of a file
    return context


def on_page_context(
    context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Shows a page that is not in the navigation as standing under its overview."""
    assert _build is not None
    section = _build.sections.get(page.file.src_uri)
    over = next((one for one in nav.pages if section and one.file.src_uri == section), None)
    if page.file.src_uri in _build.written.alone:
        context["journeybook_alone"] = True  # type: ignore[typeddict-unknown-key]  # ours, for the switcher
    if over is not None:
        over.active = True
        _build.active = over
        context["journeybook_over"] = over  # type: ignore[typeddict-unknown-key]  # ours, for the breadcrumb
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Takes back what `on_page_context` lit up, and takes out what the theme's templates need not say."""
    if _build is not None and _build.active is not None:
        _build.active.active = False
        _build.active = None
    return trimmed(output, page.content or "")


def on_post_build(config: MkDocsConfig) -> Outcome | None:
    """Writes the pages of entries, the search index and the policy, moves all into place, counts the problems.

    Gives what a build is known by that need not be done again; None for one that has to be.
    """
    assert _build is not None
    planned, keys = _build.plan, _build.keys()
    around = ""
    if _notes is not None:
        around = _notes.around(planned.language, repr(planned.sections), str(FEED in planned.downloads))
    _build.finish(_notes.standing(around) if _notes is not None else {}, keys)
    language = _build.words.language
    report = write_index(_build.found(), Path(config.site_dir), language, _build.store)
    if report.error:
        log.warning("the search has no index: %s", report.error)
    if _build.settings.offline:
        write_scripts(Path(config.site_dir))
    write_policy(Path(config.site_dir), _scripts)
    write_caching(Path(config.site_dir), config.site_url)
    if _source is not None:
        publish_data(_build.output, _source, _build.plan)
    _build.output.publish(compress if _build.settings.compressed and not _serving else None)
    _build.store.save()
    config.site_dir = str(_build.output.site)
    if _live is not None and _source is not None:
        _live.begin(_build, _source)
    errors, warnings = _build.plan.count(Level.ERROR), _build.plan.count(Level.WARNING)
    if errors or warnings:
        words = _build.words
        counts = {
            "errors": words.count("count.errors", errors),
            "warnings": words.count("count.warnings", warnings),
        }
        log.info("journeybook: %s", words("problems.told", **counts))
    return None if report.error else Outcome(tuple(planned.beside), _build.output.spared, keys, around)


def on_build_error(error: Exception) -> None:
    """Leaves the site as it was."""
    if _output is not None:
        _output.discard()
