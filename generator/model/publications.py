"""Where and when something was published: the evidence that a channel was used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from generator.model.policies import PublicityStage
from generator.records import Doc, Record, WebAddress


class Channel(StrEnum):
    SITE = "site"  # 网站
    WECHAT = "wechat"  # 微信公众号
    NOTICE_BOARD = "notice_board"  # 公示栏
    INTRANET = "intranet"  # 单位内网


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Record):
    """One place where the notice could be read. A site or an account has an address, a board a place."""

    stage: Annotated[PublicityStage, Doc("由用人单位还是由人社部门公示")]
    channel: Annotated[Channel, Doc("渠道：网站、微信公众号、公示栏或单位内网")]
    name: Annotated[str | None, Doc("网站、账号或公示栏的名称")] = None
    address: Annotated[WebAddress | None, Doc("网页地址；网站和微信公众号必写")] = None
    place: Annotated[str | None, Doc("张贴在哪里；公示栏必写")] = None
    on: Annotated[date, Doc("哪一天发布")]
    until: Annotated[date | None, Doc("公示到哪一天；仍可看到的不写")] = None
