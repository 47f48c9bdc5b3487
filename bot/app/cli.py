"""The command line: arguments to a command, what it answers to an exit code. Never a traceback."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from bot.app.commands import (
    demoing,
    meetings,
    minuting,
    packaging,
    reading,
    registers,
    serving,
    verifying,
)
from bot.app.errors import Ends, Exit, usage
from bot.domain.body import DEFAULT_ZONE
from bot.store import StoreFault

NOT_BUILT = ("doctor", "migrate", "backup", "restore", "person")


def run(arguments: Sequence[str]) -> int:
    try:
        return _run(arguments)
    except Ends as end:
        sys.stderr.write(f"ordstyrer: {end.message}\n")
        return end.code
    except StoreFault as fault:
        sys.stderr.write(f"ordstyrer: DATABASE_URL names a store that failed: {fault}\n")
        return Exit.MISCONFIGURED
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.REFUSED


def _run(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in NOT_BUILT:
        raise usage(f"{arguments[0]} is not built yet")
    asked = _parser().parse_args(arguments)
    code: Exit = asyncio.run(asked.command(asked))
    return code


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise usage(message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="ordstyrer", description="The logistics of a leadership meeting in Microsoft Teams")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    _add_serving(commands)
    _add_registers(commands)
    _add_meetings(commands)
    _add_verifying(commands)
    _add_packaging(commands)
    _add_demo(commands)
    return parser


def _add_serving(commands: "argparse._SubParsersAction[_Parser]") -> None:
    serve = commands.add_parser("serve", help="answer Teams and deliver what falls due")
    serve.add_argument("--local", action="store_true", help="no authentication, this machine only")
    serve.add_argument("--host")
    serve.add_argument("--port", type=_port, default=3978)
    serve.add_argument("--clock", type=_moment, metavar="ISO", help="simulated start; only with --local")
    serve.add_argument("--speed", type=_speed, metavar="X", help="simulated speed; only with --local")
    serve.set_defaults(command=serving.serve_command)

    standin = commands.add_parser("standin", help="the stand-in for Microsoft's cloud")
    standin.add_argument("--port", type=_port, required=True)
    standin.add_argument("--script", type=Path, metavar="FILE")
    standin.add_argument("--journal", type=Path, metavar="FILE.jsonl", required=True)
    standin.set_defaults(command=serving.standin_command)

    read = commands.add_parser("read", help="print what a meeting document says, as JSON")
    read.add_argument("file", metavar="FILE", help="or - for standard input")
    read.add_argument("--format", choices=("txt", "pdf", "docx", "html", "odt"))
    read.set_defaults(command=reading.read_command)


def _add_registers(commands: "argparse._SubParsersAction[_Parser]") -> None:
    for name, command in (("people", registers.people_command), ("bodies", registers.bodies_command)):
        register = commands.add_parser(name, help=f"the register of {name}")
        acts = register.add_subparsers(metavar="ACT", required=True, parser_class=_Parser)
        apply = acts.add_parser("apply", help="show the difference; --yes writes it")
        apply.add_argument("file", type=Path, metavar="FILE")
        apply.add_argument("--yes", action="store_true")
        apply.set_defaults(command=command)


def _add_meetings(commands: "argparse._SubParsersAction[_Parser]") -> None:
    imported = commands.add_parser("import", help="make a draft of a document")
    imported.add_argument("file", metavar="FILE")
    imported.add_argument("--body", type=_word, required=True, metavar="KEY")
    imported.add_argument("--as", dest="actor", type=_word, metavar="OID")
    imported.set_defaults(command=meetings.import_command)

    publish = commands.add_parser("publish", help="as the button does")
    publish.add_argument("meeting", type=_word, metavar="MEETING")
    publish.add_argument("--as", dest="actor", type=_word, metavar="OID")
    publish.add_argument("--without-unresolved", action="store_true")
    publish.set_defaults(command=meetings.publish_command)

    export = commands.add_parser("export", help="the meeting and what was recorded, as JSON")
    export.add_argument("meeting", type=_word, metavar="MEETING")
    export.add_argument("--public", action="store_true")
    export.set_defaults(command=meetings.export_command)

    minutes = commands.add_parser("minutes", help="the minutes in the house's own form")
    minutes.add_argument("meeting", type=_word, metavar="MEETING")
    minutes.add_argument(
        "--format", type=minuting.formats, default="md", metavar="md,docx,pdf,html,json", help="default md"
    )
    minutes.add_argument("--public", action="store_true", help="without anything of closed items")
    minutes.add_argument("-o", dest="out", type=Path, metavar="FILE", required=True)
    minutes.set_defaults(command=minuting.minutes_command)

    run_sheet = commands.add_parser("runsheet", help="the agenda to run the meeting from, on paper")
    run_sheet.add_argument("meeting", type=_word, metavar="MEETING")
    run_sheet.add_argument("--format", choices=("html", "docx"), default="html")
    run_sheet.add_argument("--as", dest="actor", type=_word, metavar="OID")
    run_sheet.add_argument("-o", dest="out", type=Path, metavar="FILE", required=True)
    run_sheet.set_defaults(command=meetings.runsheet_command)

    deliveries = commands.add_parser("deliveries", help="who was told what, and who was not reached")
    deliveries.add_argument("meeting", type=_word, metavar="MEETING")
    deliveries.add_argument("--json", action="store_true", required=True)
    deliveries.set_defaults(command=meetings.deliveries_command)


def _add_verifying(commands: "argparse._SubParsersAction[_Parser]") -> None:
    verify = commands.add_parser("verify", help="whether what was answered and decided is unchanged since")
    verify.set_defaults(command=verifying.verify_command)


def _add_packaging(commands: "argparse._SubParsersAction[_Parser]") -> None:
    package = commands.add_parser("package", help="the Teams app for this installation, as a zip")
    package.add_argument("-o", dest="out", type=Path, metavar="FILE.zip", required=True)
    package.add_argument("--publisher", default=packaging.PUBLISHER, metavar="NAME", help="shown in Teams")
    package.set_defaults(command=packaging.package_command)


def _add_demo(commands: "argparse._SubParsersAction[_Parser]") -> None:
    demo = commands.add_parser("demo", help="a made-up municipality's meeting, by hand or played")
    demo.add_argument("--port", type=_port)
    demo.add_argument("--no-playground", action="store_true", help="the bot alone")
    demo.add_argument("--speed", type=_speed, metavar="X", help="the demo's clock beside the wall's")
    demo.add_argument("--play", action="store_true", help="play the whole day, without a client")
    demo.add_argument("--out", type=Path, metavar="DIR")
    demo.set_defaults(command=demoing.demo_command)


def _word(written: str) -> str:
    """Raises UnicodeEncodeError for bytes that are no text: no key or id is written so."""
    written.encode()
    return written


def _port(written: str) -> int:
    port = int(written)
    if not 0 <= port < 2**16:
        raise ValueError
    return port


FASTEST = 1_000_000


def _speed(written: str) -> float:
    speed = float(written)
    if not 0 < speed <= FASTEST:
        raise ValueError
    return speed


def _moment(written: str) -> datetime:
    """Without an offset it is a wall time in Denmark."""
    at = datetime.fromisoformat(written)
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(DEFAULT_ZONE))
