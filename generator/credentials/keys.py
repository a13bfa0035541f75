"""Ed25519 keys: public ones with their JWK and fingerprint, private ones as encrypted PKCS#8 files."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from generator.credentials import base64url
from generator.credentials.strict_json import canonical
from generator.problems import SigningError

_OTHERS_MAY_READ = 0o077
_MAX_KEY_FILE_BYTES = 16_384


@dataclass(frozen=True, slots=True)
class PublicKey:
    """`x` is the key as in its JWK: 32 bytes in base64url. Raises ValueError on any other `x`."""

    x: str
    _key: Ed25519PublicKey = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        key = Ed25519PublicKey.from_public_bytes(base64url.decode(self.x))
        object.__setattr__(self, "_key", key)

    def __reduce__(self) -> tuple[type[PublicKey], tuple[str]]:
        """What OpenSSL holds cannot go to another process; it is made there from `x`."""
        return PublicKey, (self.x,)

    @property
    def jwk(self) -> dict[str, str]:
        return {"kty": "OKP", "crv": "Ed25519", "x": self.x}

    @property
    def fingerprint(self) -> str:
        """`sha256:` and the RFC 7638 thumbprint in lower-case hex."""
        return "sha256:" + hashlib.sha256(canonical(self.jwk)).hexdigest()

    def matches(self, signature: bytes, data: bytes) -> bool:
        try:
            self._key.verify(signature, data)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """Signs deterministically (RFC 8032): the same data, the same signature."""

    _key: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def generate(cls) -> PrivateKey:
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_seed(cls, seed: bytes) -> PrivateKey:
        """`seed` is the 32 secret bytes of RFC 8032."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def public(self) -> PublicKey:
        raw = self._key.public_key().public_bytes(
            serialization.Encoding.Raw, serialization.PublicFormat.Raw
        )
        return PublicKey(base64url.encode(raw))

    def sign(self, data: bytes) -> bytes:
        return self._key.sign(data)

    def to_pem(self, passphrase: bytes) -> bytes:
        return self._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(passphrase),
        )


def load_private_key(path: Path, passphrase: bytes) -> PrivateKey:
    """Raises SigningError for a file that is no encrypted Ed25519 key or lies where none may lie."""
    if path.is_file():
        refuse_exposed_place(path)
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_KEY_FILE_BYTES)
        is_readable_by_others = path.stat().st_mode & _OTHERS_MAY_READ
    except OSError as error:
        raise _unreadable(path, error) from None
    if os.name == "posix" and is_readable_by_others and not _is_test_key(path.resolve()):
        raise SigningError(
            f"密钥文件 {path} 可被他人读取",
            f"the key file {path} can be read by others",
            hint_zh=f"chmod 600 {path}",
            hint_en=f"chmod 600 {path}",
        )
    return _decrypted(content, passphrase, path)


def create_private_key(path: Path, passphrase: bytes) -> PrivateKey:
    """A new key, written encrypted with mode 0600; a file that is there is never replaced."""
    refuse_exposed_place(path)
    if not passphrase:
        raise SigningError("密钥口令不能为空", "the passphrase of a key cannot be empty")
    key = PrivateKey.generate()
    _write_key(path, key.to_pem(passphrase))
    return key


def restore_private_key(path: Path, pem: bytes, passphrase: bytes) -> PrivateKey:
    """Writes a key that stood on paper, if the passphrase opens it; never over another."""
    refuse_exposed_place(path)
    key = _decrypted(pem, passphrase, path)
    _write_key(path, pem)
    return key


def write_public_half(path: Path, public: PublicKey) -> Path:
    """The JWK beside the private key `path`, of the same name: for the trust list and the recovery sheet."""
    beside = path.with_suffix(".jwk")
    try:
        beside.write_text(f"{json.dumps(public.jwk)}\n", encoding="utf-8")
    except OSError as error:
        raise SigningError(
            f"写不了公钥文件 {beside}：{error.strerror}",
            f"cannot write the public key file {beside}: {error.strerror}",
        ) from None
    return beside


def encrypted_key_in(path: Path) -> bytes:
    """The key file as it is, still encrypted."""
    try:
        with path.open("rb") as file:
            return file.read(_MAX_KEY_FILE_BYTES)
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> SigningError:
    return SigningError(
        f"读取不到密钥文件 {path}：{error.strerror}",
        f"cannot read the key file {path}: {error.strerror}",
    )


def _write_key(path: Path, pem: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        as_bytes = getattr(os, "O_BINARY", 0)  # Windows would write other line ends
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | as_bytes, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(pem)
    except FileExistsError:
        raise SigningError(
            f"{path} 已经存在，密钥不会被覆盖",
            f"{path} exists; a key is never overwritten",
            hint_zh="换一个 --key-id 或 --out",
            hint_en="choose another --key-id or --out",
        ) from None
    except OSError as error:
        raise SigningError(
            f"写不了密钥文件 {path}：{error.strerror}",
            f"cannot write the key file {path}: {error.strerror}",
        ) from None


def refuse_exposed_place(path: Path) -> None:
    """A private key inside a git work tree is one commit away from being published."""
    resolved = path.resolve()
    if _work_tree_of(resolved) and not _is_test_key(resolved):
        raise SigningError(
            f"私钥不得放在 git 工作树内：{path}",
            f"a private key must not lie inside a git work tree: {path}",
            hint_zh="放到 ~/.config/skillgrade-portal/keys/ 或移动介质",
            hint_en="keep it in ~/.config/skillgrade-portal/keys/ or on removable media",
        )


def keys_folder() -> Path:
    """Where private keys stand on this machine, a folder an issuer."""
    home = os.environ.get("XDG_CONFIG_HOME")
    base = Path(home) if home else Path.home() / ".config"
    return base / "skillgrade-portal" / "keys"


def default_key_path(issuer: str, key_id: str) -> Path:
    return keys_folder() / issuer / f"{key_id}.key"


def _decrypted(content: bytes, passphrase: bytes, path: Path) -> PrivateKey:
    if b"BEGIN ENCRYPTED PRIVATE KEY" not in content:
        raise SigningError(
            f"{path} 不是加密的 PKCS#8 密钥文件",
            f"{path} is not an encrypted PKCS#8 key file",
            hint_zh="用 portal keys create 生成密钥",
            hint_en="make a key with portal keys create",
        )
    try:
        key = serialization.load_pem_private_key(content, password=passphrase or b"\0")
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise SigningError(
            f"打不开密钥 {path}：口令不对或文件损坏",
            f"cannot open the key {path}: wrong passphrase or damaged file",
        ) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise SigningError(f"{path} 不是 Ed25519 密钥", f"{path} is not an Ed25519 key")
    return PrivateKey(key)


def _work_tree_of(path: Path) -> Path | None:
    return next((parent for parent in path.parents if (parent / ".git").exists()), None)


def _is_test_key(path: Path) -> bool:
    """`tests/keys` of the work tree holds the printed demo keys, which protect nothing."""
    tree = _work_tree_of(path)
    return tree is not None and path.parent == tree / "tests" / "keys"
