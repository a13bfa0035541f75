"""The files in `content/`: their names, their heads, their pictures; `load/prose.py` reads the Markdown."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from generator.hidden_characters import hidden_in_lines
from generator.load.folders import LEFT_BY_SYSTEMS, is_safe_name, sorted_entries
from generator.load.prose import IMAGE_ENDINGS, prose_problems
from generator.load.yaml_nodes import Mapping, Scalar, parse
from generator.personal_data import PERSONAL_DATA, personal_data_in, personal_data_in_lines
from generator.problems import Place, Problem, ProblemKind, first_told
from generator.text_files import (
    IS_LINK,
    PRIVATE_KEY,
    TOO_LARGE,
    TextFile,
    holds_private_key,
    read_text,
)

MARKDOWN_BYTES = 100_000  # sixty pages of Chinese; the parser's time grows with the square
IMAGE_BYTES = 5_000_000
# The first part of every address that is not prose. A test compares it with a built site.
TAKEN = frozenset(
    {
        *("api", "assets", "career", "compare", "data", "eligibility", "feeds", "forms"),
        *("glossary", "grades", "lists", "notices", "ns", "occupations", "organisations"),
        *("policies", "procedures", "questions", "records", "search", "statistics", "status"),
        *("calendar", "desk", "targets", "trust", "verify"),
        *("index", "404", "_frames"),
    }
)

# emphasis and code inside a number; four stars or more mask it
_MARKS = re.compile(r"(?<![*_~`])[*_~`]{1,3}(?![*_~`])")

FRONT_MATTER = ProblemKind(
    "content-front-matter",
    zh="文件开头的说明写得不对：{reason}",
    en="the head of this file is not as it should be: {reason}",
    hint_zh="开头只写 title 和 description，夹在两行 --- 之间；不需要的整段删去，以标题或空行开头",
    hint_en="write title and description only, between two lines ---; or nothing, and begin with a heading",
)
UNSAFE_NAME = ProblemKind(
    "content-unsafe-name",
    zh="名称 `{found}` 不能作为网址的一部分",
    en="the name `{found}` cannot be part of an address",
    hint_zh="页面和文件夹只用小写字母、数字和连字符；图片名不含空格和符号",
    hint_en="lower-case letters, digits and hyphens for pages and folders; "
    "no spaces or signs in the names of pictures",
)
TAKEN_ADDRESS = ProblemKind(
    "content-address-taken",
    zh="这个网址已经是 {first} 的",
    en="this address is already that of {first}",
    hint_zh="换一个名称或文件夹，例如 content/guides/",
    hint_en="choose another name or folder, for example content/guides/",
)
NOT_A_PICTURE = ProblemKind(
    "content-not-a-picture",
    zh="内容不是 {ending} 图片",
    en="this is not a picture of the kind {ending}",
    hint_zh="用图片软件另存为 png、jpg 或 webp",
    hint_en="save it as png, jpg or webp with an image program",
)
UNEXPECTED_FILE = ProblemKind(
    "content-unexpected-file",
    zh="content/ 里不能放这种文件",
    en="a file of this kind does not belong in content/",
    hint_zh="只放 .md 和 .png .jpg .webp",
    hint_en="only .md and .png .jpg .webp belong here",
)

# how the engine finds a head without ---: the first lines, if they look like `key: value`
_HEADLESS = re.compile(r"\s*[A-Za-z0-9_-]+:")
_LONGEST_NAME = 80
_HEAD_FIELDS = {"title", "description"}
_PICTURE_NAME = re.compile(r"\w[\w-]*\.[a-z]+")
_PICTURE_STARTS = {
    ".png": b"\x89PNG",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".webp": b"RIFF",
}


def content_problems(content: Path, root: Path) -> list[Problem]:
    """What is wrong in the prose of `content`, told below `root`. No folder is no problem."""
    problems: list[Problem] = []
    owners: dict[str, str] = {}
    for file in sorted_entries(root, content, problems):
        place = Place(path=file.relative_to(root).as_posix())
        if file.is_symlink():
            problems.append(IS_LINK.at(place))
        elif file.is_dir():
            problems += _name_problems(file, file.name, place, content)
        elif not file.is_file():
            problems.append(UNEXPECTED_FILE.at(place))
        elif file.suffix == ".md":
            if file.name != "README.md":
                problems += _name_problems(file, file.stem, place, content)
                problems += _address_problems(file, place, content, owners)
            problems += _file_problems(file, content, root)
        elif file.suffix in IMAGE_ENDINGS:
            problems += _address_problems(file, place, content, owners)
            problems += _picture_problems(file, place)
        elif file.name not in LEFT_BY_SYSTEMS:
            problems.append(UNEXPECTED_FILE.at(place))
    return problems


def _name_problems(file: Path, name: str, place: Place, content: Path) -> Iterator[Problem]:
    """Pages and folders make addresses: safe on every system, none that the portal has taken, nobody's number."""
    if found := personal_data_in(name):
        yield PERSONAL_DATA.at(place, field="path", what_zh=found[0], what_en=found[1])
    if file.parent == content and name in TAKEN:
        yield TAKEN_ADDRESS.at(place, first="/" if name == "index" else f"/{name}/")
    elif not is_safe_name(name):
        yield UNSAFE_NAME.at(place, found=file.name)


