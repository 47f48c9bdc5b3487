"""Fetches a file that was dropped in the chat, from hosts that Teams keeps files on. Reads no document."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession

from bot.teams.filing import NotFetched

# Where Teams keeps files of a 1:1 chat: learn.microsoft.com, bots/how-to/bots-filesv4.
FILE_HOSTS = (".sharepoint.com", ".sharepoint.us")
MOST_BYTES = 20 * 1024 * 1024
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, kw_only=True)
class Fetching:
    """`loopback_allowed`: this machine, too, by http: run locally or against the stand-in."""

    session: ClientSession
    loopback_allowed: bool

    async def __call__(self, url: str) -> bytes:
        """Raises NotFetched, which never holds the address: it opens the file for whoever knows it."""
        if not self._is_allowed(url):
            raise NotFetched("host")
        try:
            async with self.session.get(url, allow_redirects=False) as response:
                if response.status != 200:  # noqa: PLR2004 - HTTP's word for it
                    raise NotFetched(f"status {response.status}")
                data = bytearray()
                async for part in response.content.iter_any():
                    data += part
                    _refuse_large(data)
        except (ClientError, TimeoutError, OSError):
            raise NotFetched("no answer") from None
        return bytes(data)

    def _is_allowed(self, url: str) -> bool:
        try:
            address = urlsplit(url)
            port = address.port
        except ValueError:
            return False
        host = (address.hostname or "").lower()
        if address.username or address.password:
            return False
        if host in _LOOPBACK:
            return self.loopback_allowed and address.scheme == "http"
        return address.scheme == "https" and port in (None, 443) and host.endswith(FILE_HOSTS)


def _refuse_large(data: bytearray) -> None:
    if len(data) > MOST_BYTES:
        raise NotFetched("size")
