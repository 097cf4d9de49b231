"""The data as JSON on a built site: a file is written when it is made of other data than before, else left."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from journeybook import load
from journeybook.cache import code, digest
from journeybook.export.data import FOLDER, DataFile
from journeybook.load import Loaded
from journeybook.site.output import Output
from journeybook.site.plan import Plan, Source

_STAMPS = "made-of.json"
_ALL = ""
"""Under what the key of all there is stands among those of the files."""


def publish_data(output: Output, source: Source, plan: Plan) -> None:
    """Put the data among the site's files. Only those made of other entries have to be worked out."""
    folder = output.site / FOLDER
    stamps = {_ALL: digest(code(), plan.key)}
    before = _stamps(folder / _STAMPS)
    if before.get(_ALL) == stamps[_ALL]:
        output.kept.update(path.relative_to(output.site).as_posix() for path in folder.rglob("*") if path.is_file())
        return
    loaded = source.examination.loaded
    keys = load.keys(loaded)
    for file in source.edition.data():
        stamps[file.name] = stamps[_ALL] if file.entries is None else _key(file, loaded, keys)
        name = f"{FOLDER}/{file.name}"
        if before.get(file.name) == stamps[file.name] and (output.site / name).is_file():
            output.kept.add(name)
        else:
            output.put(name, file.make())
    output.put(f"{FOLDER}/{_STAMPS}", json.dumps(stamps, indent=0).encode())


def _key(file: DataFile, loaded: Loaded, keys: Mapping[str, str]) -> str:
    """Of what a file is made: its entries, what their files hold, and how these are read."""
    assert file.entries is not None
    names = (loaded.book.files.get(entry, "") for entry in file.entries)
    return digest(code(), loaded.manner, repr(file.entries), *(keys.get(name, "") for name in names))


def _stamps(path: Path) -> Mapping[str, str]:
    with suppress(OSError, ValueError):
        found = json.loads(path.read_bytes())
        return found if isinstance(found, dict) else {}
    return {}
