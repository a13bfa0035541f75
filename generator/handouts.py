"""The pipelines of `portal notice export` and `portal print`: load, rules, one record as a handout."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.build import site_view
from generator.check import CheckedPortal, load_and_check
from generator.credentials.checked import VerifiedCredentials
from generator.model import ApprovedList
from generator.problems import DataError, UsageError, errors_among
from generator.render.context import RenderContext
from generator.render.handouts import CardSheet, Handout, card_sheet, handout_of
from generator.render.handouts.handout import Announced


def handout(root: Path, id_: str, today: date) -> Handout:
    """The notice or list `id_`, once all of `root` is right. Raises DataError or UsageError.

    A notice goes out before its list is signed, so signatures are looked at only for a list.
    """
    checked = _checked(root, today, is_signing=True)
    announced = _announced(checked, id_)
    if announced.id in checked.portal.approved_lists:
        checked = _checked(root, today, is_signing=False)
        announced = _announced(checked, id_)
    view = site_view(checked, checked.credentials or VerifiedCredentials())
    return handout_of(announced, RenderContext(site=view))


def cards_of_list(root: Path, id_: str, today: date) -> CardSheet:
    """Those of its rows that are signed and in force. Raises DataError or UsageError."""
    checked = _checked(root, today, is_signing=False)
    announced = _announced(checked, id_)
    if not isinstance(announced, ApprovedList):
        raise UsageError(
            zh=f"{id_} 不是名单",
            en=f"{id_} is no list",
            hint_zh="卡片只为已核准、已签发的人打印：写名单的编号",
            hint_en="cards are for who was approved and signed: name a list",
        )
    view = site_view(checked, checked.credentials or VerifiedCredentials())
    return card_sheet(announced, RenderContext(site=view))


def _checked(root: Path, today: date, *, is_signing: bool) -> CheckedPortal:
    checked = load_and_check(root, today, is_signing=is_signing)
    if errors_among(checked.problems):
        raise DataError(checked.problems)
    return checked


def _announced(checked: CheckedPortal, id_: str) -> Announced:
    portal = checked.portal
    known: dict[str, Announced] = {
        **portal.notices,
        **portal.call_notices,
        **portal.supervision_notices,
        **portal.approved_lists,
    }
    if id_ not in known:
        raise UsageError(
            zh=f"没有这个公示或名单：{id_}",
            en=f"there is no notice or list {id_}",
            hint_zh="写它的文件名，不带扩展名，例如 demo-notice-2026-03",
            hint_en="write the name of its file without the ending, such as demo-notice-2026-03",
        )
    if id_ in checked.takedowns:
        raise UsageError(
            zh=f"{id_} 的人员名单已过公开期限",
            en=f"the people of {id_} are no longer published",
            hint_zh="不再导出；原因见它在网站上的页面",
            hint_en="it is not exported any more; its page on the site says why",
        )
    return known[id_]
