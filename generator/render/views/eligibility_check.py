"""条件自查: all conditions to read, and what the browser needs to hold somebody's answers against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.eligibility import Applicant, Asked, AskedRule
from generator.model import Jurisdiction, TitleRank
from generator.pages import OutputFile, Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.inlined import inlined_json
from generator.render.json_form import plain
from generator.render.views.eligibility import (
    ConditionView,
    EligibilityView,
    eligibility_view,
)
from generator.render.views.eligibility_questions import (
    aim_name,
    questionnaires,
    rules_in_use,
)
from generator.render.views.parts import ClauseLink, PageView, crumbs, next_steps, toc_of
from generator.render.wording import JUDGES, ROUTES, STRENGTHS
from generator.shipped import theme_folder
from generator.statuses import valid_until


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRuleView:
    """What a unit must be before it may do `name`."""

    anchor: str
    name: str
    reading: str | None
    clause: ClauseLink
    all_of: tuple[ConditionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesOfPlace:
    anchor: str
    place: str
    is_sample: bool
    persons: tuple[EligibilityView, ...]
    units: tuple[UnitRuleView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityPage(PageView):
    """`facts`: what the script reads from the page, so that it has to ask for nothing.

    `has_samples`: one of the places is invented.
    """

    template: ClassVar[str] = "eligibility.html"
    kind: ClassVar[str] = "条件自查"
    section: ClassVar[Section] = Section.GRADES
    places: tuple[RulesOfPlace, ...]
    facts: Markup
    has_samples: bool


def eligibility_files() -> Iterator[OutputFile]:
    """The page's script."""
    built = theme_folder() / "eligibility" / "built" / "eligibility.js"
    yield OutputFile(path=f"{addresses.ELIGIBILITY}eligibility.js", content=built.read_bytes())


def eligibility_page(context: RenderContext) -> EligibilityPage:
    path = addresses.ELIGIBILITY
    places = tuple(
        found
        for place in context.site.portal.jurisdictions.values()
        if (found := _of_place(place, path, context)).persons or found.units
    )
    return EligibilityPage(
        path=path,
        title="条件自查",
        description="对照条款逐条看：个人能不能申报这个等级或职称，单位能不能开展评聘、直接认定；还差什么，最早哪一天满足。",
        crumbs=crumbs(path, ("等级要求", addresses.GRADES)),
        next_steps=next_steps(path, "grades", "career", "procedures"),
        toc=toc_of(("check", "自查", True), ("all-conditions", "全部条件", True)),
        places=places,
        facts=_facts(path, context),
        has_samples=any(place.is_sample for place in places),
    )


def _of_place(place: Jurisdiction, path: str, context: RenderContext) -> RulesOfPlace:
    known = [
        (policy, eligibility)
        for policy in context.policies_of(place.id)
        if (eligibility := context.site.portal.eligibility.get(policy.id))
    ]
    return RulesOfPlace(
        anchor=f"conditions-{place.id}",
        place=place.short_name,
        is_sample=place.is_fictional,
        persons=tuple(
            eligibility_view(rule, policy.id, path, context)
            for policy, eligibility in known
            for rule in eligibility.rules
        ),
        units=tuple(
            _unit(rule, path, context)
            for rule in rules_in_use(context)
            if rule.jurisdiction == place.id and rule.applicant is Applicant.ORGANISATION
        ),
    )


def _unit(rule: AskedRule, path: str, context: RenderContext) -> UnitRuleView:
    """What statements require is among the conditions, as the self-check asks it."""
    return UnitRuleView(
        anchor=f"rule-{rule.id.replace('#', '-')}",
        name=str(rule.name),
        reading=rule.reading,
        clause=context.clause_link(path, rule.policy, rule.clause),
        all_of=tuple(
            ConditionView(
                text=one.text,
                strength=_strength(one),
                judged_by=JUDGES[one.judged_by] if one.judged_by else None,
                clause=context.clause_link(path, rule.policy, one.clause, names_policy=False),
            )
            for one in rule.every
        ),
    )


def _strength(one: Asked) -> str | None:
    """None where the text itself has the word."""
    word = STRENGTHS[one.strength] if one.strength else None
    return None if word and word in one.text else word


def _facts(path: str, context: RenderContext) -> Markup:
    """Rules and questionnaires as the twin has them; beside them names, and where each clause stands."""
    rules = rules_in_use(context)
    asked = questionnaires(rules, context)
    portal = context.site.portal
    return inlined_json(
        {
            "today": context.site.today.isoformat() if context.site.is_demo else None,
            "rules": [plain(rule) for rule in rules],
            "titles": {rule.id: _title(rule, context) for rule in rules},
            "questionnaires": [plain(one) for one in asked],
            "ladders": {"grade": list(portal.grades), "title": [rank.value for rank in TitleRank]},
            "places": {id_: one.short_name for id_, one in portal.jurisdictions.items()},
            "samples": [id_ for id_ in portal.jurisdictions if context.is_fictional(id_)],
            "policies": {
                policy: portal.policies[policy].short_title
                for policy in dict.fromkeys(rule.policy for rule in rules)
            },
            "clauses": _clauses(rules, path, context),
            "gaps": _gaps(rules, path, context),
            "lapses": _lapses(rules, context),
            "forms": _forms(rules, context),
        }
    )


def _title(rule: AskedRule, context: RenderContext) -> str:
    if rule.applicant is Applicant.ORGANISATION or rule.route is None:
        return str(rule.name)
    return f"{ROUTES[rule.route]}：{aim_name(rule.target, context)}"


def _clauses(
    rules: Iterable[AskedRule], path: str, context: RenderContext
) -> dict[str, dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = {}
    for rule in rules:
        asked = (*rule.every, *(one for way in rule.paths for one in way.all_of))
        cited = [one.clause for one in asked]
        cited += [one.clause for one in rule.waivers]
        cited += [one.clause for one in rule.priority]
        for clause in (rule.clause, *cited):
            link = context.clause_link(path, rule.policy, clause)
            found.setdefault(rule.policy, {})[clause] = link.href
    return found


def _gaps(rules: Iterable[AskedRule], path: str, context: RenderContext) -> dict[str, str]:
    """Where the page of a policy tells what its text lacks."""
    portal = context.site.portal
    return {
        policy: addresses.relative(path, f"{addresses.policy(policy)}#defects")
        for policy in dict.fromkeys(rule.policy for rule in rules)
        if portal.policies[policy].defects
    }


def _lapses(rules: Iterable[AskedRule], context: RenderContext) -> dict[str, str]:
    """The last day of policies that say how long they hold."""
    policies = context.site.portal.policies
    ends = {policy: valid_until(policies[policy]) for policy in {rule.policy for rule in rules}}
    return {policy: day.isoformat() for policy, day in sorted(ends.items()) if day}


def _forms(rules: Iterable[AskedRule], context: RenderContext) -> dict[str, list[str]]:
    """Titles of the forms that a policy annexes."""
    procedures = context.site.portal.procedures
    return {
        policy: [form.title for form in procedures[policy].forms]
        for policy in dict.fromkeys(rule.policy for rule in rules)
        if policy in procedures
    }
