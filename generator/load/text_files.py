"""Files as text: UTF-8 or refused, of a sane size, never through a link."""

from __future__ import annotations

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

PRIVATE_KEY = ProblemKind(
    "private-key",
    zh="文件里有私钥",
    en="the file holds a private key",
    hint_zh="移出项目；已提交过的私钥应立即更换",
    hint_en="move it out of the project; a key that was committed must be replaced at once",
)

YAML_BYTES = 2_000_000
CSV_BYTES = 64_000_000
SIGNED_BYTES = 256_000_000

_ALLOWED_CONTROLS = {"\n", "\t"}


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text with LF line ends and without BOM. `path` is relative to the project's root."""

    path: str
    text: str


def read_text(root: Path, file: Path, *, limit: int) -> tuple[TextFile | None, list[Problem]]:
    """The text of `file` below `root`, or what keeps it from being read."""
    path = file.relative_to(root).as_posix()
    place = Place(path=path)
    if file.is_symlink():
        return None, [IS_LINK.at(place)]
    try:
        size = file.stat().st_size
        if size > limit:
            return None, [TOO_LARGE.at(place, size=size, limit=limit)]
        raw = file.read_bytes()
    except OSError as error:
        return None, [UNREADABLE.at(place, reason=error.strerror or error)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [NOT_UTF8.at(Place(path=path, line=line), offset=error.start)]
    if "PRIVATE KEY-----" in text:
        return None, [PRIVATE_KEY.at(place)]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return _without_controls(TextFile(path=path, text=text))


def _without_controls(file: TextFile) -> tuple[TextFile | None, list[Problem]]:
    if file.text.isprintable():
        return file, []
    for index, character in enumerate(file.text):
        if character < " " and character not in _ALLOWED_CONTROLS:
            line = file.text.count("\n", 0, index) + 1
            offset = len(file.text[:index].encode())
            place = Place(path=file.path, line=line)
            code = f"U+{ord(character):04X}"
            return None, [CONTROL_CHARACTER.at(place, offset=offset, code=code)]
    return file, []
