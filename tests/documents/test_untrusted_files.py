"""Files that mean harm, or are broken, give one clear sentence, from the child process, too."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import office_files
import pytest
from document_specimens import OWN, Printed, file_of

from bot.documents.reading import LARGEST_FILE, read_agenda
from bot.documents.sandbox import read_agenda_in_child
from bot.domain.agenda import Unreadable

pytest_plugins = ["printing"]

SPECIMEN = OWN / "01.txt"

TRAPS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (office_files.bomb, "too large when unpacked"),
    "a steep bomb": (office_files.steep_bomb, "packed too densely"),
    "many entries": (office_files.many_entries, "too large when unpacked"),
    "entities": (lambda: office_files.with_entities("file:///etc/passwd"), "own XML entities"),
    "entities in UTF-16": (office_files.with_entities_in_utf16, "own XML entities"),
    "an encoding that hides markup": (office_files.with_odd_encoding, "unusual encoding"),
    "macros": (office_files.with_macros, "macros"),
    "macros by type": (office_files.with_macro_type, "macros"),
    "a path upwards": (lambda: office_files.with_path("../../etc/cron.d/x"), "leads out of it"),
    "an absolute path": (lambda: office_files.with_path("/etc/cron.d/x"), "leads out of it"),
    "a path of Windows": (lambda: office_files.with_path("C:\\x"), "leads out of it"),
    "a lying size": (office_files.with_lying_size, "does not tell the truth"),
    "another name inside": (office_files.with_other_name_inside, "does not tell the truth"),
    "a part twice": (office_files.with_two_of_a_part, "the same part twice"),
    "parts over one another": (office_files.overlapping, "over one another|does not tell the truth"),
    "a password": (office_files.encrypted, "password"),
    "half an archive": (lambda: office_files.plain()[:4000], "broken archive"),
    "an archive of another kind": (lambda: b"PK\x05\x06" + bytes(18), "only Word documents"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old or encrypted"),
    "rich text": (lambda: b"{\\rtf1 x}", "Rich text"),
    "a web page": (lambda: b"<!DOCTYPE html><html></html>", "Web pages"),
    "nothing": (lambda: b"", "empty"),
    "only blanks": (lambda: b" \n\n ", "empty"),
    "no text at all": (lambda: bytes(range(32)) * 20 + b"x", "no text, PDF or Word"),
    "a stub of a PDF": (lambda: b"%PDF-1.7\n1 0 obj\n<<>>\n", "cut off"),
    "a hollow PDF": (lambda: b"%PDF-1.7\nnothing here\n%%EOF", "broken"),
    "too much": (lambda: b"x" * (LARGEST_FILE + 1), "larger than 20 MiB"),
    "a letter": ("Kære Karen\n\nTak for sidst.\n".encode, "No meeting was found"),
}


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_refused_with_one_sentence(name: str) -> None:
    make, sentence = TRAPS[name]

    with pytest.raises(Unreadable, match=sentence) as refused:
        read_agenda(make())

    assert str(refused.value).count("\n") == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a bomb", "entities", "macros", "a lying size", "a hollow PDF", "a letter"])
async def test_the_child_process_refuses_it_the_same_way(name: str) -> None:
    make, sentence = TRAPS[name]

    with pytest.raises(Unreadable, match=sentence):
        await read_agenda_in_child(make())


@pytest.mark.parametrize("form", ["txt", "docx"])
def test_a_format_that_was_asked_for_must_be_the_files_own(form: str) -> None:
    other = {"txt": "word of lines", "docx": "text"}[form]

    with pytest.raises(Unreadable, match=f"not in the format {form}"):
        read_agenda(file_of(SPECIMEN, other)[1], format=form)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "word of lines"])
async def test_the_child_process_reads_what_we_read(form: str) -> None:
    _, data = file_of(SPECIMEN, form)

    assert await read_agenda_in_child(data) == read_agenda(data)


@pytest.mark.slow
async def test_the_child_process_reads_a_pdf(printed: Printed) -> None:
    data = printed(SPECIMEN, "text")

    assert await read_agenda_in_child(data, format="pdf") == read_agenda(data)


@pytest.mark.slow
async def test_a_pdf_that_is_cut_off_is_not_half_read(printed: Printed) -> None:
    data = printed(SPECIMEN, "text")

    with pytest.raises(Unreadable, match="cut off"):
        await read_agenda_in_child(data[: len(data) // 2])


@pytest.mark.slow
async def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(Unreadable, match="took too long"):
        await read_agenda_in_child(SPECIMEN.read_bytes(), longest_wait=0)


@pytest.mark.slow
@pytest.mark.parametrize("trap", ["entities", "picture"])
async def test_nothing_is_fetched(trap: str) -> None:
    asked: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readline())
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/leak"
        make = office_files.with_entities if trap == "entities" else office_files.with_outside_picture
        with pytest.raises(Unreadable):
            await read_agenda_in_child(make(address))
        with pytest.raises(Unreadable):
            await asyncio.to_thread(read_agenda, make(address))

    assert asked == []


# What a parser that was taken over could try, and what it prints when it is held.
ESCAPES = {
    "a socket": "socket.socket()",
    "a socket below Python": "assert ctypes.CDLL(None).socket(2, 1, 0) < 0; raise OSError",
    "a file": "open('/etc/hostname')",
    "a file below Python": "assert ctypes.CDLL(None).open(b'/etc/hostname', 0) < 0; raise OSError",
    "a program": "os.system('true')",
    "memory": "bytearray(2 * 1024 ** 3)",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ESCAPES)
def test_the_child_process_is_confined(name: str) -> None:
    code = (
        "import ctypes, os, socket\nfrom bot.documents.child import confine\nconfine()\n"
        f"try:\n    {ESCAPES[name]}\nexcept (OSError, MemoryError):\n    print('held')\n"
    )

    assert _run(code).stdout == "held\n"


@pytest.mark.slow
def test_the_child_process_ends_when_its_time_is_up() -> None:
    ended = _run("from bot.documents.child import confine\nconfine(processor=1)\nwhile True: pass\n")

    assert ended.returncode < 0


def _run(code: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False, cwd=root
    )
