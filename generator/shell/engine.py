"""MkDocs as a command: a folder of Markdown and a generated config in, HTML out."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.pages import OutputFile, Section
from generator.problems import EnvironmentFault

MKDOCS = (sys.executable, "-m", "mkdocs")
# Material's own styles; the hash in their names changes with each of its versions.
_STYLES = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
_FRAMES = "_frames"
_READ_BYTES = 1 << 16
IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp")


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOutput:
    """`frames`: HTML with slots by section. `prose`: path, title, description and body of each page."""

    frames: Mapping[str, str]
    prose: Sequence[Mapping[str, str]]
    style: str
    images: tuple[OutputFile, ...]


def prose_files(content: Path) -> Iterator[Path]:
    """Markdown pages and the pictures beside them, sorted; READMEs are for those who write."""
    for file in sorted(content.rglob("*"), key=lambda path: path.relative_to(content).as_posix()):
        if file.is_symlink() or not file.is_file() or file.name == "README.md":
            continue
        if file.suffix in (".md", *IMAGE_ENDINGS):
            yield file


def run_engine(
    *,
    content: Path,
    theme: Path,
    settings: Mapping[str, Any],
    timeout: float,
    command: Sequence[str] = MKDOCS,
) -> EngineOutput:
    """`settings` reach the templates as `config.extra`; all of them escaped. `timeout` in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        prose = _lay_out(work / "docs", content)
        config = {
            "INHERIT": str(theme / "engine.yml"),
            "site_name": settings["site_name"],
            "site_url": "",
            "docs_dir": str(work / "docs"),
            "site_dir": str(work / "site"),
            "theme": {"custom_dir": str(theme)},
            "extra": settings,
        }
        # JSON is YAML; nothing in it can be taken for a tag.
        (work / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
        _run(
            [*command, "build", "--quiet", "--config-file", str(work / "mkdocs.yml")], work, timeout
        )
        return _collected(work / "site", work / "docs", prose)


def _lay_out(docs: Path, content: Path) -> list[str]:
    """The pages to render, with one empty page a section; gives the paths of the prose."""
    prose = []
    for file in prose_files(content):
        path = file.relative_to(content)
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, docs / path)
        if file.suffix == ".md":
            prose.append(path.as_posix())
    for section in Section:
        frame = docs / _FRAMES / f"{section}.md"
        frame.parent.mkdir(parents=True, exist_ok=True)
        frame.write_text(f"---\nframe: {section}\n---\n", encoding="utf-8")
    return prose


def _run(command: Sequence[str], folder: Path, timeout: float) -> None:
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "SOURCE_DATE_EPOCH": "0",
    }
    try:
        process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise fault("无法运行 MkDocs", f"cannot run MkDocs: {error}") from error
    said = _LastWords(process)
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired as error:
        raise fault(
            f"MkDocs 在 {timeout:g} 秒内没有完成",
            f"MkDocs did not finish within {timeout:g} seconds",
        ) from error
    finally:
        _end(process)
    if process.returncode != 0:
        told = " / ".join(said.text().strip().splitlines()[-3:])[:400]
        raise fault(f"MkDocs 出错：{told}", f"MkDocs failed: {told}")


class _LastWords:
    """The end of what a process prints; the rest, be it endless, is read and dropped."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._end = b""
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            while chunk := os.read(stream.fileno(), _READ_BYTES):
                self._end = (self._end + chunk)[-_READ_BYTES:]

    def text(self) -> str:
        self._thread.join()
        return self._end.decode("utf-8", "replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends it with all it has started, which would keep its pipe open."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _collected(site: Path, docs: Path, prose: Sequence[str]) -> EngineOutput:
    """Only what the portal serves: no source maps, search workers, sitemap or engine scripts."""
    try:
        frames = {
            str(section): _text(site / _FRAMES / section / "index.html") for section in Section
        }
        pages = [json.loads(_text(site / _served(path))) for path in prose]
        style = "\n".join(_style(site, pattern) for pattern in _STYLES)
    except (OSError, ValueError) as error:
        raise fault("MkDocs 的输出不完整", f"cannot use the output of MkDocs: {error}") from error
    images = tuple(
        OutputFile(path=file.relative_to(docs).as_posix(), content=file.read_bytes())
        for file in prose_files(docs)
        if file.suffix in IMAGE_ENDINGS
    )
    return EngineOutput(frames=frames, prose=pages, style=style, images=images)


def _served(path: str) -> str:
    """guides/worker.md is rendered to guides/worker/index.html, guides/index.md to guides/index.html."""
    stem = path.removesuffix(".md")
    return f"{stem}.html" if Path(stem).name == "index" else f"{stem}/index.html"


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _style(site: Path, pattern: str) -> str:
    found = list(site.glob(pattern))
    if len(found) != 1:
        raise ValueError(f"{len(found)} files match {pattern}")
    text = _text(found[0])
    return text[: text.rfind("/*# sourceMappingURL=")] if "/*# sourceMappingURL=" in text else text


def fault(zh: str, en: str) -> EnvironmentFault:
    """What goes wrong here is the machine's: the data has been checked."""
    return EnvironmentFault(
        zh,
        en,
        hint_zh="重新安装：python -m pip install --force-reinstall 'mkdocs<2' mkdocs-material",
        hint_en="install again: python -m pip install --force-reinstall 'mkdocs<2' mkdocs-material",
    )
