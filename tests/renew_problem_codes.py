"""`python -m tests.renew_problem_codes`: writes the page of all problem codes anew, in Chinese, for bureaus."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.explanations import explanations
from generator.problems import Severity
from tests.conftest import ROOT

PAGE = ROOT / "generator/PROBLEMS.md"
_HEAD = """# 问题代码

`portal check`、`portal import`、`portal publish` 报出的每个问题都带一个代码，写在方括号里。这里列出全部代码：
是什么、怎么改、为什么。‹ › 里的字随情况而变。标“提醒”的不妨碍发布。命令行里用 `portal explain 代码` 看同样的内容。

本页由 `python -m tests.renew_problem_codes` 写出，不手改。
"""


def page() -> str:
    return "\n".join([_HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for stage, codes in groupby(explanations(), key=lambda one: one.stage.zh):
        yield f"## {stage}\n"
        for one in codes:
            is_warning = one.severity is Severity.WARNING
            yield f"### `{one.code}`{'（提醒）' if is_warning else ''}\n"
            yield f"- 是什么：{_as_written(one.message.zh)}"
            yield f"- 怎么改：{_as_written(one.hint.zh)}"
            yield f"- 为什么：{_as_written(one.rule.zh)}\n"


def _as_written(text: str) -> str:
    """Nothing in it is markup but what stands in backticks."""
    pieces = text.split("`")
    return "`".join(
        piece if at % 2 else piece.replace("<", "&lt;").replace("[", "\\[").replace("*", "\\*")
        for at, piece in enumerate(pieces)
    )


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
