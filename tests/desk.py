"""The demo at a desk of its own: a copy of its data, its keys, and the command line."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.cli import main
from generator.credentials.checked import verify_credentials
from generator.credentials.shards import shards_of
from generator.load.config import load_config
from generator.load.portal import load_portal
from tests.conftest import ROOT

KEYS = ROOT / "tests" / "keys"
PASSPHRASE = KEYS / "DO_NOT_TRUST_passphrase.txt"
DEMO_KEY = KEYS / "DO_NOT_TRUST_demo-hrss.key"
ROOT_KEY = KEYS / "DO_NOT_TRUST_root.key"
FIRST = "Y00009999990126T000001"
REVOKED = "Y00009999990126T000002"


@dataclass(frozen=True)
class Desk:
    root: Path

    @classmethod
    def in_folder(cls, root: Path) -> Desk:
        shutil.copytree(ROOT / "data", root / "data")
        shutil.copytree(ROOT / "content", root / "content")
        shutil.copyfile(ROOT / "site_config.yml", root / "site_config.yml")
        return cls(root)

    def run(self, *words: str | Path) -> int:
        """`portal WORDS…` here, in English; argparse's own exit is a code too."""
        try:
            return main(["--directory", str(self.root), "--lang", "en", *map(str, words)])
        except SystemExit as ended:
            return int(ended.code or 0)

    def sign(self, *words: str | Path) -> int:
        """The command with the demo's key."""
        return self.run(*words, "--key", DEMO_KEY, "--passphrase-file", PASSPHRASE)

    def data_files(self) -> dict[str, bytes]:
        """The data, for comparison."""
        folder = self.root / "data"
        return {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file()
        }

    def rows(self, path: str) -> list[str]:
        """The lines of a CSV, whose path is given without its ending."""
        return (self.root / f"{path}.csv").read_text(encoding="utf-8-sig").splitlines()

    def problems(self) -> list[str]:
        config, _ = load_config(self.root)
        assert config
        return [
            problem.code for problem in verify_credentials(load_portal(self.root)[0], config)[1]
        ]

    def build_records(self) -> Path:
        """The part of a site that verification reads."""
        config, _ = load_config(self.root)
        assert config
        credentials, problems = verify_credentials(load_portal(self.root)[0], config)
        assert problems == []
        shards = shards_of(credentials.tokens_by_number, date(2026, 3, 18))
        site = self.root / "site"
        for path, content in {**credentials.files, **dict(shards)}.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
        return site


class Terminal(io.StringIO):
    """What someone types."""

    def isatty(self) -> bool:
        return True
