"""The data as JSON on a built site: written when the site is made of other data than before, else left."""

from __future__ import annotations

from journeybook.cache import code, digest
from journeybook.export.data import FOLDER
from journeybook.site.output import Output
from journeybook.site.plan import Plan, Source

_STAMP = "made-of.txt"


def publish_data(output: Output, source: Source, plan: Plan) -> None:
    """Put the data among the site's files. Only those of another plan have to be worked out."""
    folder = output.site / FOLDER
    stamp = digest(code(), plan.key).encode()
    held = folder / _STAMP
    if held.is_file() and held.read_bytes() == stamp:
        output.kept.update(path.relative_to(output.site).as_posix() for path in folder.rglob("*") if path.is_file())
        return
    for name, data in source.edition.data():
        output.put(f"{FOLDER}/{name}", data)
    output.put(f"{FOLDER}/{_STAMP}", stamp)
