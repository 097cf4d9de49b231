"""All that MkDocs calls: journeybook's events. An organization's own repository has this same file."""

from journeybook.site import *  # noqa: F403  whichever events the installed version has
