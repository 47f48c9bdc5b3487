"""A dropped file is fetched from where Teams keeps files, and from nowhere else."""

from datetime import UTC, datetime

import pytest

from bot.app.fetching import Fetching
from bot.standin import Cloud, running
from bot.standin.files import FileAnswer
from bot.teams.filing import NotFetched
from bot.teams.web_session import open_session


@pytest.mark.parametrize(
    ("answer", "why"),
    [("redirect", "status 302"), ("oversize", "size"), ("expired", "status 403"), ("missing", "status 404")],
)
async def test_what_is_not_the_file_is_not_taken(answer: FileAnswer, why: str) -> None:
    cloud = Cloud(lambda: datetime(2026, 3, 2, tzinfo=UTC))
    path = cloud.add_file("dagsorden.pdf", b"%PDF", answer=answer)
    async with running(cloud) as url, open_session() as session:
        fetch = Fetching(session=session, loopback_allowed=True)

        with pytest.raises(NotFetched, match=why):
            await fetch(f"{url}{path}")


async def test_the_file_comes_as_it_is() -> None:
    cloud = Cloud(lambda: datetime(2026, 3, 2, tzinfo=UTC))
    path = cloud.add_file("dagsorden.pdf", b"%PDF-1.7")
    async with running(cloud) as url, open_session() as session:
        fetch = Fetching(session=session, loopback_allowed=True)

        assert await fetch(f"{url}{path}") == b"%PDF-1.7"


@pytest.mark.parametrize(
    "url",
    [
        "http://kommune.sharepoint.com/file",  # not over TLS
        "https://kommune.sharepoint.com.evil.example/file",
        "https://evil.example/kommune.sharepoint.com",
        "https://kommune.sharepoint.com@evil.example/file",
        "https://user:word@kommune.sharepoint.com/file",
        "https://kommune.sharepoint.com:8443/file",
        "https://sharepoint.com/file",  # nobody's own site
        "https://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:1/file",
        "https://127.0.0.1/file",
        "file:///etc/passwd",
        "https://[::1",
        "",
    ],
)
async def test_an_address_that_is_not_allowed_is_not_asked(url: str) -> None:
    async with open_session() as session:
        fetch = Fetching(session=session, loopback_allowed=False)

        with pytest.raises(NotFetched, match="host"):
            await fetch(url)
