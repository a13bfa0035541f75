"""`portal keys`: a new Ed25519 key, its recovery sheet, and the way back; no private half enters a repository."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from generator.commands import Context
from generator.commands.arguments import KEY_ID, text_like
from generator.commands.signing_arguments import (
    add_passphrase_argument,
    public_key_in,
    read_passphrase,
)
from generator.credentials.keys import (
    create_private_key,
    default_key_path,
    encrypted_key_in,
    refuse_exposed_place,
    restore_private_key,
    write_public_half,
)
from generator.credentials.recovery import paper_lines, pem_from_paper
from generator.desk_files import write_files
from generator.problems import SigningError, Text
from generator.render.handouts import RecoverySheet, written_recovery_sheet

HELP = Text(
    zh="建签发密钥，打印恢复单，从恢复单恢复",
    en="make signing keys, print and read recovery sheets",
)
_ISSUER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    create = actions.add_parser("create", help="make a signing key")
    create.set_defaults(act=_create)
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
    sheet = actions.add_parser("sheet", help="print the recovery sheet of a key (HTML)")
    sheet.set_defaults(act=_print_sheet)
    sheet.add_argument("key", type=Path, help="the encrypted key; its .jwk stands beside it")
    sheet.add_argument("--out", type=Path, help="the file (default: beside the key)")
    restore = actions.add_parser("restore", help="a key from the lines of its recovery sheet")
    restore.set_defaults(act=_restore)
    restore.add_argument("typed", type=Path, help="text file: content and check of a line a line")
    restore.add_argument("--out", type=Path, required=True, help="file of the private key")
    add_passphrase_argument(restore)


def run(arguments: argparse.Namespace, context: Context) -> int:
    return int(arguments.act(arguments, context))


def _print_sheet(arguments: argparse.Namespace, context: Context) -> int:
    """The sheet holds the key as it is on the disk: encrypted. It is never opened here."""
    path: Path = arguments.key
    out: Path = arguments.out or path.with_suffix(".html")
    refuse_exposed_place(out)
    pem = encrypted_key_in(path)
    sheet = RecoverySheet(
        key_name=path.stem,
        fingerprint=public_key_in(path.with_suffix(".jwk")).fingerprint,
        printed_on=context.today.isoformat(),
        lines=[(line.number, line.text, line.check) for line in paper_lines(pem)],
        pem=pem.decode("ascii"),
    )
    write_files(out.parent, {out.name: written_recovery_sheet(sheet)})
    print(out)
    context.say(
        "在不联网的电脑上打开并打印，密封入柜，然后删除这个文件",
        "open and print it on a computer without a network, seal it, then delete this file",
    )
    return 0


def _restore(arguments: argparse.Namespace, context: Context) -> int:
    try:
        typed = arguments.typed.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise SigningError(
            f"读取不到 {arguments.typed}（UTF-8 文本）",
            f"cannot read {arguments.typed} (text in UTF-8)",
        ) from None
    pem = pem_from_paper(typed)
    passphrase = read_passphrase(arguments.passphrase_file, context)
    key = restore_private_key(arguments.out, pem, passphrase)
    write_public_half(arguments.out, key.public)
    print(key.public.fingerprint)
    context.say(
        "已恢复；请核对指纹与恢复单一致", "restored; compare the fingerprint with the sheet"
    )
    return 0


def _create(arguments: argparse.Namespace, context: Context) -> int:
    """The private key as an encrypted file, the public one as a JWK beside it and on stdout."""
    key_id = arguments.key_id or f"{context.today.year}-a"
    path: Path = arguments.out or default_key_path(arguments.issuer, key_id)
    refuse_exposed_place(path)  # before anyone types a passphrase
    passphrase = read_passphrase(arguments.passphrase_file, context, is_new=True)
    key = create_private_key(path, passphrase)
    public_path = write_public_half(path, key.public)
    print(json.dumps(key.public.jwk))
    context.say(
        f"私钥：{path}（请备份，不要发给任何人）",
        f"private key: {path} (back it up, send it to nobody)",
    )
    context.say(f"公钥：{public_path}", f"public key: {public_path}")
    context.say(f"指纹：{key.public.fingerprint}", f"fingerprint: {key.public.fingerprint}")
    return 0
