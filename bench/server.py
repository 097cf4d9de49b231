"""A folder over HTTP as a real server gives it: compressed, with lasting caches; and how many bytes went out."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import unquote, urlsplit

_WORTH_IT = ("text/", "application/json", "application/javascript", "image/svg", "application/xml")
_SMALL = 500


@dataclass
class Served:
    """A folder that is served: its address without a slash at the end, and the bytes of all bodies so far."""

    folder: Path
    address: str = ""
    moved: int = 0
    _ready: dict[Path, tuple[bytes, bool]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def body(self, path: Path, kind: str) -> tuple[bytes, bool]:
        """A file's bytes, and whether they are compressed."""
        with self._lock:
            if path not in self._ready:
                data = path.read_bytes()
                worth = kind.startswith(_WORTH_IT) and len(data) > _SMALL
                self._ready[path] = (gzip.compress(data, 6), True) if worth else (data, False)
            self.moved += len(self._ready[path][0])
            return self._ready[path]


@contextmanager
def compressing(folder: Path) -> Iterator[Served]:
    """Serves a folder on this machine alone, for as long as the block lasts."""
    served = Served(folder)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5

        def do_GET(self) -> None:
            path = folder / unquote(urlsplit(self.path).path).lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            found = path.is_file() and path.resolve().is_relative_to(folder.resolve())
            if not found:
                path = folder / "404.html"
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            data, compressed = served.body(path, kind) if path.is_file() else (b"", False)
            self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(data)))
            lasting = "no-cache" if path.suffix == ".html" else "max-age=31536000, immutable"
            self.send_header("Cache-Control", lasting)
            if compressed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        served.address = f"http://127.0.0.1:{server.server_port}"
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
