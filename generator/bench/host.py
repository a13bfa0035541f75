"""A static host for `bench`, on loopback."""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path


@contextmanager
def served(folder: Path, *, is_gzipped: bool) -> Iterator[str]:
    """The address of the folder. Gzipped, each file once, where what is sent counts; it takes its time."""

    @cache
    def body(path: str) -> bytes | None:
        file = folder / path
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return None
        return gzip.compress(file.read_bytes(), mtime=0) if is_gzipped else file.read_bytes()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement

        def do_GET(self) -> None:
            path = self.path.partition("?")[0].lstrip("/")
            content = body(path)
            kind = mimetypes.guess_type(path if Path(path).suffix else "index.html")[0]
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", kind or "application/octet-stream")
            self.send_header("Content-Length", str(len(content or b"")))
            if content is not None and is_gzipped:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
