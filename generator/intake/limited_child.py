"""Word and HTML become plain text in a child process with little memory and little time.

Such files come from anywhere. The child may crash, hang or be killed: the parent tells it as a problem.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from generator.problems import Place, Problem, ProblemKind

LARGEST_FILE = 20_000_000  # bytes
LARGEST_UNPACKED = 60_000_000
MOST_ENTRIES = 2_000
MOST_TEXT = 4_000_000  # characters
MEMORY = 500_000_000  # bytes
SECONDS = 5

UNREADABLE_DOCUMENT = ProblemKind(
    "unreadable-document",
    zh="读不出这份文件：{reason}",
    en="this document cannot be read: {reason}",
    hint_zh="在 Word 或 WPS 里打开，另存为 docx 或纯文本（UTF-8）再试",
    hint_en="open it in Word or WPS, save it as docx or plain text (UTF-8) and try again",
)


def text_of_document(file: Path, place: Place) -> tuple[str | None, list[Problem]]:
    """The text of a .docx or .html file, cells parted by tabs; None and the reason where there is none."""
    if reason := _refused(file):
        return None, [UNREADABLE_DOCUMENT.at(place, reason=reason)]
    command = [sys.executable, "-m", "generator.intake.documents", str(file.resolve())]
    home = Path(__file__).resolve().parent.parent.parent
    try:
        done = subprocess.run(  # noqa: S603  # our own module, and a path
            command, capture_output=True, timeout=SECONDS, cwd=home, check=False
        )
    except subprocess.TimeoutExpired:
        return None, [UNREADABLE_DOCUMENT.at(place, reason=f"> {SECONDS} s")]
    if done.returncode != 0 or len(done.stdout) > 4 * MOST_TEXT:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = lines[-1][:200] if lines else f"exit {done.returncode}"
        return None, [UNREADABLE_DOCUMENT.at(place, reason=reason)]
    text: str = json.loads(done.stdout)
    return text, []


def _refused(file: Path) -> str | None:
    """Why `file` is not even opened: a link, a bomb, encrypted, with macros."""
    if file.is_symlink() or not file.is_file():
        return "not a file"
    if file.stat().st_size > LARGEST_FILE:
        return f"> {LARGEST_FILE} bytes"
    if file.suffix.lower() != ".docx":
        return None
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        return str(error)
    if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > LARGEST_UNPACKED:
        return f"unpacked > {LARGEST_UNPACKED} bytes"
    if any(one.flag_bits & 1 for one in entries):
        return "encrypted"
    if any(one.filename.lower().endswith("vbaproject.bin") for one in entries):
        return "macros"
    return None
