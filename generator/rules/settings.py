"""The settings themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config import Mode, SiteConfig, TakedownPeriod
from generator.problems import Problem, ProblemKind

NO_DEMO_DAY = ProblemKind(
    "no-demo-day",
    zh="mode 是 demo，却没有 demo_today",
    en="mode is demo but there is no demo_today",
    hint_zh="写明演示的日期，例如 demo_today: 2026-03-18",
    hint_en="state the day of the demo, for example demo_today: 2026-03-18",
)
DEMO_DAY_IN_PRODUCTION = ProblemKind(
    "demo-day-in-production",
    zh="mode 是 production，却写了 demo_today",
    en="mode is production but demo_today is set",
    hint_zh="删去 demo_today",
    hint_en="delete demo_today",
)

TAKEDOWN_PERIOD = ProblemKind(
    "takedown-period",
    zh="`{field}` 要写 months 或 days 中的一个",
    en="`{field}` needs either months or days",
    hint_zh="例如 months: 6",
    hint_en="write months: 6, for example",
)


def the_mode_has_what_it_needs(config: SiteConfig) -> Iterator[Problem]:
    """A demo has its day; production has none."""
    if config.mode is Mode.DEMO and config.demo_today is None:
        yield NO_DEMO_DAY.at(config.source.at("mode"))
    if config.mode is Mode.PRODUCTION and config.demo_today is not None:
        yield DEMO_DAY_IN_PRODUCTION.at(config.source.at("demo_today"))


def takedown_periods_are_one_number(config: SiteConfig) -> Iterator[Problem]:
    """A period is written in months or in days."""
    after = config.takedown_after
    if after is None:
        return
    for name in ("notices", "lists", "honours"):
        period: TakedownPeriod | None = getattr(after, name)
        if period and (period.months is None) == (period.days is None):
            yield TAKEDOWN_PERIOD.at(after.source.at(name), field=f"takedown_after.{name}")
