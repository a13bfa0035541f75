"""The evidence of a publication: whole, in order, and by every channel that the policy names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.list_life import channel_of, publicity_rules
from generator.model import (
    Channel,
    Portal,
    Publication,
    PublicityNotice,
    PublicityRule,
    PublicityStage,
)
from generator.problems import Problem, ProblemKind, Severity
from generator.rules.announcements import all_notices

INCOMPLETE = ProblemKind(
    "publication-incomplete",
    zh="渠道 `{channel}` 没有写 `{field}`",
    en="a publication by `{channel}` has no `{field}`",
    hint_zh="网站、微信公众号写 address（网页地址），公示栏写 place（张贴在哪里）",
    hint_en="a site or an account needs address, a notice board needs place",
)
ENDS_EARLY = ProblemKind(
    "publication-runs-backward",
    zh="`until` {until} 早于 `on` {on}",
    en="`until` {until} is before `on` {on}",
    hint_zh="核对日期",
    hint_en="check the dates",
)
CHANNEL_MISSING = ProblemKind(
    "channel-without-evidence",
    zh="{policy} {clause} 要求{by}在{channel}公示，`published_at` 里没有",
    en="{policy} {clause} asks for publicity by {by} at {channel}; `published_at` has none",
    hint_zh="公示后在 published_at 写一项：stage: {stage}，以及 channel、address 或 place、on",
    hint_en="once it is public, write it under published_at: stage: {stage}, channel, address "
    "or place, on",
    severity=Severity.WARNING,
)
LATER_THAN_SAID = ProblemKind(
    "published-later-than-said",
    zh="发布日是 {published}，`{channel}` 上却到 {on} 才发布",
    en="the day of publication is {published}, but by `{channel}` it is {on}",
    hint_zh="公示期从人人可见的那天算起；核对 published_on",
    hint_en="the period runs from the day all can read it; check published_on",
    severity=Severity.WARNING,
)
CHANNEL_UNKNOWN = ProblemKind(
    "channel-unknown",
    zh="公示渠道 `{found}` 看不出是网站、微信公众号、内网还是公示栏",
    en="publicity channel `{found}` names no site, WeChat account, intranet or notice board",
    hint_zh="写出网站、公众号、内网或公示栏字样",
    hint_en="name it 网站, 公众号, 内网 or 公示栏",
)

_NEEDED = {Channel.SITE: "address", Channel.WECHAT: "address", Channel.NOTICE_BOARD: "place"}


def channels_of_policies_are_known(portal: Portal) -> Iterator[Problem]:
    """A channel that a policy names is one that a notice can give evidence of."""
    for policy in portal.policies.values():
        for rule in policy.publicity:
            for channel in rule.channels:
                if channel_of(channel) is None:
                    yield CHANNEL_UNKNOWN.at(rule.source.at("channels"), found=channel)


def publications_are_whole(portal: Portal) -> Iterator[Problem]:
    """A site and an account have an address, a board a place; nothing ends before it begins."""
    for notice in all_notices(portal):
        for one in notice.published_at:
            needed = _NEEDED.get(one.channel)
            if needed and getattr(one, needed) is None:
                yield INCOMPLETE.at(one.source.place, channel=one.channel, field=needed)
            if one.until and one.until < one.on:
                yield ENDS_EARLY.at(one.source.at("until"), until=one.until, on=one.on)


def the_channels_of_the_policy_were_used(portal: Portal) -> Iterator[Problem]:
    """A notice has evidence of every publicity that its policy asks for its grades; else a warning."""
    slugs = {grade.name: grade.slug for grade in portal.grades.values()}
    for notice in portal.notices.values():
        policy = portal.policies.get(notice.policy)
        if policy is None:
            continue
        grades = {slugs[row.grade] for row in notice.candidates if row.grade in slugs}
        rules = dict.fromkeys(rule for slug in grades for rule in publicity_rules(policy, slug))
        for rule in sorted(rules, key=lambda rule: rule.source.place):
            for channel in _without_evidence(notice, rule):
                yield CHANNEL_MISSING.at(
                    notice.source.at("published_at"),
                    policy=policy.id,
                    clause=rule.clause,
                    by=rule.carried_out_by or "有关单位",
                    channel=channel,
                    stage=rule.stage or PublicityStage.AUTHORITY,
                )


def published_by_the_day_said(portal: Portal) -> Iterator[Problem]:
    """What the authority publishes stands at every channel by the day of publication."""
    for notice in portal.notices.values():
        for one in notice.published_at:
            if one.stage is PublicityStage.AUTHORITY and one.on > notice.published_on:
                yield LATER_THAN_SAID.at(
                    one.source.at("on"),
                    published=notice.published_on,
                    channel=one.name or one.channel,
                    on=one.on,
                )


def _without_evidence(notice: PublicityNotice, rule: PublicityRule) -> Iterator[str]:
    """The channels that the rule names and the notice does not show; an audience asks for any channel."""
    shown = [one for one in notice.published_at if _is_of(one, rule)]
    for channel in rule.channels:
        if channel_of(channel) not in {one.channel for one in shown}:
            yield channel
    if not rule.channels and rule.audience and not shown:
        yield rule.audience


def _is_of(one: Publication, rule: PublicityRule) -> bool:
    return rule.stage in (None, one.stage)
