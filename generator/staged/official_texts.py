"""Official texts among what is staged, known by the fingerprints of their clauses and not by their wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from generator.git.files import GitFile, contents_of
from generator.intake.clauses import clauses_of
from generator.intake.paragraphs import joined
from generator.intake.plain_text import pieces_of
from generator.policies.fingerprints import fingerprint_list
from generator.problems import Place, Problem, ProblemKind
from generator.staged.contents import as_text

OFFICIAL_TEXT = ProblemKind(
    "staged-official-text",
    zh="这是政策原文（`{clause}` 与 {policy} 的条款指纹一致），不能放在这里",
    en="this is an official text (`{clause}` has the fingerprint of {policy}); it does not belong here",
    hint_zh="原文只放在 policy_texts/，用 portal policy import 导入；别处用自己的话写",
    hint_en="official texts stand in policy_texts/ only (portal policy import); elsewhere use own words",
)
IGNORED_TEXT = ProblemKind(
    "staged-ignored-text",
    zh="本仓库的 .gitignore 排除了政策原文，这份却被强行加入",
    en="this repository's .gitignore keeps official texts out, yet this one was added by force",
    hint_zh="git rm --cached 它；本单位仓库要提交原文的，先改 .gitignore",
    hint_en="git rm --cached it; where texts are to be committed, change .gitignore first",
)
_OWN_PLACE = "policy_texts/"
_OUR_OWN = "data/policies/demo/"  # the fictional province's texts are written by us
_PRINTS = re.compile(r"data/policies/[^/]+/([^/]+)\.clauses\.yml")
_DIGEST = re.compile(r"sha256: ['\"]?([0-9a-f]{64})")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FEWEST_HAN = 200
_SHORTEST_CLAUSE = 30  # characters: 本办法自发布之日起施行 stands in many texts
_LONGEST = 1_000_000
_NO_PROSE = (".csv", ".json", ".jwt", ".yml", ".yaml")


class OfficialTexts:
    """The fingerprints that are staged. Read only when a file is long enough to be a text."""

    def __init__(self, root: Path, files: list[GitFile]) -> None:
        self._root = root
        self._files = [
            file
            for file in files
            if _PRINTS.fullmatch(file.path) and not file.path.startswith(_OUR_OWN)
        ]

    def problems(self, path: str, content: bytes) -> Iterator[Problem]:
        """One problem where any clause in the file is one of an official text."""
        if path.startswith((_OWN_PLACE, _OUR_OWN)) or path.endswith(_NO_PROSE):
            return
        text = as_text(content) if len(content) <= _LONGEST else None
        if text is None or len(_HAN.findall(text)) < _FEWEST_HAN:
            return
        clauses, _ = clauses_of(path, joined(pieces_of(text)))
        for clause in fingerprint_list("staged", clauses, ()).clauses:
            policy = self._policies.get(clause.sha256)
            if policy and clause.characters >= _SHORTEST_CLAUSE:
                yield OFFICIAL_TEXT.at(Place(path=path), clause=clause.clause, policy=policy)
                return

    @cached_property
    def _policies(self) -> dict[str, str]:
        """Digest of a clause -> id of its policy."""
        found = {}
        for file, content in contents_of(self._root, self._files):
            name = _PRINTS.fullmatch(file.path)
            assert name
            for digest in _DIGEST.findall(content.decode("utf-8", "replace")):
                found[digest] = name[1]
        return found
