"""How browsers hear of edits: a script in every page served, and an answer that waits. No built site has either.

MkDocs' own script loads a page again after every build; where it is found in a page, ours takes its place, which
does so too, and shows an edit of the data without. Knows no data and no page.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Condition
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
_SCRIPT = Path(__file__).with_name("live.js")
_PLACE = "assets/journeybook/live/"
_PATIENCE = 60.0
"""Seconds after which a browser that waits is told that nothing has happened."""
_THEIRS = re.compile(rb"<script>\s*var livereload = .*?</script>", re.DOTALL)
_WAITS = rb'<script( defer(?:="")?)? src="[^"]*/'
_THEME = re.compile(_WAITS + rb'javascripts/bundle\.[^"]*"></script>')
_OURS = re.compile(_WAITS + rb'journeybook\.js[^"]*"></script>')


class Listeners:
    """The browsers that are open at a site below `mount`, the path it is served under, with slashes around.

    What they know is a number that grows with every edit, from one run of the server to the next, too.
    """

    def __init__(self, mount: str) -> None:
        self._base = mount + _PLACE
        self._news = Condition()
        self._number = self._whole = _moment()

    def tell(self, whole: bool = False) -> None:
        """There is something new; with `whole` everything may be."""
        with self._news:
            self._number = max(self._number + 1, _moment())
            if whole:
                self._whole = self._number
            self._news.notify_all()

    def around(self, application: Application) -> Application:
        """The application, with our script in its pages, and what that asks for."""

        def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            path: str = environ["PATH_INFO"]
            if path.startswith(self._base):
                return self._served(path.removeprefix(self._base), start_response)
            return self._with_script(application, environ, start_response)

        return answer

    def _served(self, name: str, start_response: Any) -> Iterable[bytes]:
        if name == _SCRIPT.name:
            return said(start_response, "text/javascript", _SCRIPT.read_bytes())
        if name.isdecimal():
            return said(start_response, "application/json", self._wait(int(name)))
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b""]

    def _wait(self, number: int) -> bytes:
        """What there is to know for a browser that knows this much, as soon as there is something."""
        with self._news:
            self._news.wait_for(lambda: self._number > number, timeout=_PATIENCE)
            return json.dumps({"number": self._number, "whole": self._whole}).encode()

    def _with_script(
        self, application: Application, environ: dict[str, Any], start_response: Any
    ) -> Iterable[bytes]:
        number = self._number  # what changes while the page is put together, the browser asks for once more
        started: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Callable[[bytes], object]:
            started[:] = [status, headers]
            return lambda data: None

        body = application(environ, start)
        status, headers = started
        if not any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers):
            start_response(status, headers)
            return body
        page = self._page(b"".join(body), number, missing=status.startswith("404"))
        others = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))])
        return [page]

    def _page(self, html: bytes, number: int, missing: bool) -> bytes:
        """The page with our script behind the theme's, or else before what moves our pages, or at its end."""
        state = f'data-number="{number}"' + (" data-missing" if missing else "")
        html = _THEIRS.sub(b"", html, count=1)
        theme = _THEME.search(html)
        beside = theme or _OURS.search(html)
        waits = " defer" if beside is not None and beside[1] else ""
        script = f'<script{waits} src="{self._base}{_SCRIPT.name}" {state}></script>'.encode()
        at = theme.end() if theme else beside.start() if beside else html.rfind(b"</body>")
        return html[:at] + script + html[at:] if at >= 0 else html + script


def said(start_response: Any, kind: str, data: bytes) -> Iterable[bytes]:
    """An answer that no browser keeps."""
    headers = [("Content-Type", kind), ("Content-Length", str(len(data))), ("Cache-Control", "no-store")]
    start_response("200 OK", headers)
    return [data]


def _moment() -> int:
    return round(time.time() * 1000)
