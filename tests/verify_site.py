"""A small site with the verify page and one of the worlds that tests/node makes."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.config import FooterFact
from generator.model import Grade, QueryService, QueryServices
from generator.render.inlined import inlined_json
from generator.render.templates import environment
from generator.render.theme_files import theme_files, verify_script_integrity
from generator.render.views.verify import TEMPLATE, SampleNumber, Tab, VerifyPage
from generator.sheet_words import sheet_words
from tests.node_tools import NODE, NODE_FOLDER, THEME

NUMBER = "Y00009999990126T000001"
MATTER_IN_ORDER = "a record in order"
WORDING = json.loads((THEME / "verify/v1/wording.json").read_text("utf-8"))
GRADES = {
    grade.slug: grade
    for grade in (
        Grade(slug="special-technician", name="特级技师", code="T", clause="一"),
        Grade(slug="chief-technician", name="首席技师", code="S", clause="一"),
    )
}
NATIONAL = QueryService(
    id="osta",
    name="技能人才评价工作网",
    operated_by="人力资源社会保障部",
    address="https://www.osta.org.cn/",
    covers="全国",
)
LOCAL = QueryService(
    id="local",
    name="样例省级查询",
    operated_by="样例省厅",
    address="https://query.example/",
    covers="四川省的证书",
    provinces=("51",),
    takes_old_numbers=True,
)


@lru_cache(maxsize=1)
def worlds() -> Mapping[str, dict[str, Any]]:
    """What is the matter -> files, question and the answer of Node. Keys are new in every process."""
    printed = subprocess.run(
        [NODE, "answers.js"], cwd=NODE_FOLDER, check=True, capture_output=True, timeout=60
    )
    cases = [json.loads(line) for line in printed.stdout.decode().splitlines()]
    return {case["matter"]: case for case in cases}


def write_worlds(folder: Path) -> None:
    """What a browser asks itself through: every world, and the script that asks."""
    (folder / "worlds.json").write_text(json.dumps(list(worlds().values())), encoding="utf-8")
    shutil.copyfile(NODE_FOLDER / "ask_worlds.js", folder / "ask_worlds.js")


def differing(answers: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is the matter in the worlds where a browser's JSON is not that of Node. The last answer is of none."""
    return [
        case["matter"]
        for case, answer in zip(worlds().values(), answers[:-1], strict=True)
        if json.dumps(answer) != json.dumps(case["answer"])
    ]


def write_verify_files(
    folder: Path, matter: str = MATTER_IN_ORDER, *, is_demo: bool = True
) -> None:
    """The page, its modules and the files of the world in which this is the matter, at their addresses."""
    write_site_of(worlds()[matter], folder, is_demo=is_demo)


def write_site_of(
    world: Mapping[str, Any],
    folder: Path,
    *,
    is_demo: bool = True,
    grades: Mapping[str, Grade] = GRADES,
) -> None:
    """The page, its modules and the files of `world`; `grades` are those that it knows by name."""
    page = _page(world["settings"], is_demo=is_demo, grades=grades)
    files = {file.path: file.content for file in theme_files()}
    files["verify/index.html"] = page.encode()
    files["assets/mark.svg"] = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    files |= {path: text.encode() for path, text in world["files"].items() if text is not None}
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _page(settings: Mapping[str, Any], *, is_demo: bool, grades: Mapping[str, Grade]) -> str:
    view = VerifyPage(
        title="核验证书编码",
        root="../",
        site_name="示例站",
        tabs=(
            Tab(text="首页", href="../", is_current=False),
            Tab(text="核验", href="../verify/", is_current=True),
        ),
        footer=(FooterFact("ICP备案号", "渝ICP备1号", "https://beian.miit.gov.cn/"),),
        identifier_base=settings["identifier_base"],
        root_fingerprints=tuple(settings["root_fingerprints"]),
        root_threshold=settings.get("root_threshold", 1),
        script_integrity=verify_script_integrity(),
        can_verify=True,
        has_programs_guide=False,
        has_verification_guide=False,
        today="2026-03-18" if is_demo else None,
        demo_banner="演示站" if is_demo else None,
        sample_numbers=(
            SampleNumber(number=NUMBER, note="在名单中"),
            SampleNumber(number="Y00005199990126T000001", note="不在收录范围内"),
        ),
        query_service=NATIONAL,
        query_services=QueryServices(checked_on=date(2026, 3, 18), services=(LOCAL, NATIONAL)),
        grades=tuple(grades.values()),
        sheet_words=inlined_json(sheet_words(grades)),
        chief_waits=inlined_json({}),
        notices=inlined_json({"demo-list-2026-01": "demo-notice-2025-01"}),
    )
    return environment().get_template(TEMPLATE).render(page=view)
