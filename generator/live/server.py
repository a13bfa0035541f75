"""Shows a built site on this machine as a host would: the headers of production, and a reload after a build.

Only whoever sits here is answered. A page elsewhere can lead a name of its own to 127.0.0.1 (DNS
rebinding); such a request still carries that name, and is refused.
"""

from __future__ import annotations

import http.server
import threading
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.headers import MEDIA_TYPES, headers_for
from generator.problems import EnvironmentFault
from generator.shipped import theme_folder

_OURS = "/.portal/"
_CHANGES = f"{_OURS}changes"
_SCRIPT = f"{_OURS}reload.js"
_TAG = f'<script type="module" src="{_SCRIPT}"></script>'.encode()
_NOTHING_YET = "<!doctype html><meta charset=utf-8><p>这里还没有网页 / no such page yet</p>"
_NAMES = ("127.0.0.1", "localhost", "[::1]")
_HEARTBEAT_SECONDS = 15  # so that a browser that went away is noticed


class PreviewServer(http.server.ThreadingHTTPServer):
    """Serves `folder`; `announce` tells open pages that it was built anew."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self._builds = 0
        self._built = threading.Condition()
        super().__init__(("127.0.0.1", port), _Handler)

    def announce(self) -> None:
        with self._built:
            self._builds += 1
            self._built.notify_all()

    @property
    def builds(self) -> int:
        return self._builds

    def next_build(self, seen: int) -> int:
        """Waits for a build after number `seen`, a heartbeat at most; the number of the last one."""
        with self._built:
            self._built.wait_for(lambda: self._builds > seen, timeout=_HEARTBEAT_SECONDS)
            return self._builds

    def names(self) -> frozenset[str]:
        """How a browser on this machine may call it."""
        return frozenset([*_NAMES, *(f"{name}:{self.server_port}" for name in _NAMES)])


def preview_server(folder: Path, port: int) -> PreviewServer:
    """Raises EnvironmentFault where the port cannot be had."""
    try:
        return PreviewServer(folder, port)
    except OSError as error:
        raise EnvironmentFault(
            zh=f"用不了端口 {port}：{error.strerror}",
            en=f"cannot use port {port}: {error.strerror}",
            hint_zh="端口可能正被别的程序使用；换一个：portal serve --port 8001",
            hint_en="another program may have it; take another: portal serve --port 8001",
        ) from None


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        if self._is_for_us():
            self._answer(has_body=True)

    def do_HEAD(self) -> None:
        if self._is_for_us():
            self._answer(has_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Requests are nobody's business."""

    def _is_for_us(self) -> bool:
        host = (self.headers.get("Host") or "").lower()
        if host in self.server.names():
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "only localhost is answered")
        return False

    def _answer(self, *, has_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        if path == _CHANGES and has_body:
            self._tell_builds()
        elif path == _SCRIPT:
            script = (theme_folder() / "serve" / "reload.js").read_bytes()
            self._send(HTTPStatus.OK, "reload.js", script, has_body=has_body)
        else:
            self._send_file(path, has_body=has_body)

    def _send_file(self, path: str, *, has_body: bool) -> None:
        file = Path(self.translate_path(path)) if "\0" not in path else self.server.folder / "404"
        if file.is_dir() and not path.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"/{urlsplit(self.path).path.lstrip('/')}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if file.is_dir():
            file /= "index.html"
        status = HTTPStatus.OK
        if not file.is_file():
            status, file = HTTPStatus.NOT_FOUND, self.server.folder / "404.html"
        content = file.read_bytes() if file.is_file() else _NOTHING_YET.encode()
        inside = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
        self._send(status, inside, content, has_body=has_body, media_type=self._type_of(file))

    def _send(
        self,
        status: HTTPStatus,
        path: str,
        content: bytes,
        *,
        has_body: bool,
        media_type: str = MEDIA_TYPES[".js"],
    ) -> None:
        if media_type.startswith("text/html"):
            content = with_reload(content)
        self.send_response(status)
        for name, value in {"Cache-Control": "no-cache", **headers_for(path)}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if has_body:
            self.wfile.write(content)

    def _type_of(self, file: Path) -> str:
        known = MEDIA_TYPES.get(file.suffix) or self.guess_type(file.name)
        return (
            f"{known}; charset=utf-8" if known.startswith("text/") and "=" not in known else known
        )

    def _tell_builds(self) -> None:
        """Server-sent events: a comment as a heartbeat, `built` after each build."""
        seen = self.server.builds
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            self.wfile.write(b": here\n\n")
            while True:
                builds = self.server.next_build(seen)
                self.wfile.write(
                    b": still here\n\n" if builds == seen else b"event: built\ndata:\n\n"
                )
                seen = builds
        except OSError:
            return  # the page was left

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.folder)  # the base resolves below it and nowhere else
        return super().translate_path(path)


def with_reload(page: bytes) -> bytes:
    """`page` with the script that shows it anew, at its end."""
    head, found, tail = page.rpartition(b"</body>")
    return head + _TAG + found + tail if found else page + _TAG
