"""`site_config.yml`: the settings of one portal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, NamedTuple
from urllib.parse import quote

from generator.records import Doc, Pattern, Range, Record, WebAddress


class Mode(StrEnum):
    DEMO = "demo"
    PRODUCTION = "production"


class FooterFact(NamedTuple):
    """A line of the footer; `address` where the registry asks for a link to itself."""

    label: str
    text: str | None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer(Record):
    """What a government site states at its foot; nothing is invented, what is unset is not shown."""

    sponsor: Annotated[str | None, Doc("主办单位")] = None
    contractor: Annotated[str | None, Doc("承办单位")] = None
    site_id_code: Annotated[
        str | None,
        Pattern(r"bm\d{8}|\d{10}", example="5100000001", max_length=10),
        Doc("网站标识码"),
    ] = None
    icp_number: Annotated[str | None, Doc("ICP备案号")] = None
    police_number: Annotated[str | None, Doc("公安备案号")] = None
    address: Annotated[str | None, Doc("地址")] = None
    telephone: Annotated[str | None, Doc("联系电话（座机）")] = None

    def facts(self) -> tuple[FooterFact, ...]:
        """What is set, in the order in which such sites print it."""
        facts = (
            FooterFact("主办单位", self.sponsor),
            FooterFact("承办单位", self.contractor),
            FooterFact("网站标识码", self.site_id_code),
            FooterFact("ICP备案号", self.icp_number, "https://beian.miit.gov.cn/"),
            FooterFact("公安备案号", self.police_number, "https://beian.mps.gov.cn/"),
            FooterFact("地址", self.address),
            FooterFact("联系电话", self.telephone),
        )
        return tuple(fact for fact in facts if fact.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownPeriod(Record):
    """How long names stay after the day that counts: months or days, not both."""

    months: Annotated[int | None, Range(1, 600), Doc("几个月")] = None
    days: Annotated[int | None, Range(1, 18_000), Doc("几天")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownAfter(Record):
    """When names leave the site, by kind; what is not set stays (个人信息保护法 第十九条)."""

    notices: Annotated[TakedownPeriod | None, Doc("公示：异议截止日之后多久不再公开姓名")] = None
    lists: Annotated[TakedownPeriod | None, Doc("没有特级技师、首席技师的名单：核准日之后多久")] = (
        None
    )
    honours: Annotated[
        TakedownPeriod | None, Doc("特级技师、首席技师名单：核准日之后多久；一般不设")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig(Record):
    mode: Annotated[Mode, Doc("demo 显示示例省；production 只显示真实数据")]
    demo_today: Annotated[date | None, Doc("演示的“今天”，只用于 mode: demo")] = None
    site_name: Annotated[str, Doc("网站名称")]
    site_address: Annotated[
        WebAddress | None, Doc("网站公开地址，用于 canonical；不写则不输出")
    ] = None
    identifier_base: Annotated[
        str,
        Pattern(r"https://[^\s<>\"'?#]+/", example="https://skillgrade.example/", max_length=200),
        Doc("标识前缀：一经启用不再更改，从不访问"),
    ]
    root_fingerprints: Annotated[
        tuple[
            Annotated[str, Pattern(r"sha256:[0-9a-f]{64}", example="sha256:…64 位十六进制")], ...
        ],
        Doc("信任清单的根密钥指纹，`portal trust init` 打印；还没有信任清单时不写"),
    ] = ()
    root_threshold: Annotated[
        int,
        Range(1, 100),
        Doc("信任清单至少要其中几把根密钥签名才可信，清单自己写得再少也不算；不写为 1"),
    ] = 1
    footer: Footer | None = None
    takedown_after: Annotated[
        TakedownAfter | None, Doc("多久以后不再公开人员姓名；不写则一直公开")
    ] = None

    def address_of(self, path: str) -> str:
        """Of the page at `path`; within the site where it is not known where the site stands."""
        return f"{(self.site_address or '').rstrip('/')}/{quote(path)}"

    @property
    def demo_banner(self) -> str | None:
        """Stands on every page of the demo."""
        if self.mode is not Mode.DEMO:
            return None
        day = f"；演示日期 {self.demo_today}" if self.demo_today else ""
        return f"演示站：示例省及其人员、单位均为虚构{day}"
