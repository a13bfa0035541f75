"""What stands in the place of people who were taken down: what it was, how many, why, whom to ask."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import ApprovedList, PublicityNotice, TakenDown
from generator.render.wording import chinese_date

_LAW = (
    "个人信息只保存到达到目的所必要的最短时间"
    "（《中华人民共和国个人信息保护法》第十九条），目的达到后应当删除（同法第四十七条）。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownView:
    """Sentences. `records`: what that means for numbers of a list; None for a notice."""

    what: str
    why: str
    whom_to_ask: str
    records: str | None = None


def takedown_of_notice(notice: PublicityNotice) -> TakedownView | None:
    if notice.taken_down is None:
        return None
    desk = notice.objection
    return TakedownView(
        what=_what(notice.taken_down, "公示"),
        why=f"公示是为了听取异议，公示期已经结束。{_LAW}",
        whom_to_ask=f"需要核对的，请问{desk.office}，电话 {desk.telephone}，{desk.address}。",
    )


def takedown_of_list(approved: ApprovedList) -> TakedownView | None:
    if approved.taken_down is None:
        return None
    return TakedownView(
        what=_what(approved.taken_down, "公布"),
        why=_LAW,
        whom_to_ask=f"需要核对的，请问公布机关：{approved.announced_by}（{approved.document_number}）。",
        records="这份名单的核验记录也一并撤下：按证书编码核验，结果是“未收录”，不表示证书无效。",
    )


def _what(gone: TakenDown, kind: str) -> str:
    return f"这里{kind}过 {gone.count} 人。自{chinese_date(gone.on)}起，本站不再公开人员姓名。"
