"""What a day of the calendar is about."""

from __future__ import annotations

from enum import StrEnum


class DayKind(StrEnum):
    OBJECTION = "objection"  # 公示期，最后一天异议截止
    FILING = "filing"  # 受理期，最后一天受理截止
    RECTIFICATION = "rectification"  # 整改截止
    REVIEW = "review"  # 年度考核
    PERIOD_END = "period-end"  # 管理期满
    RENEWAL = "renewal"  # 可再次推荐或续聘
    TARGET = "target"  # 目标到期
