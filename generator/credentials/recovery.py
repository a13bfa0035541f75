"""An encrypted key on paper: its lines with a check each, and the way back from what was typed.

The key stays encrypted (PKCS#8); the paper is worth as much as its passphrase. A check is the first
four hexadecimal digits of the SHA-256 of number and line: enough to find the line with the slip.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from generator.problems import SigningError

_BEGIN = "-----BEGIN ENCRYPTED PRIVATE KEY-----"
_END = "-----END ENCRYPTED PRIVATE KEY-----"
_LINE = 32  # characters that a person types without losing the place
_PEM_LINE = 64


@dataclass(frozen=True, slots=True)
class PaperLine:
    """`number` counts from 1; `text` is base64; `check` has four hexadecimal digits."""

    number: int
    text: str
    check: str


def paper_lines(pem: bytes) -> tuple[PaperLine, ...]:
    """The body of an encrypted key file. Raises SigningError for anything else."""
    text = "".join(pem.decode("ascii", "replace").splitlines())
    if not (text.startswith(_BEGIN) and text.endswith(_END)):
        raise SigningError(
            "不是加密的 PKCS#8 密钥文件",
            "this is no encrypted PKCS#8 key file",
            hint_zh="用 portal keys create 生成的 .key 文件",
            hint_en="name the .key file that portal keys create has made",
        )
    body = text.removeprefix(_BEGIN).removesuffix(_END)
    parts = [body[at : at + _LINE] for at in range(0, len(body), _LINE)]
    return tuple(PaperLine(at, part, _check(at, part)) for at, part in enumerate(parts, 1))


def pem_from_paper(typed: str) -> bytes:
    """The key file from lines of `text check` in their order, as they stand on the sheet.

    Raises SigningError that names every line whose check differs.
    """
    rows = [line.split() for line in typed.splitlines() if line.strip()]
    wrong = [
        str(at)
        for at, row in enumerate(rows, 1)
        if len(row) != 2 or _check(at, row[0]) != row[1].lower()
    ]
    if wrong or not rows:
        told = "、".join(wrong)
        raise SigningError(
            f"第 {told} 行与校验码不符" if wrong else "没有内容",
            f"line {', '.join(wrong)} and its check differ"
            if wrong
            else "there is nothing to read",
            hint_zh="对照恢复单逐字核对：每行是 32 个字符、一个空格、4 位校验码",
            hint_en="compare with the sheet: 32 characters, a space, and a check of 4 digits a line",
        )
    return _pem("".join(row[0] for row in rows))


def _pem(body: str) -> bytes:
    lines: Sequence[str] = [body[at : at + _PEM_LINE] for at in range(0, len(body), _PEM_LINE)]
    return "\n".join([_BEGIN, *lines, _END, ""]).encode("ascii")


def _check(number: int, text: str) -> str:
    return hashlib.sha256(f"{number}:{text}".encode()).hexdigest()[:4]
