"""The Teams app as the command packs it: what Microsoft's schema demands, and what the bot really does."""

import argparse
import asyncio
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from pixels import Image, read_png

from bot.app.commands.packaging import PUBLISHER, package_command
from bot.app.errors import Ends, Exit
from bot.usecases.queries import QUERIES, Asked, QueryKind
from bot.usecases.understand import understand

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "tests" / "data" / "schemas"
APP_ID = "5b1c7f0e-3a52-4c1e-9d0a-7f5f0a6c2b11"
ADDRESS = "https://ordstyrer.sundkoebing.example"
TODAY = date(2027, 1, 14)
A_DAY = "20-12-2023"
MOST_COMMANDS = 10
"""Tools for manifests before v1.24 refuse more."""

# A command that the 1:1 chat can only refuse: nobody's home (bot/usecases/bind_home.py).
SHARED_ONLY = {QueryKind.HOME}
UNLISTED = {QueryKind.GOALS}
"""Teams lists ten at most; what is asked for once a year stands in the help."""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory of its own, and none of the machine's settings."""
    for name in (*(n for n in os.environ if n.startswith("ORDSTYRER_")), "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ORDSTYRER_APP_ID", APP_ID)
    monkeypatch.setenv("ORDSTYRER_PUBLIC_URL", ADDRESS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def packed(out: Path, publisher: str = PUBLISHER) -> bytes:
    asked = argparse.Namespace(out=out, publisher=publisher)
    assert asyncio.run(package_command(asked)) is Exit.DONE
    return out.read_bytes()


def packed_files(publisher: str = PUBLISHER) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed(Path("app.zip"), publisher))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(language: str = "da") -> dict[str, Any]:
    """As a person with Teams in that language gets to see it."""
    files = packed_files()
    seen: dict[str, Any] = json.loads(files["manifest.json"])
    if language != "da":
        for path, text in json.loads(files[f"{language}.json"]).items():
            _put(seen, path, text)
    return seen


def _put(seen: dict[str, Any], path: str, text: str) -> None:
    """`bots[0].commandLists[1]` and so on; raises LookupError if the manifest has nothing there."""
    *steps, last = [int(part) if part.isdigit() else part for part in re.findall(r"[$\w]+", path)]
    place: Any = seen
    for step in steps:
        place = place[step]
    assert place[last]
    place[last] = text


def _texts(seen: dict[str, Any]) -> set[str]:
    """Where a manifest has words for people."""
    commands = {
        f"bots[0].commandLists[{i}].commands[{j}].{key}"
        for i, listed in enumerate(seen["bots"][0]["commandLists"])
        for j, command in enumerate(listed["commands"])
        for key in command
    }
    return commands | {f"{part}.{key}" for part in ("name", "description") for key in seen[part]}


def _commands(seen: dict[str, Any], scope: str) -> list[dict[str, str]]:
    (found,) = [lst["commands"] for lst in seen["bots"][0]["commandLists"] if scope in lst["scopes"]]
    return list(found)


def _validate(schema: str, data: bytes) -> None:
    rules = json.loads((SCHEMAS / schema).read_text())
    assert [error.message for error in Draft4Validator(rules).iter_errors(json.loads(data))] == []


def _asked_in(scope: str) -> list[Asked]:
    if scope == "personal":
        return [asked for asked in QUERIES if asked.kind not in (*SHARED_ONLY, *UNLISTED)]
    return [asked for asked in QUERIES if asked.in_shared]


def test_the_manifest_keeps_to_microsofts_schema() -> None:
    _validate("MicrosoftTeams.schema.v1.30.json", (packed_files())["manifest.json"])


def test_the_translation_keeps_to_microsofts_schema_of_the_same_version() -> None:
    files = packed_files()
    main, english = (json.loads(files[name])["$schema"] for name in ("manifest.json", "en.json"))

    _validate("MicrosoftTeams.Localization.schema.v1.30.json", files["en.json"])
    assert main.rpartition("/")[0] == english.rpartition("/")[0]


def test_every_word_is_there_in_english_and_in_danish() -> None:
    files = packed_files()
    danish, english = json.loads(files["manifest.json"]), json.loads(files["en.json"])

    assert set(english) - {"$schema"} == _texts(danish)
    assert danish["localizationInfo"]["defaultLanguageTag"] == "da"
    assert danish["localizationInfo"]["additionalLanguages"] == [{"languageTag": "en", "file": "en.json"}]


