"""`portal trust init|add|sign`: the list of who may sign what, made by whoever holds a root key."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.commands import Context
from generator.commands.arguments import day
from generator.commands.signing_arguments import (
    add_passphrase_argument,
    public_key_in,
    read_passphrase,
)
from generator.config import SiteConfig
from generator.credentials.certificate_number import GRADE_CODES
from generator.credentials.keys import (
    PrivateKey,
    create_private_key,
    default_key_path,
    load_private_key,
)
from generator.credentials.outcomes import Refused
from generator.credentials.trust_list import (
    TrustedIssuer,
    TrustedKey,
    TrustList,
    claimed_trust_list,
    read_trust_list,
    signed_trust_list,
)
from generator.desk_files import write_files
from generator.load.config import load_config
from generator.problems import DataError, SigningError

HELP = "make, extend or co-sign the trust list"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    _init_arguments(actions.add_parser("init", help="root key and first trust list"))
    _add_arguments(actions.add_parser("add", help="a new version with an issuer or a key more"))
    _sign_arguments(actions.add_parser("sign", help="add a root's signature to the newest list"))


def run(arguments: argparse.Namespace, context: Context) -> int:
    config, problems = load_config(context.root)
    if config is None:
        raise DataError(problems)
    status: int = arguments.act(arguments, context, config)
    return status


def _init_arguments(parser: argparse.ArgumentParser) -> None:
    _root_arguments(parser, is_required=False)
    parser.add_argument("--out", type=Path, help="file of the new root key")
    parser.add_argument(
        "--further-root", type=Path, action="append", default=[], help="public key (JWK) of a root"
    )
    parser.add_argument("--threshold", type=int, default=1, help="how many roots must sign")
    parser.add_argument("--expires-on", type=day, help="last day of the list (default: a year)")
    parser.set_defaults(act=_init)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("issuer", help="id of the publishing authority")
    parser.add_argument("--public", type=Path, required=True, help="its public key (JWK)")
    parser.add_argument("--key-id", required=True, help="id of the key, for example 2026-a")
    parser.add_argument("--from", dest="valid_from", type=day, help="first day (default: today)")
    parser.add_argument("--until", dest="valid_until", type=day, help="last day (default: open)")
    parser.add_argument("--name", help="name of the authority; for a new one")
    parser.add_argument("--mandate", help="what it signs, in words; for a new one")
    parser.add_argument("--jurisdiction", action="append", default=[], help="for a new one")
    parser.add_argument("--province", action="append", default=[], help="digits 6–7 of numbers")
    parser.add_argument("--organisation", action="append", help="filing number (default: all)")
    parser.add_argument("--highest-grade", choices=list(GRADE_CODES), help="for a new one")
    parser.add_argument("--expires-on", type=day, help="last day of the list (default: unchanged)")
    _root_arguments(parser, is_required=True)
    parser.set_defaults(act=_add)


def _sign_arguments(parser: argparse.ArgumentParser) -> None:
    _root_arguments(parser, is_required=True)
    parser.set_defaults(act=_sign)


def _root_arguments(parser: argparse.ArgumentParser, *, is_required: bool) -> None:
    parser.add_argument("--root-key", type=Path, required=is_required, help="private key of a root")
    add_passphrase_argument(parser)


def _init(arguments: argparse.Namespace, context: Context, config: SiteConfig) -> int:
    if _newest_file(context.root):
        raise SigningError(
            "已经有信任清单",
            "there is a trust list already",
            hint_zh="用 portal trust add 增加签发机关或密钥",
            hint_en="add an issuer or a key with portal trust add",
        )
    root = _root_for_init(arguments, context)
    trust = TrustList(
        identifier_base=config.identifier_base,
        version=1,
        issued_on=context.today,
        expires_on=arguments.expires_on or _a_year_after(context.today),
        threshold=arguments.threshold,
        roots=(root.public, *(public_key_in(file) for file in arguments.further_root)),
        issuers={},
    )
    _write(trust, root, context, config)
    context.say(
        f"把它写进 site_config.yml 的 root_fingerprints，并印在纸上公布：{root.public.fingerprint}",
        f"put this into root_fingerprints of site_config.yml, and print it: {root.public.fingerprint}",
    )
    return 0


def _add(arguments: argparse.Namespace, context: Context, config: SiteConfig) -> int:
    """A new authority with its mandate, or one more key of a known one."""
    trust = _believed(context.root, config)
    key = TrustedKey(
        id=arguments.key_id,
        public=public_key_in(arguments.public),
        valid_from=arguments.valid_from or context.today,
        valid_until=arguments.valid_until,
    )
    known = trust.issuers.get(arguments.issuer)
    issuer = _with_key(known, key) if known else _new_issuer(arguments, key)
    extended = replace(
        trust,
        version=trust.version + 1,
        issued_on=context.today,
        expires_on=arguments.expires_on or trust.expires_on,
        issuers={**trust.issuers, issuer.id: issuer},
    )
    _write(extended, _root_key(arguments, context), context, config)
    return 0


def _sign(arguments: argparse.Namespace, context: Context, config: SiteConfig) -> int:
    file = _newest_file(context.root)
    if file is None:
        raise _no_trust_list()
    text = file.read_text(encoding="utf-8")
    try:
        trust = claimed_trust_list(text, config.identifier_base)
    except Refused:
        raise SigningError(f"{file} 不是信任清单", f"{file} is not a trust list") from None
    root = _root_key(arguments, context)
    if root.public not in trust.roots:
        raise SigningError(
            "这把根密钥不在清单的 roots 中", "this root key is not among the roots of the list"
        )
    _write(trust, root, context, config, earlier=text)
    return 0


def _write(
    trust: TrustList,
    root: PrivateKey,
    context: Context,
    config: SiteConfig,
    earlier: str | None = None,
) -> None:
    """The list with this root's signature, read back before it is kept."""
    text = signed_trust_list(trust, [(root.public, root.sign)], earlier)
    try:
        pinned = config.root_fingerprints if trust.version > 1 else (root.public.fingerprint,)
        read_trust_list(text, pinned, config.identifier_base)
    except Refused:
        context.say(
            f"还需要其他根密钥签名（共需 {trust.threshold} 个）：portal trust sign",
            f"further roots must sign ({trust.threshold} in all): portal trust sign",
        )
    path = f"data/trust/{trust.version}.json"
    write_files(context.root, {path: text.encode("ascii")})
    print(path)