def _address_problems(
    file: Path, place: Place, content: Path, owners: dict[str, str]
) -> Iterator[Problem]:
    """Two files make no one address, on systems that ignore case either. `owners` is added to."""
    path = file.relative_to(content)
    if file.suffix == ".md":
        path = path.parent if file.name == "index.md" else path.with_suffix("")
    address = unicodedata.normalize("NFC", path.as_posix()).casefold()
    first = owners.setdefault(address, place.path)
    if first != place.path:
        yield TAKEN_ADDRESS.at(place, first=first)


def _picture_problems(file: Path, place: Place) -> Iterator[Problem]:
    if len(file.name) > _LONGEST_NAME or not _PICTURE_NAME.fullmatch(file.name):
        yield UNSAFE_NAME.at(place, found=file.name)
    size = file.stat().st_size
    if size > IMAGE_BYTES:
        yield TOO_LARGE.at(place, size=size, limit=IMAGE_BYTES)
        return
    content = file.read_bytes()
    if holds_private_key(content):
        yield PRIVATE_KEY.at(place)
    if not content.startswith(_PICTURE_STARTS[file.suffix]):
        yield NOT_A_PICTURE.at(place, ending=file.suffix)


def _file_problems(file: Path, content: Path, root: Path) -> list[Problem]:
    source, problems = read_text(root, file, limit=MARKDOWN_BYTES)
    if source is None:
        return problems
    text, faults = _without_head(source)
    problems += faults
    problems += first_told(_personal(source))
    problems += first_told(hidden_in_lines(source))
    return [*problems, *prose_problems(TextFile(path=source.path, text=text), file, content)]


def _without_head(source: TextFile) -> tuple[str, list[Problem]]:
    """The Markdown, with blank lines for the head so that lines keep their numbers.

    The engine would take more for a head than is meant, and obey it: `template:` chooses what
    renders the page.
    """
    place = Place(path=source.path, line=1)
    text = source.text
    if not text.startswith("---"):
        if _HEADLESS.match(text):
            return text, [FRONT_MATTER.at(place, reason=text.lstrip().split("\n")[0])]
        return text, []
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], start=1) if line == "---"), None)
    if lines[0] != "---" or end is None:
        return text, [FRONT_MATTER.at(place, reason="---")]
    node, problems = parse(TextFile(path=source.path, text="\n" + "\n".join(lines[1:end])))
    if isinstance(node, Mapping):
        for name, key_place in node.keys.items():
            if name not in _HEAD_FIELDS or not isinstance(node.values[name], Scalar):
                problems.append(FRONT_MATTER.at(key_place, reason=name))
    elif not problems:
        problems.append(FRONT_MATTER.at(place, reason="---"))
    return "\n" * (end + 1) + "\n".join(lines[end + 1 :]), problems


def _personal(source: TextFile) -> Iterator[Problem]:
    """Prose is published too: as it is written, and as it is read once marks and entities are gone."""
    told: set[int] = set()
    for text in (source.text, _MARKS.sub("", html.unescape(source.text))):
        for line, found in personal_data_in_lines(text):
            if line in told:
                continue
            told.add(line)
            place = Place(path=source.path, line=line)
            yield PERSONAL_DATA.at(place, field="text", what_zh=found[0], what_en=found[1])
