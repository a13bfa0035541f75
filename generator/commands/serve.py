"""`portal serve`: the site on this machine, built anew whenever a file is saved."""

from __future__ import annotations

import argparse
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

from generator.commands import Context
from generator.live import PreviewServer, Watch, preview_server
from generator.problems import EnvironmentFault, Text

HELP = Text(
    zh="在本机 127.0.0.1 上看网站，保存文件后自动重新生成",
    en="show the site on 127.0.0.1 and build it anew whenever a file is saved",
)

_LAST_PORT = 65_535
_SECONDS_BETWEEN_LOOKS = 0.3
_MOST_NAMED = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("site"), help="the folder (default: site)")
    parser.add_argument("--port", type=_port, default=8000, help="the port (default: 8000)")
    parser.add_argument(
        "--no-build", action="store_true", help="show what is there; build nothing, watch nothing"
    )


def run(arguments: argparse.Namespace, context: Context) -> int:
    folder = context.root / arguments.out
    is_portal = (context.root / "site_config.yml").is_file()
    is_live = is_portal and not arguments.no_build
    if not is_live and not (folder / "index.html").is_file():
        raise EnvironmentFault(
            zh=f"{folder} 里没有网站",
            en=f"there is no site in {folder}",
            hint_zh="先运行 portal build",
            hint_en="run `portal build` first",
        )
    with preview_server(folder, arguments.port) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        context.say(f"{address}（Ctrl+C 结束）", f"{address} (Ctrl+C ends)")
        try:
            if is_live:
                _serve_live(context, folder, server)
            else:
                server.serve_forever()
        except KeyboardInterrupt:
            pass
    return 0


def _serve_live(context: Context, folder: Path, server: PreviewServer) -> NoReturn:
    """Until somebody ends it."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        live = Live(context, folder, server)
        live.build()
        while True:
            time.sleep(_SECONDS_BETWEEN_LOOKS)
            live.look()
    finally:
        server.shutdown()


class Live:
    """One round: what was saved, a build of it, and the open pages told. The old site stays until then."""

    def __init__(self, context: Context, folder: Path, server: PreviewServer) -> None:
        self._context = context
        self._folder = folder
        self._server = server
        self._watch = Watch(context.root)
        self._waiting: list[str] = []

    def look(self) -> bool:
        """Builds once a save is over: a file may be written in several goes. True where it built."""
        saved = self._watch.changed()
        if saved:
            if not self._waiting:
                self._tell(saved)
            self._waiting += saved
            return False
        if not self._waiting:
            return False
        self._waiting.clear()
        return self.build()

    def build(self) -> bool:
        """In a process of its own, so that a theme that was changed is read anew. Problems are told by it."""
        words = ["--directory", str(self._context.root), "--lang", self._context.language]
        command = [sys.executable, "-m", "generator.cli", *words, "build", "--out"]
        done = subprocess.run([*command, str(self._folder)], check=False)  # noqa: S603 - ourselves
        if done.returncode:
            self._context.say(
                "没有重新生成，仍显示原来的网站",
                "not built anew; the site that was there is still shown",
            )
            return False
        self._server.announce()
        return True

    def _tell(self, saved: list[str]) -> None:
        names = ", ".join(saved[:_MOST_NAMED]) + (" …" if len(saved) > _MOST_NAMED else "")
        self._context.say(f"已保存 {names}，检查中", f"saved {names}; checking")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"not a port: {text}; write 8001")
    return int(text)