@pytest.mark.parametrize("scope", ["personal", "team", "groupChat"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_commands_are_what_can_be_asked_there(scope: str, language: str) -> None:
    titles = [command["title"] for command in _commands(manifest(language), scope)]

    assert titles == [asked.da if language == "da" else asked.en for asked in _asked_in(scope)]
    assert len(titles) <= MOST_COMMANDS


def test_everything_that_can_be_asked_is_a_command_somewhere() -> None:
    seen = manifest()
    scopes = seen["bots"][0]["scopes"]

    titles = {command["title"] for scope in scopes for command in _commands(seen, scope)}
    assert sorted(scopes) == ["groupChat", "personal", "team"]
    assert titles == {asked.da for asked in QUERIES if asked.kind not in UNLISTED}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_command_is_understood_as_it_is_listed(language: str) -> None:
    seen = manifest(language)
    words = {asked.da if language == "da" else asked.en: asked for asked in QUERIES}

    for scope in seen["bots"][0]["scopes"]:
        for command in _commands(seen, scope):
            asked = words[command["title"]]
            query = understand(command["title"], today=TODAY)
            assert query is not None
            # Without a day, the agenda is the next one.
            assert query.kind is (QueryKind.NEXT_AGENDA if asked.kind is QueryKind.AGENDA else asked.kind), (
                command
            )


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_examples_in_the_descriptions_work(language: str) -> None:
    seen = manifest(language)
    examples = [
        (command["title"], example)
        for scope in seen["bots"][0]["scopes"]
        for command in _commands(seen, scope)
        for example in re.findall(r"[”“](.+?)”", command["description"])
    ]

    with_examples = {
        "da": {"dagsorden", "referat", "hjem", "beslutninger"},
        "en": {"agenda", "minutes", "home", "decisions"},
    }
    assert {title for title, _ in examples} == with_examples[language]
    for title, example in examples:
        query = understand(example, today=TODAY)
        assert example.startswith(title)
        assert query is not None
        if A_DAY in example:
            assert query.day == date(2023, 12, 20)
        else:
            assert query.rest in ("Direktionen", "seminar") or query.year == 2026


def test_what_the_bot_asks_for_is_no_more_than_it_uses() -> None:
    seen = manifest()

    assert seen["permissions"] == ["identity", "messageTeamMembers"]
    assert seen["validDomains"] == []
    assert seen["bots"][0]["supportsFiles"] is True
    assert not {"authorization", "webApplicationInfo", "devicePermissions", "composeExtensions"} & set(seen)


def test_the_installation_is_in_it_and_no_placeholder_is_left() -> None:
    files = packed_files("Sundkøbing Kommune")
    seen = json.loads(files["manifest.json"])

    assert (seen["id"], seen["bots"][0]["botId"], seen["version"]) == (APP_ID, APP_ID, version("ordstyrer"))
    assert seen["developer"] == {
        "name": "Sundkøbing Kommune",
        "websiteUrl": f"{ADDRESS}/",
        "privacyUrl": f"{ADDRESS}/privacy",
        "termsOfUseUrl": f"{ADDRESS}/terms",
    }
    assert not [name for name in ("manifest.json", "en.json") if b"${" in files[name]]


def test_the_version_is_one_that_teams_can_compare() -> None:
    assert re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", (manifest())["version"])


def test_every_placeholder_and_permission_is_in_the_guide() -> None:
    template = (ROOT / "manifest" / "manifest.json").read_text(encoding="utf-8")
    guide = (ROOT / "manifest" / "ADMIN.md").read_text(encoding="utf-8")
    placeholders = set(re.findall(r"\$\{\w+\}", template))

    assert placeholders
    assert [word for word in (*placeholders, *json.loads(template)["permissions"]) if word not in guide] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ORDSTYRER_APP_ID", None),
        ("ORDSTYRER_APP_ID", ""),
        ("ORDSTYRER_APP_ID", "not-an-id-at-all"),
        ("ORDSTYRER_PUBLIC_URL", None),
        ("ORDSTYRER_PUBLIC_URL", "  "),
        ("ORDSTYRER_PUBLIC_URL", "http://ordstyrer.sundkoebing.example"),
        ("ORDSTYRER_PUBLIC_URL", "https://"),
        ("ORDSTYRER_PUBLIC_URL", "https://somebody:pw@ordstyrer.sundkoebing.example"),
        ("ORDSTYRER_PUBLIC_URL", "https://ordstyrer.sundkoebing.example/?a=1"),
        ("ORDSTYRER_PUBLIC_URL", "https://ordstyrer.sundkoebing.example/" + "a" * 2048),
    ],
)
def test_a_missing_or_wrong_setting_is_named_and_its_value_never_shown(
    name: str, value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)

    with pytest.raises(Ends) as ended:
        packed(Path("app.zip"))

    assert ended.value.code is Exit.MISCONFIGURED
    assert ended.value.message.startswith(name)
    assert "example" not in ended.value.message
    assert "not-an-id" not in ended.value.message
    assert not Path("app.zip").exists()


