"""MkDocs' events as it calls them. Where a site is unchanged, what makes one is not even imported."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from journeybook.quiet import seldom
from journeybook.site.refusal import plainly
from journeybook.site.rest import Rest
from journeybook.site.unchanged import Inputs, Notes

if TYPE_CHECKING:
    from jinja2 import Environment

_always = False
_notes: Notes | None = None
_rest: Rest | None = None


def _events() -> Any:
    return import_module("journeybook.site.events")


def on_startup(command: str, dirty: bool) -> None:
    """A server needs all that a build leaves in memory."""
    global _always
    _always = dirty or command == "serve"
    if command == "serve":
        _events().serve()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Looks whether there is anything to do."""
    global _notes, _rest
    _notes = None if _always else Notes(Inputs(config))
    _rest = Rest(config) if _notes is not None and _notes.same() else None
    if _rest is not None:
        return config
    if _notes is not None:
        _notes.listen()
    seldom()
    with plainly():
        made: MkDocsConfig = _events().on_config(config, _notes)
    return made


def on_files(files: Files, config: MkDocsConfig) -> Files:
    with plainly():
        made: Files = files if _rest is not None else _events().on_files(files, config)
    return made


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    made: Navigation = nav if _rest is not None else _events().on_nav(nav, config, files)
    return made


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    made: Environment = env if _rest is not None else _events().on_env(env, config, files)
    return made


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    made: str = _events().on_page_content(html, page, config, files)
    return made


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    made: TemplateContext = _events().on_template_context(context, template_name, config)
    return made


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    made: TemplateContext = _events().on_page_context(context, page, config, nav)
    return made


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    made: str = _events().on_post_page(output, page, config)
    return made


def on_post_build(config: MkDocsConfig) -> None:
    """Notes what came out, for the next build to be held against."""
    if _rest is not None:
        _rest.end()
        return
    with plainly():
        outcome = _events().on_post_build(config)
    if _notes is not None:
        _notes.close()
        if outcome is not None:
            _notes.keep(outcome)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    made: LiveReloadServer = _events().on_serve(server, config, builder)
    return made


def on_build_error(error: Exception) -> None:
    """Leaves everything as it was."""
    if _notes is not None:
        _notes.close()
    if _rest is not None:
        _rest.end()
    else:
        _events().on_build_error(error)
