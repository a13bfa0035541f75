"""Signs the demo province again, byte for byte: `make samples`; and the small portal of the tests.

From the printed demo keys in `tests/keys` and the data alone; what is already signed is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from generator.config import SiteConfig
from generator.credentials.desk import lists_of, open_desk
from generator.credentials.keys import PrivateKey, load_private_key
from generator.credentials.record import Supersession
from generator.credentials.signers import key_signer
from generator.credentials.trust_list import (
    TrustedIssuer,
    TrustedKey,
    TrustList,
    signed_trust_list,
)
from generator.desk_files import write_files
from generator.errata import editions
from generator.issue import issue
from generator.load.config import load_config
from generator.load.portal import load_portal
from generator.model import ApprovedList, Portal, SignedFile
from generator.problems import DataError, errors_among
from tests.bureau import with_files

ROOT: Final = Path(__file__).resolve().parent.parent
KEYS: Final = ROOT / "tests" / "keys"
ISSUED_ON: Final = date(2026, 1, 1)
LATEST_DECISION_ON: Final = date(2026, 3, 16)
ENDS_ON: Final = date(2036, 12, 31)


def demo_key(name: str) -> PrivateKey:
    """`root` or `demo-hrss`, from its key file."""
    passphrase = (KEYS / "DO_NOT_TRUST_passphrase.txt").read_bytes().strip()
    return load_private_key(KEYS / f"DO_NOT_TRUST_{name}.key", passphrase)


def demo_trust_list(identifier_base: str) -> TrustList:
    issuer = TrustedIssuer(
        id="demo-hrss",
        name="示例省人力资源和社会保障厅",
        mandate="示例省 · 特级技师、首席技师名单",
        jurisdictions=("demo",),
        provinces=("99",),
        organisations=None,
        highest_grade="chief-technician",
        keys=(TrustedKey(id="2026-a", public=demo_key("demo-hrss").public, valid_from=ISSUED_ON),),
    )
    return TrustList(
        identifier_base=identifier_base,
        version=1,
        issued_on=ISSUED_ON,
        expires_on=ENDS_ON,
        threshold=1,
        roots=(demo_key("root").public,),
        issuers={issuer.id: issuer},
    )


def signed_samples(portal: Portal, config: SiteConfig) -> Mapping[str, bytes]:
    """Every signed file of the demo, by path below the root. Raises DataError."""
    root = key_signer(demo_key("root"))
    trust = signed_trust_list(demo_trust_list(config.identifier_base), [(root.public, root.sign)])
    trust_file = SignedFile(path="data/trust/1.json", lines=tuple(trust.splitlines()))
    unsigned = replace(
        portal,
        credentials={},
        coverage_tokens={},
        status_tokens={},
        trust_lists={1: trust_file},
    )
    pinned = replace(config, root_fingerprints=(root.public.fingerprint,))
    signer = key_signer(demo_key("demo-hrss"))
    files = {trust_file.path: trust.encode("ascii")}
    signed = unsigned
    for lists, supersession in _editions(portal):
        signed = replace(signed, approved_lists=lists)
        desk = open_desk(signed, pinned, signer, LATEST_DECISION_ON, status_ends_on=ENDS_ON)
        issuance = issue(desk, lists_of(desk), supersession)
        signed = with_files(signed, issuance)
        files |= issuance.files
    return files


def _editions(
    portal: Portal,
) -> Iterator[tuple[Mapping[str, ApprovedList], Supersession | None]]:
    """The lists as announced, then after each erratum with what it supersedes: as a bureau signs them."""
    lists = dict(portal.approved_lists)
    changed = []
    for approved in portal.approved_lists.values():
        (lists[approved.id], _), *later = editions(approved)
        changed += [(approved.id, edition, erratum) for edition, erratum in later if erratum]
    yield dict(lists), None
    for list_id, edition, erratum in changed:
        row = next(one for one in lists[list_id].holders if one.serial == erratum.serial)
        lists[list_id] = edition
        if row.certificate_number:
            reason = f"更正：{erratum.document_number or erratum.on}"
            supersession = Supersession(number=row.certificate_number, reason=reason)
            yield dict(lists), supersession


def pin_root(settings: str, fingerprint: str) -> str:
    """`site_config.yml` with this fingerprint as the only root."""
    return re.sub(
        r"(?m)^root_fingerprints:\n(?:  - .*\n?)+",
        f"root_fingerprints:\n  - {fingerprint}\n",
        settings,
    )


def sign(root: Path) -> str:
    """Signs the portal below `root` and pins the demo root there; what was done, in a line."""
    config, problems = load_config(root)
    portal, faults = load_portal(root)
    if config is None or errors_among([*problems, *faults]):
        raise DataError([*problems, *faults])
    files = signed_samples(portal, config)
    fingerprint = demo_key("root").public.fingerprint
    settings = (root / "site_config.yml").read_text(encoding="utf-8")
    pinned = pin_root(settings, fingerprint)
    write_files(
        root, files if pinned == settings else {**files, "site_config.yml": pinned.encode()}
    )
    return f"{len(files)} signed files; root {fingerprint}"


def main() -> None:
    for root in (ROOT, ROOT / "tests" / "data_good"):
        print(sign(root))


if __name__ == "__main__":
    main()
