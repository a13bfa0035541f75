"""`portal trust init|add|change|end|roots|renew|sign`: who may sign what, made by whoever holds a root key."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from generator.commands import Context
from generator.commands.arguments import KEY_ID, count_from_one, day, text_like
from generator.commands.signing_arguments import (
    add_passphrase_argument,
    public_key_in,
    read_passphrase,
)
from generator.commands.trust_files import (
    believed_list,
    claimed_list,
    newest_file,
    next_version,
    write_signed,
)
from generator.commands.trust_issuers import (
    add_mandate_arguments,
    with_changed_mandate,
    with_ended_key,
    with_key,
)
from generator.commands.trust_roots import (
    add_root_changes,
    changed_roots,
    checked_roots,
    refuse_threshold_above,
)
from generator.config import SiteConfig
from generator.credentials.keys import (
    PrivateKey,
    create_private_key,
    default_key_path,
    load_private_key,
    write_public_half,
)
from generator.credentials.trust_list import TrustedIssuer, TrustedKey, TrustList
from generator.load.config import load_config
from generator.problems import DataError, SigningError, Text

HELP = Text(zh="建立、扩充、延期、会签信任清单", en="make, extend, renew or co-sign the trust list")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    _init_arguments(actions.add_parser("init", help="root key and first trust list"))
    _add_arguments(actions.add_parser("add", help="a new version with an issuer or a key more"))
    _change_arguments(actions.add_parser("change", help="a new version with another mandate"))
    _end_arguments(actions.add_parser("end", help="a new version in which a key ends"))
    _roots_arguments(actions.add_parser("roots", help="a new version with other roots"))
    _renew_arguments(actions.add_parser("renew", help="a new version that lasts longer"))
    _sign_arguments(actions.add_parser("sign", help="add a root's signature to the newest list"))


def run(arguments: argparse.Namespace, context: Context) -> int:
    config, problems = load_config(context.root)
    if config is None:
        raise DataError(problems)
    arguments.act(arguments, context, config)
    return 0


def _init_arguments(parser: argparse.ArgumentParser) -> None:
    _root_arguments(parser, is_required=False)
    parser.add_argument("--out", type=Path, help="file of the new root key")
    parser.add_argument(
        "--further-root", type=Path, action="append", default=[], help="public key (JWK) of a root"
    )
    parser.add_argument(
        "--threshold", type=count_from_one, default=1, help="how many roots must sign (default: 1)"
    )
    parser.add_argument("--expires-on", type=day, help="last day of the list (default: a year)")
    parser.set_defaults(act=_init)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_mandate_arguments(parser)
    parser.add_argument("--public", type=Path, required=True, help="its public key (JWK)")
    parser.add_argument(
        "--key-id",
        type=text_like(KEY_ID, "2026-a"),
        help="id of the key (default: its file's name)",
    )
    parser.add_argument(
        "--from",
        dest="valid_from",
        type=day,
        help="first day of what it may sign: lists approved before are refused (default: today)",
    )
    parser.add_argument("--until", dest="valid_until", type=day, help="last day (default: open)")
    parser.add_argument("--expires-on", type=day, help="last day of the list (default: unchanged)")
    _root_arguments(parser, is_required=True)
    parser.set_defaults(act=_add)


def _change_arguments(parser: argparse.ArgumentParser) -> None:
    add_mandate_arguments(parser)
    parser.add_argument(
        "--all-organisations", action="store_true", help="it may sign for all organisations again"
    )
    _root_arguments(parser, is_required=True)
    parser.set_defaults(act=_change)


def _roots_arguments(parser: argparse.ArgumentParser) -> None:
    add_root_changes(parser)
    _root_arguments(parser, is_required=True)
    parser.set_defaults(act=_roots)


def _end_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("issuer", help="id of the publishing authority")
    parser.add_argument("key_id", help="id of the key")
    parser.add_argument("--on", type=day, required=True, help="its last day")
    parser.add_argument(
        "--compromised",
        action="store_true",
        help="others may have it: what it signs from that day on is not believed",
    )
    _root_arguments(parser, is_required=True)
    parser.set_defaults(act=_end)


def _renew_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--expires-on", type=day, help="last day of the list (default: a year)")
    _root_arguments(parser, is_required=True)
    parser.set_defaults(act=_renew)


def _sign_arguments(parser: argparse.ArgumentParser) -> None:
    _root_arguments(parser, is_required=True)
    parser.set_defaults(act=_sign)


def _root_arguments(parser: argparse.ArgumentParser, *, is_required: bool) -> None:
    parser.add_argument("--root-key", type=Path, required=is_required, help="private key of a root")
    add_passphrase_argument(parser)


def _init(arguments: argparse.Namespace, context: Context, config: SiteConfig) -> None:
    if newest_file(context.root):
        raise SigningError(
            "已经有信任清单",
            "there is a trust list already",
            hint_zh="用 portal trust add 增加签发机关或密钥",
            hint_en="add an issuer or a key with portal trust add",
        )
    further = [public_key_in(file) for file in arguments.further_root]
    threshold = arguments.threshold
    refuse_threshold_above(len(further) + 1, threshold)  # before a key is made
    root = _root_for_init(arguments, context)
    trust = TrustList(
        identifier_base=config.identifier_base,
        version=1,
        issued_on=context.today,
        expires_on=arguments.expires_on or _a_year_after(context.today),
        threshold=threshold,
        roots=checked_roots([root.public, *further], threshold),
        issuers={},
    )
    write_signed(trust, root, context, config)
    _say_what_to_pin(trust, context)


def _add(arguments: argparse.Namespace, context: Context, config: SiteConfig) -> None:
    """A new authority with its mandate, or one more key of a known one."""
    trust = believed_list(context.root, config)
    key = TrustedKey(
        id=arguments.key_id or arguments.public.stem,
        public=public_key_in(arguments.public),
        valid_from=arguments.valid_from or context.today,
        valid_until=arguments.valid_until,
    )
    issuer = with_key(trust, arguments, key, context.root)
    ends_on = arguments.expires_on or trust.expires_on
    extended = next_version(trust, context.today, issuers=_with(trust, issuer), expires_on=ends_on)
    write_signed(extended, _root_key(arguments, context), context, config)


def _change(arguments: argparse.Namespace, context: Context, config: SiteConfig) -> None:
    """Another mandate of a known authority; its keys stay."""
    trust = believed_list(context.root, config)
    issuer = with_changed_mandate(trust, arguments, context.root)
    changed = next_version(trust, context.today, issuers=_with(trust, issuer))
    write_signed(changed, _root_key(arguments, context), context, config)


def _roots(arguments: argparse.Namespace, context: Context, config: SiteConfig) -> None:
    trust = believed_list(context.root, config)
    changed = next_version(trust, context.today, **changed_roots(trust, arguments))
    write_signed(changed, _root_key(arguments, context), context, config)
    _say_what_to_pin(changed, context)


def _end(arguments: argparse.Namespace, context: Context, config: SiteConfig) -> None:
    trust = believed_list(context.root, config)
    issuer = with_ended_key(
        trust,
        arguments.issuer,
        arguments.key_id,
        arguments.on,
        is_compromised=arguments.compromised,
    )
    ended = next_version(trust, context.today, issuers=_with(trust, issuer))
    write_signed(ended, _root_key(arguments, context), context, config)


def _renew(arguments: argparse.Namespace, context: Context, config: SiteConfig) -> None:
    trust = believed_list(context.root, config)
    ends_on = arguments.expires_on or _a_year_after(context.today)
    renewed = next_version(trust, context.today, expires_on=ends_on)
    write_signed(renewed, _root_key(arguments, context), context, config)


def _sign(arguments: argparse.Namespace, context: Context, config: SiteConfig) -> None:
    trust, text = claimed_list(context.root, config)
    write_signed(trust, _root_key(arguments, context), context, config, earlier=text)


def _say_what_to_pin(trust: TrustList, context: Context) -> None:
    fingerprints = [f"  - {one.fingerprint}" for one in trust.roots]
    threshold = [f"root_threshold: {trust.threshold}"] if trust.threshold > 1 else []
    lines = "\n".join(["root_fingerprints:", *fingerprints, *threshold])
    context.say(
        f"把 site_config.yml 里的指纹写成下面几行，并印在纸上公布：\n{lines}",
        f"write these lines into site_config.yml, and publish the fingerprints on paper:\n{lines}",
    )


def _with(trust: TrustList, issuer: TrustedIssuer) -> dict[str, TrustedIssuer]:
    return {**trust.issuers, issuer.id: issuer}


def _root_for_init(arguments: argparse.Namespace, context: Context) -> PrivateKey:
    if arguments.root_key:
        return _root_key(arguments, context)
    path: Path = arguments.out or default_key_path("root", f"{context.today.year}-root")
    passphrase = read_passphrase(arguments.passphrase_file, context, is_new=True)
    key = create_private_key(path, passphrase)
    public_path = write_public_half(path, key.public)
    context.say(f"根密钥：{path}（请离线保管）", f"root key: {path} (keep it offline)")
    context.say(f"它的公钥：{public_path}", f"its public key: {public_path}")
    return key


def _root_key(arguments: argparse.Namespace, context: Context) -> PrivateKey:
    passphrase = read_passphrase(arguments.passphrase_file, context)
    return load_private_key(arguments.root_key, passphrase)


def _a_year_after(today: date) -> date:
    is_leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year + 1, day=28 if is_leap_day else today.day)
