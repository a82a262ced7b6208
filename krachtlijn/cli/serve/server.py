"""The server: the files of the output, with a script of its own in every page.

Nothing of this is in the published files. The script comes from the server itself, as the pages' policy
(``script-src 'self'``) asks; what it has to know comes over a stream of server-sent events (HTML, section 9.2).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

from krachtlijn.cli.serve.bulletin import Bulletin
from krachtlijn.cli.serve.page import EMPTY_PAGE, SCRIPT, STYLE, TAGS
from krachtlijn.diagnostics import MachineError

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 10
OWN = "/.serve/"
_HEARTBEAT = 10.0  # seconds after which a silent stream is tried, to see whether the page is still open


@contextmanager
def serving(folder: Path, bulletin: Bulletin, port: int | None) -> Iterator[str]:
    """While the block runs, ``folder`` is served; gives the address.

    Only this machine can reach it. Without a ``port`` the first free one from 8000 on is taken. Raises
    :class:`MachineError` where the port, or all of those, is in use.
    """
    server = _bound(partial(_Handler, directory=str(folder), bulletin=bulletin), port)
    thread = Thread(target=server.serve_forever, name="serve", daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is no news."""


def _bound(handler: Callable[..., SimpleHTTPRequestHandler], port: int | None) -> ThreadingHTTPServer:
    for number in (port,) if port else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        with suppress(OSError):
            return _Server((HOST, number), handler)
    taken = f"port {port}" if port else f"every port from {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1}"
    raise MachineError(f"{taken} is in use, or may not be used", "give a free one with --port")


class _Handler(SimpleHTTPRequestHandler):
    """Answers one request."""

    def __init__(self, *given: Any, bulletin: Bulletin, directory: str) -> None:
        self._bulletin = bulletin
        super().__init__(*given, directory=directory)

    def do_GET(self) -> None:
        """A file of the output, or what belongs to the server itself."""
        if self.path == f"{OWN}events":
            self._stream()
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The head of an answer; its body is given back."""
        own: Mapping[str, tuple[str, str]] = {
            f"{OWN}reload.js": ("text/javascript", SCRIPT),
            f"{OWN}reload.css": ("text/css", STYLE),
        }
        if self.path in own:
            kind, text = own[self.path]
            return self._answer(HTTPStatus.OK, kind, text.encode())
        file = self._file()
        if file is None or file.suffix == ".html":
            return self._page(file)
        return super().send_head()

    def _file(self) -> Path | None:
        """The file that is asked for; None where there is none. A folder without a slash is left to the library."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        return path if path.exists() and not path.name.startswith(".") else None

    def _page(self, file: Path | None) -> BytesIO | None:
        """A page with the server's own script in it; the site's own page for what is not there, or an empty one."""
        missing = Path(self.directory, "404.html")
        found = file or (missing if missing.exists() else None)
        text = found.read_bytes() if found else EMPTY_PAGE.encode()
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        return self._answer(status, "text/html", text.replace(b"</head>", TAGS.encode() + b"</head>", 1))

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def end_headers(self) -> None:
        """Nothing is kept by the browser: the next build may have made it anew."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _stream(self) -> None:
        """The news, as long as the page is open."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = -1
        while True:
            news = self._bulletin.after(seen, _HEARTBEAT)
            line = f"data: {json.dumps({'build': news.build, 'faults': news.faults})}" if news else ":"
            seen = news.number if news else seen
            self.wfile.write(f"{line}\n\n".encode())
            self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are no news; complaints are."""
