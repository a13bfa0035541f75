"""Writes into each case of `desk_cases/` what the import says now: `python -m tests.renew_desk_cases`."""

from __future__ import annotations

import json

from tests.desk_sheets import cases, checked, findings, lines, written


def main() -> None:
    for file in cases():
        case = json.loads(file.read_text(encoding="utf-8"))
        result = checked(case)
        case |= {"findings": findings(result), "csv": lines(result)}
        file.write_text(written(case), encoding="utf-8")


if __name__ == "__main__":
    main()
