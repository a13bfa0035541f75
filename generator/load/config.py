"""`site_config.yml` into `SiteConfig`."""

from __future__ import annotations

from pathlib import Path

from generator.config import SiteConfig
from generator.load.records import load_record
from generator.problems import Place, Problem, ProblemKind

NO_CONFIG = ProblemKind(
    "no-site-config",
    zh="这里没有 site_config.yml",
    en="there is no site_config.yml here",
    hint_zh="在门户的文件夹里运行，或用 -C 指明",
    hint_en="run this in the folder of a portal, or name it with -C",
)


def load_config(root: Path) -> tuple[SiteConfig | None, list[Problem]]:
    file = root / "site_config.yml"
    if not file.exists():
        return None, [NO_CONFIG.at(Place(path="site_config.yml"))]
    return load_record(root, file, SiteConfig)
