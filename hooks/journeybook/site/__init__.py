"""The door to MkDocs: its events, each a few lines, over an edition. Nothing else imports MkDocs."""

from journeybook.site.door import (
    on_build_error,
    on_config,
    on_env,
    on_files,
    on_nav,
    on_page_content,
    on_page_context,
    on_post_build,
    on_post_page,
    on_serve,
    on_startup,
    on_template_context,
)

__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_context",
    "on_post_build",
    "on_post_page",
    "on_serve",
    "on_startup",
    "on_template_context",
]
