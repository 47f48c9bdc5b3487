"""Files of the specimens in every form, printed by LibreOffice once per test run."""

import shutil
import subprocess
from pathlib import Path

import pytest
from document_specimens import FORMS, Printed, file_of

from bot.documents.formats.text import decoded


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The PDF that LibreOffice prints of a specimen's form; without LibreOffice the test is skipped."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    folder = tmp_path_factory.mktemp("printed")
    made: dict[tuple[Path, str], bytes] = {}

    def print_one(specimen: Path, form: str) -> bytes:
        if office is None:
            pytest.skip("LibreOffice (soffice) is not installed: no PDF can be printed")
        if (specimen, form) not in made:
            target = folder / str(len(made))
            _print_all(office, specimen, target)
            for at, one in enumerate(FORMS):
                made[specimen, one] = (target / f"{at}.pdf").read_bytes()
        return made[specimen, form]

    return print_one


def _print_all(office: str, specimen: Path, folder: Path) -> None:
    folder.mkdir()
    for at, form in enumerate(FORMS):
        ending, data = file_of(specimen, form)
        # LibreOffice takes every text for UTF-8
        data = decoded(data).encode() if ending == "txt" else data
        (folder / f"{at}.{ending}").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(path) for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".docx")]
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
