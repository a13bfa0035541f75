"""What all views ask of the portal: links to clauses, names of places, whether a thing is invented."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import Policy
from generator.policies.clause_ids import nearest
from generator.render import addresses, clauses
from generator.render.site_view import SiteView
from generator.render.views.parts import ClauseLink, Link, Tag, TagLook
from generator.render.wording import POLICY_STATUSES
from generator.statuses import PolicyStatus, policy_status

_POLICY_LOOKS = {
    PolicyStatus.IN_FORCE: TagLook.GOOD,
    PolicyStatus.NOT_YET_IN_FORCE: TagLook.WAITING,
    PolicyStatus.LAPSED: TagLook.ENDED,
    PolicyStatus.REPEALED: TagLook.ENDED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderContext:
    """One build's `site` and what is worked out once: the clauses of each policy that have an anchor, the
    organisations by jurisdiction and name.

    `offline_digest` is the SHA-256 of `/verify/offline.html` in hex; None where there is no such file.
    """

    site: SiteView
    offline_digest: str | None = None
    clauses: dict[str, tuple[str, ...]] = field(init=False)
    organisations: dict[tuple[str, str], str] = field(init=False)

    def __post_init__(self) -> None:
        portal = self.site.portal
        known = {
            id_: clauses.known_clauses(
                portal.fingerprints.get(id_), portal.policy_texts.get(id_, ())
            )
            for id_ in portal.policies
        }
        object.__setattr__(self, "clauses", known)
        directory = {(one.jurisdiction, one.name): id_ for id_, one in portal.organisations.items()}
        object.__setattr__(self, "organisations", directory)

    def is_fictional(self, jurisdiction: str) -> bool:
        place = self.site.portal.jurisdictions.get(jurisdiction)
        return place is not None and place.is_fictional

    def place_name(self, jurisdiction: str) -> str:
        place = self.site.portal.jurisdictions.get(jurisdiction)
        return place.short_name if place else jurisdiction

    def organisation_href(self, page: str, jurisdiction: str, name: str) -> str | None:
        """Where the directory tells of the organisation, None where it does not know the name."""
        id_ = self.organisations.get((jurisdiction, name))
        return addresses.relative(page, addresses.organisation(id_)) if id_ else None

    def feed_link(self, page: str, jurisdiction: str) -> Link:
        href = addresses.relative(page, addresses.feed(jurisdiction))
        return Link(text=self.place_name(jurisdiction), href=href)

    def feed_links(self, page: str) -> tuple[Link, ...]:
        """The feed of all, then those of the jurisdictions."""
        of_all = Link(text="全部", href=addresses.relative(page, addresses.FEED_OF_ALL))
        return (of_all, *(self.feed_link(page, id_) for id_ in self.site.portal.jurisdictions))

    def grade_name(self, slug: str) -> str:
        grade = self.site.portal.grades.get(slug)
        return grade.name if grade else slug

    def clause_link(
        self, page: str, policy_id: str, clause: str, *, names_policy: bool = True
    ) -> ClauseLink:
        """To the clause, or to the nearest one around it that stands on the policy's page.

        The policy is named unless the link stands on its page or beside its name.
        """
        policy = self.site.portal.policies.get(policy_id)
        if policy is None:
            return ClauseLink(clause=clause, href=None, policy=policy_id)
        anchored = nearest(clause, self.clauses[policy_id])
        target = addresses.policy(policy_id) + (
            f"#{addresses.anchor(anchored)}" if anchored else ""
        )
        is_here = page == addresses.policy(policy_id)
        return ClauseLink(
            clause=clause,
            href=target.removeprefix(page) or "#" if is_here else addresses.relative(page, target),
            policy=policy.short_title if names_policy and not is_here else None,
        )

    def policy_link(self, page: str, policy: Policy) -> Link:
        href = addresses.relative(page, addresses.policy(policy.id))
        return Link(text=policy.short_title, href=href)

    def interpretation_link(self, page: str, policy: Policy) -> Link | None:
        """To our reading of the policy as a whole, where `content/` has one."""
        address = addresses.interpretation(policy.id)
        if address not in self.site.prose:
            return None
        return Link(text="解读", href=addresses.relative(page, address))

    def policy_tag(self, policy: Policy) -> Tag:
        status = policy_status(policy, self.site.portal.policies.values(), self.site.today)
        return Tag(word=POLICY_STATUSES[status], look=_POLICY_LOOKS[status])

    def policies_of(self, jurisdiction: str) -> tuple[Policy, ...]:
        """Those that are not repealed or lapsed, newest number last."""
        policies = self.site.portal.policies.values()
        ended = (PolicyStatus.REPEALED, PolicyStatus.LAPSED)
        return tuple(
            policy
            for policy in policies
            if policy.jurisdiction == jurisdiction
            and policy_status(policy, policies, self.site.today) not in ended
        )
