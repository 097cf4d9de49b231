"""A folder served over HTTP on this machine alone, for a block of code; a built site under its own policy."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

POLICY = "assets/journeybook/headers/policy.txt"


class _Quiet(SimpleHTTPRequestHandler):
    """Says nothing, and drops a connection that a browser opened ahead and left idle."""

    timeout = 5

    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        policy = Path(self.directory) / POLICY
        if policy.is_file():
            self.send_header("Content-Security-Policy", policy.read_text("utf-8").strip())
        super().end_headers()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of `folder`, without a slash at its end: `http://127.0.0.1:<a free port>`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