@pytest.mark.parametrize(
    "publisher", ["", "   ", "Sundkøbing\x07Kommune", "Sundkøbing Kommunes Fælles Sekretariat"]
)
def test_a_publisher_that_teams_would_not_show_is_refused(publisher: str) -> None:
    with pytest.raises(Ends) as ended:
        packed(Path("app.zip"), publisher)

    assert ended.value.code is Exit.USAGE


def test_a_slash_at_the_end_of_the_address_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = packed(Path("one.zip"))
    monkeypatch.setenv("ORDSTYRER_PUBLIC_URL", f"{ADDRESS}/")

    assert packed(Path("two.zip")) == before


def test_it_holds_four_files_and_the_same_bytes_every_time(desk: Path) -> None:
    first = packed(desk / "first.zip")

    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == ["manifest.json", "en.json", "color.png", "outline.png"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert packed(desk / "second.zip") == first


def test_a_package_takes_the_place_of_the_one_before_it_in_one_step(desk: Path) -> None:
    out, old = desk / "app.zip", desk / "old"
    out.write_bytes(b"the package before")
    old.hardlink_to(out)

    data = packed(out)

    assert zipfile.is_zipfile(io.BytesIO(data))
    assert old.read_bytes() == b"the package before"
    assert sorted(path.name for path in desk.iterdir()) == ["app.zip", "old"]


@pytest.mark.parametrize("out", ["no-such-folder/app.zip", "folder", "file/app.zip", "pipe", "a" * 300])
def test_where_it_can_not_write_it_says_so_in_one_line(out: str, desk: Path) -> None:
    (desk / "folder").mkdir()
    (desk / "file").touch()
    os.mkfifo(desk / "pipe")

    with pytest.raises(Ends) as ended:
        packed(Path(out))

    assert ended.value.code is Exit.USAGE
    assert ended.value.message.startswith(f"{out}: ")
    assert "\n" not in ended.value.message
    assert sorted(path.name for path in desk.iterdir()) == ["file", "folder", "pipe"]
    assert (desk / "pipe").is_fifo()


def test_the_colour_icon_fills_its_square_and_keeps_the_mark_in_the_middle() -> None:
    files = packed_files()
    seen, icon = json.loads(files["manifest.json"]), read_png(files["color.png"])
    accent = bytes.fromhex(seen["accentColor"].removeprefix("#"))

    assert (icon.width, icon.height) == (192, 192)
    # 120 by 120: learn.microsoft.com, design-teams-app-icon-store-appbar.
    outside = {p for x, y, p in icon.pixels() if not (36 <= x < 156 and 36 <= y < 156)}
    assert outside == {(*accent, 255)}
    assert len({p for _, _, p in icon.pixels()}) > 2


def test_the_outline_icon_is_white_on_nothing() -> None:
    icon = read_png((packed_files())["outline.png"])

    assert (icon.width, icon.height) == (32, 32)
    assert {pixel[:3] for _, _, pixel in icon.pixels() if pixel[3]} == {(255, 255, 255)}
    assert {_alpha(icon, x, y) for x in (0, 31) for y in (0, 31)} == {0}
    assert 0.15 < sum(pixel[3] == 255 for _, _, pixel in icon.pixels()) / 32**2 < 0.6


def _alpha(icon: Image, x: int, y: int) -> int:
    return icon.rows[y][x][3]


@pytest.mark.slow
def test_the_wheel_ships_three_folders_and_can_pack_the_app(tmp_path: Path) -> None:
    built, there = tmp_path / "built", tmp_path / "there"
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(there)
    folders = {path.name for path in there.iterdir() if not path.name.endswith(".dist-info")}
    code = """
import argparse, asyncio, pathlib
from bot.app.commands import packaging
asked = argparse.Namespace(out=pathlib.Path("wheel.zip"), publisher=packaging.PUBLISHER)
asyncio.run(packaging.package_command(asked))
print(packaging.__file__)
"""

    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(there)},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )

    assert folders == {"bot", "cards", "manifest"}
    assert Path(ran.stdout.strip()).is_relative_to(there)
    assert (tmp_path / "wheel.zip").read_bytes() == packed(Path("here.zip"))
