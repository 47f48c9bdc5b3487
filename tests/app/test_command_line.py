"""The commands as a person at a terminal meets them: exit codes, one line on what is wrong."""

import logging
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.app.cli import run
from bot.app.errors import Ends
from bot.app.settings import load_settings, registration

ROOT = Path(__file__).parents[2]

PEOPLE = """
[[people]]
oid = "00000000-0000-0000-0000-0000000000A1"
name = "Sanne Holt"
title = "Sekretariatsleder"
"""

BODIES = """
[[bodies]]
key = "direktionen"
name = "Direktionen"
organisation = "Sundkøbing Kommune"
secretary = ["00000000-0000-0000-0000-0000000000a1"]
reminders = ["1d", "15m"]
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working directory of its own, and none of the machine's settings."""
    for name in (*(n for n in os.environ if n.startswith("ORDSTYRER_")), "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    # A command may log to the standard error of its test, which is closed in the next one.
    monkeypatch.setattr(logging.getLogger(), "handlers", [*logging.getLogger().handlers])
    return iter([tmp_path])


def test_without_registration_it_refuses_to_serve(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--port", "0"]) == 4
    assert "ORDSTYRER_APP_ID" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ORDSTYRER_APP_SECRET", ""),
        ("ORDSTYRER_APP_SECRET", "   "),
        ("ORDSTYRER_APP_SECRET", "short"),
        ("ORDSTYRER_APP_ID", "not-a-guid"),
        ("ORDSTYRER_TENANT_ID", ""),
        ("ORDSTYRER_CLOUD", "http://cloud.example"),
        ("ORDSTYRER_CLOUD", "https://127.0.0.1:1"),
        ("ORDSTYRER_CLOUD", "http://[::1"),
        ("ORDSTYRER_CLOUD", "http://127.0.0.1:abc"),
        ("ORDSTYRER_CLOUD", "http://localhost"),
        ("ORDSTYRER_LOG_LEVEL", "LOUD"),
        ("ORDSTYRER_SERVICE_HOSTS", "http://x/y"),
        ("ORDSTYRER_APP_SECRET_FILE", "no-such-file"),
    ],
)
def test_a_bad_setting_is_named_and_its_value_never_shown(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ORDSTYRER_APP_ID", "00000000-0000-0000-0000-000000000011")
    monkeypatch.setenv("ORDSTYRER_TENANT_ID", "00000000-0000-0000-0000-000000000001")
    if name != "ORDSTYRER_APP_SECRET_FILE":
        monkeypatch.setenv("ORDSTYRER_APP_SECRET", "a-secret-of-forty-characters")
    monkeypatch.setenv(name, value)

    assert run(["serve", "--port", "0"]) == 4

    said = capsys.readouterr().err
    assert name in said
    assert "a-secret" not in said
    assert not value.strip() or value not in said


def test_a_certificate_that_can_not_sign_is_misconfigured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    key, other, certificate = signed()
    monkeypatch.setenv("ORDSTYRER_APP_ID", "00000000-0000-0000-0000-000000000011")
    monkeypatch.setenv("ORDSTYRER_TENANT_ID", "00000000-0000-0000-0000-000000000001")
    monkeypatch.setenv("ORDSTYRER_APP_CERTIFICATE_FILE", "bot.pem")

    for text in ("hello", key, certificate, other + certificate, key + certificate[:200]):
        (tmp_path / "bot.pem").write_text(text)
        with pytest.raises(Ends, match="ORDSTYRER_APP_CERTIFICATE_FILE") as refused:
            registration(load_settings())
        assert refused.value.code == 4
    assert run(["serve", "--port", "0"]) == 4
    said = capsys.readouterr().err
    assert "ORDSTYRER_APP_CERTIFICATE_FILE" in said
    assert "BEGIN" not in said

    (tmp_path / "bot.pem").write_text(key + certificate)
    assert registration(load_settings()).certificate == key + certificate


def signed() -> tuple[str, str, str]:
    """A private key, another one, and a certificate of the first."""
    key, other = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ordstyrer")])
    day = datetime(2026, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, day, day + timedelta(days=365))
    certificate = builder.sign(key, SHA256()).public_bytes(Encoding.PEM)
    pems = [k.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) for k in (key, other)]
    return pems[0].decode(), pems[1].decode(), certificate.decode()


def test_an_unknown_setting_is_an_error_also_in_the_env_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".env").write_text("ORDSTYRER_APP_IDD=x\n")

    assert run(["export", "m1"]) == 4
    assert "ORDSTYRER_APP_IDD" in capsys.readouterr().err


def test_an_env_file_in_another_encoding_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".env").write_bytes("ORDSTYRER_PUBLIC_URL=https://sø.example\n".encode("latin-1"))

    assert run(["export", "m1"]) == 4
    said = capsys.readouterr().err
    assert said.startswith("ordstyrer: .env ")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["serve", "--port", "many"],
        ["serve", "--clock", "2026-03-02T09:00:00"],
        ["serve", "--local", "--host", "192.0.2.1"],
        ["read", "no-such-file.txt"],
        ["people", "apply", "no-such-file.toml"],
        ["verify", "m1"],
        ["doctor"],
        ["export", "\udcff"],
        ["publish", "\udcff"],
        ["publish", "m1", "--as", "\udcff"],
        ["deliveries", "\udcff", "--json"],
        ["minutes", "\udcff", "-o", "minutes.md"],
        ["import", "no-such-file.txt", "--body", "\udcff"],
    ],
)
def test_what_can_not_be_used_is_two_and_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("ordstyrer: ")
    assert said.err.count("\n") == 1


