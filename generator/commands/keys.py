"""`portal keys create`: a new Ed25519 key; the private half never enters a repository."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from generator.commands import Context
from generator.commands.arguments import KEY_ID, text_like
from generator.commands.signing_arguments import add_passphrase_argument, read_passphrase
from generator.credentials.keys import create_private_key, default_key_path, refuse_exposed_place
from generator.problems import Text

HELP = Text(zh="建一把签发密钥", en="make a signing key")
_ISSUER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    create = actions.add_parser("create", help=HELP.en)
    create.add_argument(
        "issuer",
        type=text_like(_ISSUER, "demo-hrss"),
        help="id of the publishing authority, or `root`",
    )
    create.add_argument(
        "--key-id", type=text_like(KEY_ID, "2026-a"), help="id of the key (default: <year>-a)"
    )
    create.add_argument("--out", type=Path, help="file of the private key")
    add_passphrase_argument(create)


def run(arguments: argparse.Namespace, context: Context) -> int:
    """The private key as an encrypted file, the public one as a JWK beside it and on stdout."""
    key_id = arguments.key_id or f"{context.today.year}-a"
    path: Path = arguments.out or default_key_path(arguments.issuer, key_id)
    refuse_exposed_place(path)  # before anyone types a passphrase
    passphrase = read_passphrase(arguments.passphrase_file, context, is_new=True)
    key = create_private_key(path, passphrase)
    public_path = path.with_suffix(".jwk")
    jwk = json.dumps(key.public.jwk)
    public_path.write_text(f"{jwk}\n", encoding="utf-8")
    print(jwk)
    context.say(
        f"私钥：{path}（请备份，不要发给任何人）",
        f"private key: {path} (back it up, send it to nobody)",
    )
    context.say(f"公钥：{public_path}", f"public key: {public_path}")
    context.say(f"指纹：{key.public.fingerprint}", f"fingerprint: {key.public.fingerprint}")
    return 0
