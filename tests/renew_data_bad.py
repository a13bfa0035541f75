"""`python -m tests.renew_data_bad`: writes every expected.txt anew. Read the difference before committing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bad_data import cases, lay_out, report


def main() -> None:
    for case in cases():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            lay_out(case, root)
            (case / "expected.txt").write_text(report(root), encoding="utf-8")


if __name__ == "__main__":
    main()
