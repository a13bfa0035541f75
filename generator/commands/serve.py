"""`portal serve`: shows a built site on this machine."""

from __future__ import annotations

import argparse
import functools
import http.server
from collections.abc import Callable
from pathlib import Path

from generator.commands import Context
from generator.problems import EnvironmentFault, Text

HELP = Text(zh="在本机 127.0.0.1 上看生成的网站", en="show the built site on 127.0.0.1")

_LAST_PORT = 65_535


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
    parser.add_argument("--port", type=_port, default=8000, help="the port (default: 8000)")


def run(arguments: argparse.Namespace, context: Context) -> int:
    folder = context.root / arguments.out
    if not (folder / "index.html").is_file():
        raise EnvironmentFault(
            zh=f"{folder} 里没有网站",
            en=f"there is no site in {folder}",
            hint_zh="先运行 portal build",
            hint_en="run `portal build` first",
        )
    handler = functools.partial(_Handler, directory=str(folder))
    with _server(arguments.port, handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        context.say(f"{address}（Ctrl+C 结束）", f"{address} (Ctrl+C ends)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


def _server(port: int, handler: Callable[..., _Handler]) -> http.server.ThreadingHTTPServer:
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise EnvironmentFault(
            zh=f"用不了端口 {port}：{error.strerror}",
            en=f"cannot use port {port}: {error.strerror}",
            hint_zh="端口可能正被别的程序使用；换一个：portal serve --port 8001",
            hint_en="another program may have it; take another: portal serve --port 8001",
        ) from None


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"not a port: {text}; write 8001")
    return int(text)