def test_registers_are_shown_before_they_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.toml"
    file.write_text(PEOPLE)

    assert run(["people", "apply", str(file)]) == 0
    assert capsys.readouterr().out == "+ 00000000-0000-0000-0000-0000000000a1\n"
    assert run(["people", "apply", str(file), "--yes"]) == 0
    assert capsys.readouterr().out == "+ 00000000-0000-0000-0000-0000000000a1\n"
    file.write_text(PEOPLE.replace("Sekretariatsleder", "Chefkonsulent"))
    assert run(["people", "apply", str(file), "--yes"]) == 0
    assert capsys.readouterr().out == "~ 00000000-0000-0000-0000-0000000000a1: title\n"
    assert run(["people", "apply", str(file)]) == 0
    assert capsys.readouterr().out == "no difference\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (PEOPLE + "shoe_size = 43\n", "unknown key shoe_size"),
        (PEOPLE + PEOPLE, "stands twice"),
        ("people = 1\n", "[[people]]"),
        ("[[people]]\nname = 'x'\n", "oid"),
        ("not toml", "not TOML"),
        ("[[persons]]\n", "unknown key persons"),
    ],
)
def test_a_bad_people_file_is_named_with_its_key_and_changes_nothing(
    text: str, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.toml"
    file.write_text(text)

    assert run(["people", "apply", str(file), "--yes"]) == 2

    said = capsys.readouterr().err
    assert complaint in said
    assert "people.toml" in said
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize(
    "change",
    [
        'reminders = ["15m"]\nreminder = 1\n',
        'threshold = "soon"\n',
        'threshold = "99999999999d"\n',
        'reminders = ["366d"]\n',
        'time_zone = "Europe/Atlantis"\n',
        'time_zone = "Europe"\n',
        'time_zone = ""\n',
        'language = "fr"\n',
        'join_url = "javascript:alert(1)"\n',
    ],
)
def test_a_bad_bodies_file_is_refused(
    change: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bodies.toml"
    file.write_text(BODIES.replace('reminders = ["1d", "15m"]\n', change))

    assert run(["bodies", "apply", str(file), "--yes"]) == 2
    assert "bodies.toml" in capsys.readouterr().err


def test_a_home_bound_in_the_chat_survives_a_file_that_names_none(tmp_path: Path) -> None:
    file = tmp_path / "bodies.toml"
    file.write_text(BODIES.replace("reminders", 'home = "19:home"\nreminders'))
    assert run(["bodies", "apply", str(file), "--yes"]) == 0
    file.write_text(BODIES)

    assert run(["bodies", "apply", str(file), "--yes"]) == 0


def test_a_meeting_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["export", "m1"], ["publish", "m1"], ["deliveries", "m1", "--json"]):
        assert run(command) == 1
        assert "no meeting m1" in capsys.readouterr().err


def test_a_store_that_can_not_be_reached_is_misconfigured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for url in ("mysql://x/y", "postgresql://nobody@127.0.0.1:1/none", "sqlite:////proc/none/store.db"):
        monkeypatch.setenv("DATABASE_URL", url)
        assert run(["export", "m1"]) == 4
        said = capsys.readouterr().err
        assert said.startswith("ordstyrer: DATABASE_URL")
        assert said.count("\n") == 1


def test_a_store_that_fails_on_the_way_is_misconfigured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "m1"]) == 1
    with closing(sqlite3.connect(tmp_path / "var" / "ordstyrer.db")) as store:
        store.execute("ALTER TABLE meetings RENAME TO elsewhere")
    capsys.readouterr()

    for command in (["export", "m1"], ["publish", "m1"], ["deliveries", "m1", "--json"]):
        assert run(command) == 4
        said = capsys.readouterr().err
        assert said.startswith("ordstyrer: DATABASE_URL ")
        assert said.count("\n") == 1


@pytest.mark.parametrize(("host", "written"), [("::1", "[::1]"), ("127.0.0.1", "127.0.0.1")])
def test_the_ready_line_is_an_address_that_answers(tmp_path: Path, host: str, written: str) -> None:
    if host == "::1" and not _has_ipv6():
        pytest.skip("this machine has no IPv6")
    command = [sys.executable, "-m", "bot", "serve", "--local", "--host", host, "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=tmp_path, env=environment
    ) as process:
        try:
            assert process.stdout
            ready = process.stdout.readline().strip()
            assert ready.startswith(f"ready http://{written}:")
            with urlopen(f"{ready.removeprefix('ready ')}/healthz", timeout=10) as answer:  # noqa: S310
                assert answer.status == 200
            process.terminate()
            assert process.wait(timeout=10) == 0
        finally:
            process.kill()


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as one:
            one.bind(("::1", 0))
    except OSError:
        return False
    return True
