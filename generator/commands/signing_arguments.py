"""What commands that sign share: where the key is, how its passphrase is given, what is signed for."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from pathlib import Path

from generator.check import CheckedPortal, load_and_check
from generator.commands import Context
from generator.credentials.desk import believed_trust_list
from generator.credentials.keys import PublicKey, load_private_key
from generator.credentials.signers import Signer, command_signer, key_signer
from generator.problems import DataError, SigningError, errors_among


def add_passphrase_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file", type=Path, help="file whose first line is the key's passphrase"
    )


def add_signer_arguments(parser: argparse.ArgumentParser, *, is_required: bool = True) -> None:
    """`--key FILE` or `--signer COMMAND`, and the passphrase."""
    one = parser.add_mutually_exclusive_group(required=is_required)
    one.add_argument("--key", type=Path, help="private key of the publishing authority")
    one.add_argument("--signer", help="command that signs: bytes on stdin, the signature on stdout")
    add_passphrase_argument(parser)


def checked_for_signing(context: Context) -> CheckedPortal:
    """The data, all of it in order. Raises DataError."""
    checked = load_and_check(context.root, context.today, is_signing=True)
    if errors_among(checked.problems):
        raise DataError(checked.problems)
    return checked


def signer_of(arguments: argparse.Namespace, checked: CheckedPortal, context: Context) -> Signer:
    if arguments.signer:
        trust = believed_trust_list(checked.portal, checked.config)
        keys = [key.public for issuer in trust.issuers.values() for key in issuer.keys]
        return command_signer(arguments.signer, keys)
    passphrase = read_passphrase(arguments.passphrase_file, context)
    return key_signer(load_private_key(arguments.key, passphrase))


def read_passphrase(file: Path | None, context: Context, *, is_new: bool = False) -> bytes:
    """From the file, else from the terminal; a new one is asked for twice."""
    if file:
        try:
            return file.read_bytes().split(b"\n", 1)[0].rstrip(b"\r")
        except OSError as error:
            raise SigningError(
                f"读取不到口令文件 {file}：{error.strerror}",
                f"cannot read the passphrase file {file}: {error.strerror}",
            ) from None
    if not sys.stdin.isatty():
        raise SigningError(
            "没有终端可以输入口令",
            "there is no terminal to ask for the passphrase",
            hint_zh="用 --passphrase-file 指定口令文件",
            hint_en="name a file with --passphrase-file",
        )
    context.say("密钥口令：", "Passphrase of the key:")
    passphrase = getpass.getpass("")
    if is_new:
        context.say("再输入一次：", "Once more:")
        if getpass.getpass("") != passphrase:
            raise SigningError("两次输入的口令不同", "the two passphrases differ")
    return passphrase.encode("utf-8")


def public_key_in(file: Path) -> PublicKey:
    """The Ed25519 key in a JWK file, as `portal keys create` writes it."""
    try:
        jwk = json.loads(file.read_text(encoding="utf-8"))
        return PublicKey(jwk["x"])
    except OSError as error:
        raise SigningError(
            f"读取不到公钥文件 {file}：{error.strerror}",
            f"cannot read the public key file {file}: {error.strerror}",
            hint_zh="公钥（.jwk）由 portal keys create 写在私钥旁边，两个文件放在一处",
            hint_en="portal keys create writes it (.jwk) beside the private key; keep the two together",
        ) from None
    except (ValueError, KeyError, TypeError):
        raise SigningError(
            f"{file} 不是公钥文件（JWK）", f"{file} is not a public key file (JWK)"
        ) from None
