"""Who is let in: our tenant, from Teams, with a service URL that the bot may write to. Checks no token."""

import re
from dataclasses import dataclass

from bot.teams.inbound import Envelope
from bot.teams.turned_away import NotAdmitted

# https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
TEAMS_HOSTS = frozenset({"smba.trafficmanager.net"})
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
# Only what Teams sends. A stricter form than a URL parser takes leaves nothing for two parsers to differ on.
_URL = re.compile(r"(https?)://([A-Za-z0-9.-]{1,253}|\[::1\])(?::([0-9]{1,5}))?((?:/[A-Za-z0-9._~-]*)*)")


@dataclass(frozen=True, kw_only=True)
class ServiceUrls:
    """`hosts`: by https at its own port. `loopback_allowed`: this machine too, by http and at any port."""

    hosts: frozenset[str] = TEAMS_HOSTS
    loopback_allowed: bool = False

    def allow(self, url: str) -> bool:
        parts = _URL.fullmatch(url)
        if parts is None or {".", ".."} & set(parts[4].split("/")):
            return False
        scheme, host, port = parts[1], parts[2].lower(), parts[3]
        if host in _LOOPBACK:
            return self.loopback_allowed
        return scheme == "https" and host in self.hosts and port in (None, "443")


@dataclass(frozen=True, kw_only=True)
class Admission:
    tenant: str
    service_urls: ServiceUrls

    def admit(self, envelope: Envelope) -> None:
        """Raises NotAdmitted. An activity that names no tenant is as foreign as one that names another."""
        if envelope.channel != "msteams":
            raise NotAdmitted("channel")
        if envelope.tenants != {self.tenant.lower()}:
            raise NotAdmitted("tenant")
        if not self.service_urls.allow(envelope.service_url):
            raise NotAdmitted("service-url")
