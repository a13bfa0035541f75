"""A static host for `bench`: loopback, each file gzipped once."""

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
def served(folder: Path) -> Iterator[str]:
    """The folder on loopback, gzipped as a host sends it."""

    @cache
    def body(path: str) -> bytes | None:
        file = folder / path
        file = file / "index.html" if file.is_dir() else file
        return gzip.compress(file.read_bytes(), mtime=0) if file.is_file() else None

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0].lstrip("/")
            content = body(path)
            kind = mimetypes.guess_type(path if Path(path).suffix else "index.html")[0]
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", kind or "application/octet-stream")
            self.send_header("Content-Length", str(len(content or b"")))
            if content is not None:
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