def _root_for_init(arguments: argparse.Namespace, context: Context) -> PrivateKey:
    if arguments.root_key:
        return _root_key(arguments, context)
    path: Path = arguments.out or default_key_path("root", f"{context.today.year}-root")
    passphrase = read_passphrase(arguments.passphrase_file, context, is_new=True)
    key = create_private_key(path, passphrase)
    context.say(f"根密钥：{path}（请离线保管）", f"root key: {path} (keep it offline)")
    return key


def _root_key(arguments: argparse.Namespace, context: Context) -> PrivateKey:
    passphrase = read_passphrase(arguments.passphrase_file, context)
    return load_private_key(arguments.root_key, passphrase)


def _new_issuer(arguments: argparse.Namespace, key: TrustedKey) -> TrustedIssuer:
    needed = ("name", "mandate", "jurisdiction", "province", "highest_grade")
    missing = [f"--{name.replace('_', '-')}" for name in needed if not getattr(arguments, name)]
    if missing:
        raise SigningError(
            f"{arguments.issuer} 是新的签发机关，还要写 {'、'.join(missing)}",
            f"{arguments.issuer} is new; also give {', '.join(missing)}",
        )
    return TrustedIssuer(
        id=arguments.issuer,
        name=arguments.name,
        mandate=arguments.mandate,
        jurisdictions=tuple(arguments.jurisdiction),
        provinces=tuple(arguments.province),
        organisations=tuple(arguments.organisation) if arguments.organisation else None,
        highest_grade=arguments.highest_grade,
        keys=(key,),
    )


def _with_key(issuer: TrustedIssuer, key: TrustedKey) -> TrustedIssuer:
    if issuer.key(key.id):
        raise SigningError(
            f"{issuer.id} 已有名为 {key.id} 的密钥", f"{issuer.id} already has a key {key.id}"
        )
    return replace(issuer, keys=(*issuer.keys, key))


def _believed(root: Path, config: SiteConfig) -> TrustList:
    file = _newest_file(root)
    if file is None:
        raise _no_trust_list()
    text = file.read_text(encoding="utf-8")
    try:
        return read_trust_list(text, config.root_fingerprints, config.identifier_base)
    except Refused:
        raise SigningError(
            f"{file.name} 没有得到 site_config.yml 中根密钥的足够签名",
            f"{file.name} lacks signatures of the roots in site_config.yml",
            hint_zh="核对 root_fingerprints；缺的签名用 portal trust sign 补",
            hint_en="compare root_fingerprints; add what is missing with portal trust sign",
        ) from None


def _newest_file(root: Path) -> Path | None:
    files = [file for file in (root / "data/trust").glob("*.json") if file.stem.isdecimal()]
    return max(files, key=lambda file: int(file.stem), default=None)


def _no_trust_list() -> SigningError:
    return SigningError(
        "还没有信任清单",
        "there is no trust list yet",
        hint_zh="先运行 portal trust init",
        hint_en="run portal trust init first",
    )


def _a_year_after(today: date) -> date:
    is_leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year + 1, day=28 if is_leap_day else today.day)
