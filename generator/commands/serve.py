"""`portal serve`: shows a built site on this machine."""

from __future__ import annotations

import argparse
import functools
import http.server
from pathlib import Path

from generator.commands import Context
from generator.problems import PortalError

HELP = "show the built site on 127.0.0.1"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves modules, tokens and feeds with the types that browsers insist on."""

    extensions_map = {  # noqa: RUF012 - as the base class has it
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".jwt": "application/vc+jwt",
        ".ics": "text/calendar; charset=utf-8",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Requests are nobody's business."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("site"), help="the folder (default: site)")
    parser.add_argument("--port", type=int, default=8000, help="the port (default: 8000)")


def run(arguments: argparse.Namespace, context: Context) -> int:
    folder = context.root / arguments.out
    if not (folder / "index.html").is_file():
        raise PortalError(
            zh=f"{folder} 里没有网站",
            en=f"there is no site in {folder}",
            hint_zh="先运行 portal build",
            hint_en="run `portal build` first",
        )
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", arguments.port), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        context.say(f"{address}（Ctrl+C 结束）", f"{address} (Ctrl+C ends)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0
