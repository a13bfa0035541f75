"""The vocabulary of the signed records: what each field means, for people and as JSON-LD context."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    name: str
    meaning: str


TERMS = tuple(
    Term(name=name, meaning=meaning)
    for name, meaning in (
        ("SkillGradeRecord", "核验记录：签发机关证明某一行在其公布的名单中"),
        ("CoverageDeclaration", "收录范围声明：在此范围内名单完整"),
        ("certificateNumber", "证书编码，22 位"),
        ("grade", "等级，本站的英文名"),
        ("occupationCode", "职业编码"),
        ("occupation", "职业"),
        ("trade", "工种"),
        ("awardedBy", "发证单位"),
        ("approvedBy", "核准单位"),
        ("announcedIn", "公布文号"),
        ("announcedBy", "公布机关"),
        ("list", "名单在本站的 id"),
        ("serial", "在名单中的序号"),
        ("policy", "所据文件在本站的 id"),
        ("clause", "所据条款"),
        ("managementPeriod", "管理期，按条款推算；等级不因管理期满而失效"),
        ("supersedes", "本记录更替的证书编码"),
        ("jurisdiction", "辖区"),
        ("declarations", "收录范围的各项"),
        ("organisations", "评价机构"),
        ("filingNumber", "评价机构备案号，证书编码第1–13位"),
        ("grades", "等级"),
        ("from", "自何日起（含）"),
        ("until", "至何日止（含）"),
        ("asOf", "截至何日（含）"),
        ("changes", "状态变更"),
        ("index", "在状态表中的位置"),
        ("action", "变更：revoke 撤销、suspend 暂停、reinstate 恢复"),
        ("on", "决定日期"),
        ("ground", "事由"),
        ("decidedBy", "作出决定的机关"),
        ("documentNumber", "决定文号"),
    )
)


def json_ld_context(identifier_base: str) -> dict[str, object]:
    """Each term under `<identifier_base>ns/v1#`. `name`, `id`, `type` stay those of W3C's context."""
    context: dict[str, object] = {"@version": 1.1}
    context |= {term.name: f"{identifier_base}ns/v1#{term.name}" for term in TERMS}
    return {"@context": context}
