"""Files as text: UTF-8 or refused, of a sane size, never through a link."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Place, Problem, ProblemKind

NOT_UTF8 = ProblemKind(
    "not-utf-8",
    zh="不是 UTF-8 文本：第 {offset} 字节处无法解读",
    en="not UTF-8 text: cannot be read at byte {offset}",
    hint_zh="请用编辑器另存为 UTF-8 编码（WPS/Excel：另存为“CSV UTF-8”）",
    hint_en="save the file as UTF-8 (in Excel or WPS: save as “CSV UTF-8”)",
)
CONTROL_CHARACTER = ProblemKind(
    "control-character",
    zh="第 {offset} 字节处有控制字符 {code}",
    en="control character {code} at byte {offset}",
    hint_zh="请删除该字符，并另存为 UTF-8 编码",
    hint_en="delete the character and save the file as UTF-8",
)
TOO_LARGE = ProblemKind(
    "file-too-large",
    zh="文件有 {size} 字节，上限为 {limit} 字节",
    en="the file has {size} bytes; at most {limit} are read",
    hint_zh="请拆分为多个文件",
    hint_en="split it into several files",
)
IS_LINK = ProblemKind(
    "is-a-link",
    zh="这是一个链接，数据目录不接受链接",
    en="this is a link; links are not followed in the data",
    hint_zh="请把文件本身放在这里",
    hint_en="put the file itself here",
)
UNREADABLE = ProblemKind(
    "unreadable",
    zh="无法读取：{reason}",
    en="cannot be read: {reason}",
    hint_zh="请检查文件权限",
    hint_en="check the permissions of the file",
)
NOT_A_FILE = ProblemKind(
    "not-a-file",
    zh="这不是普通文件",
    en="this is not an ordinary file",
    hint_zh="把文件本身放在这里，不要用文件夹、管道或设备",
    hint_en="put a file here, no folder, pipe or device",
)
PRIVATE_KEY = ProblemKind(
    "private-key",
    zh="文件里有私钥",
    en="the file holds a private key",
    hint_zh="移出项目；已提交过的私钥应立即更换",
    hint_en="move it out of the project; a key that was committed must be replaced at once",
)

YAML_BYTES = 2_000_000
CSV_BYTES = 32_000_000

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_PEM_KEY = b"PRIVATE KEY-----"
_JWK_SECRET = re.compile(rb'"d"\s*:\s*"[A-Za-z0-9_-]{40,}"')


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text with LF line ends and without BOM. `path` is relative to the project's root."""

    path: str
    text: str


def read_text(root: Path, file: Path, *, limit: int) -> tuple[TextFile | None, list[Problem]]:
    """The text of `file` below `root`, or what keeps it from being read."""
    return read_text_as(file, file.relative_to(root).as_posix(), limit=limit)


def read_text_as(
    file: Path, told_as: str, *, limit: int, has_pages: bool = False
) -> tuple[TextFile | None, list[Problem]]:
    """The same for a file anywhere; `has_pages`: form feeds between printed pages are line ends."""
    raw, problems = read_bytes_as(file, told_as, limit=limit)
    if raw is None:
        return None, problems
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [NOT_UTF8.at(Place(path=told_as, line=line), offset=error.start)]
    del raw  # a list of a hundred thousand has 200 MB of tokens
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if has_pages:
        text = text.replace("\f", "\n")
    return _without_controls(TextFile(path=told_as, text=text))


def read_bytes_as(file: Path, told_as: str, *, limit: int) -> tuple[bytes | None, list[Problem]]:
    """What is in an ordinary file of a sane size without a private key in it."""
    place = Place(path=told_as)
    if file.is_symlink():
        return None, [IS_LINK.at(place)]
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would never end
            return None, [NOT_A_FILE.at(place)]
        if status.st_size > limit:
            return None, [TOO_LARGE.at(place, size=status.st_size, limit=limit)]
        raw = file.read_bytes()
    except OSError as error:
        return None, [UNREADABLE.at(place, reason=error.strerror or error)]
    if holds_private_key(raw):
        return None, [PRIVATE_KEY.at(place)]
    return raw, []


def holds_private_key(content: bytes) -> bool:
    """PEM, encrypted or not, and the private part of a JWK."""
    return _PEM_KEY in content or (b'"kty"' in content and bool(_JWK_SECRET.search(content)))


def _without_controls(file: TextFile) -> tuple[TextFile | None, list[Problem]]:
    found = _CONTROL.search(file.text)
    if found is None:
        return file, []
    line = file.text.count("\n", 0, found.start()) + 1
    offset = len(file.text[: found.start()].encode())
    place = Place(path=file.path, line=line)
    return None, [CONTROL_CHARACTER.at(place, offset=offset, code=f"U+{ord(found[0]):04X}")]
