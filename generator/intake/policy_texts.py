"""The full text of a policy, where it is at hand, cut into clauses.

Texts of our own stand committed beside their facts, `data/policies/<j>/<id>.txt`; official texts are
imported into `policy_texts/<id>.txt`, `.md`, `.html` or `.docx`. Both are read alike, but in a text
of our own a character that cannot be seen is a mistake, in an imported one it is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.hidden_characters import hidden_in_lines
from generator.intake.clauses import END, PREAMBLE, clauses_of
from generator.intake.documents import ENDINGS, Pieces, ending_of, read_pieces
from generator.intake.paragraphs import joined
from generator.intake.plain_text import pieces_of
from generator.model import ClauseText, Policy
from generator.problems import Place, Problem, ProblemKind, Severity, first_told
from generator.text_files import IS_LINK, read_text

TEXT_WITHOUT_FACTS = ProblemKind(
    "policy-text-without-facts",
    zh="这份文本没有同名的 .yml",
    en="this text has no .yml of the same name",
    hint_zh="先写 {expected}",
    hint_en="write {expected} first",
)
IMPORTED_WITHOUT_FACTS = ProblemKind(
    "imported-text-without-facts",
    zh="这份导入的文本还没有同名的 .yml，页面上看不到",
    en="this imported text has no .yml of the same name yet; no page shows it",
    hint_zh="写 {expected}，照 data/policies/_template.yml",
    hint_en="write {expected}, after data/policies/_template.yml",
    severity=Severity.WARNING,
)
TEXT_TWICE = ProblemKind(
    "policy-text-twice",
    zh="同一份政策有两份文本，另一份是 {other}",
    en="there are two texts of one policy; the other is {other}",
    hint_zh="只留一份",
    hint_en="keep one of them",
)
WRONG_FORMAT = ProblemKind(
    "policy-text-format",
    zh="不读这种格式：{found}",
    en="this format is not read: {found}",
    hint_zh="另存为 {endings} 之一再导入",
    hint_en="save it as one of {endings} and import that",
)
NO_CLAUSES = ProblemKind(
    "policy-text-without-clauses",
    zh="没有找到编号的条款",
    en="no numbered clause was found",
    hint_zh="核对是不是选错了文件，或者是扫描件",
    hint_en="see whether it is the right file, and no scan",
)
TOO_MANY_LINES = ProblemKind(
    "policy-text-too-long",
    zh="文本有 {count} 行，上限为 {most} 行",
    en="the text has {count} lines; at most {most} are read",
    hint_zh="核对是不是选错了文件",
    hint_en="see whether it is the right file",
)
IMPORTED = "policy_texts"
_MOST_LINES = 20_000
_OURS = "data/policies"
_OURS_BYTES = 2_000_000
_FOR_PEOPLE = {"README.md", ".gitkeep", ".DS_Store", "Thumbs.db"}

Clauses = tuple[ClauseText, ...]


def read_policy_text(file: Path, told_as: str) -> tuple[Clauses, list[Problem]]:
    """The clauses of `file` in the order of print; `told_as` is its path in messages."""
    if not ending_of(file):
        place = Place(path=told_as)
        known = " ".join(sorted(ENDINGS))
        return (), [WRONG_FORMAT.at(place, found=file.suffix or file.name, endings=known)]
    pieces, problems = read_pieces(file, told_as)
    if pieces is None:
        return (), problems
    clauses, faults = _clauses(pieces, told_as)
    if not faults and all(clause.clause in (PREAMBLE, END) for clause in clauses):
        return (), [*problems, NO_CLAUSES.at(Place(path=told_as))]
    return clauses, [*problems, *faults]


def texts_at_hand(
    root: Path, policies: Mapping[str, Policy]
) -> tuple[dict[str, Clauses], list[Problem]]:
    """The clauses of every text below `root`, by the id of its policy."""
    texts: dict[str, Clauses] = {}
    problems: list[Problem] = []
    first: dict[str, str] = {}
    for found in (*_texts_of_our_own(root), *_imported(root)):
        if found.policy not in policies:
            problems += _without_facts(root, found)
            continue
        if found.policy in first:
            place = Place(path=found.path)
            problems.append(TEXT_TWICE.at(place, other=first[found.policy]))
            continue
        first[found.policy] = found.path
        read = _read_imported if found.is_imported else _read_our_own
        clauses, faults = read(root, found)
        problems += faults
        if clauses:
            texts[found.policy] = clauses
    return texts, problems


@dataclass(frozen=True, slots=True)
class _Found:
    policy: str
    file: Path
    path: str
    is_imported: bool


def _texts_of_our_own(root: Path) -> Iterator[_Found]:
    for file in sorted((root / _OURS).glob("*/*.txt")):
        if not (file.parent.is_symlink() or file.parent.parent.is_symlink()):
            yield _Found(file.stem, file, file.relative_to(root).as_posix(), is_imported=False)


def _imported(root: Path) -> Iterator[_Found]:
    for file in sorted((root / IMPORTED).glob("*")):
        if file.name not in _FOR_PEOPLE:
            yield _Found(file.stem, file, file.relative_to(root).as_posix(), is_imported=True)


def _without_facts(root: Path, found: _Found) -> list[Problem]:
    """Nothing where the .yml is there: what keeps it from being read is told already."""
    if found.is_imported:
        kind, expected = IMPORTED_WITHOUT_FACTS, f"{_OURS}/…/{found.policy}.yml"
        is_there = any((root / _OURS).glob(f"*/{found.policy}.yml"))
    else:
        header = found.file.with_suffix(".yml")
        kind, expected = TEXT_WITHOUT_FACTS, header.relative_to(root).as_posix()
        is_there = header.exists()
    return [] if is_there else [kind.at(Place(path=found.path), expected=expected)]


def _read_our_own(root: Path, found: _Found) -> tuple[Clauses, list[Problem]]:
    text, problems = read_text(root, found.file, limit=_OURS_BYTES)
    if not text:
        return (), problems
    problems += first_told(hidden_in_lines(text))
    clauses, faults = _clauses(pieces_of(text.text), found.path)
    return clauses, problems + faults


def _clauses(pieces: Pieces, told_as: str) -> tuple[Clauses, list[Problem]]:
    if len(pieces) > _MOST_LINES:
        place = Place(path=told_as)
        return (), [TOO_MANY_LINES.at(place, count=len(pieces), most=_MOST_LINES)]
    clauses, problems = clauses_of(told_as, joined(pieces))
    return clauses, list(first_told(problems))


def _read_imported(root: Path, found: _Found) -> tuple[Clauses, list[Problem]]:
    if (root / IMPORTED).is_symlink():
        return (), [IS_LINK.at(Place(path=IMPORTED))]
    return read_policy_text(found.file, found.path)
