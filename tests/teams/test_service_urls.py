"""To which addresses the bot may write, and who is let in."""

import pytest

from bot.teams.admission import Admission, ServiceUrls
from bot.teams.inbound import Envelope
from bot.teams.turned_away import NotAdmitted

TEAMS = ServiceUrls()
CLOUD = ServiceUrls(loopback_allowed=True)
LOCAL = ServiceUrls(hosts=frozenset(), loopback_allowed=True)


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net/emea/7d1f9c52-3c1e-4a53-9b0e-2f6f0c1a5e11/",
        "https://smba.trafficmanager.net/teams",
        "https://smba.trafficmanager.net:443/teams/",
        "https://SMBA.TrafficManager.net/teams/",
    ],
)
def test_teams_own(url: str) -> None:
    assert TEAMS.allow(url)
    assert not LOCAL.allow(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://smba.trafficmanager.net/teams/",  # in the clear
        "https://smba.trafficmanager.net.evil.example/",  # a prefix of another host
        "https://evil.example/smba.trafficmanager.net/",
        "https://evil-smba.trafficmanager.net/",
        "https://x.smba.trafficmanager.net/",
        "https://smba.trafficmanager.net@evil.example/",  # a user name
        "https://user:word@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",  # another port
        "https://smba.trafficmanager.net./",
        "https://smba.trafficmanager.net\\@evil.example/",
        "https://smba.trafficmanager.net/../x/",
        "https://smba.trafficmanager.net/./x/",
        "https://smba.trafficmanager.net/?to=evil.example",
        "https://smba.trafficmanager.net/#evil.example",
        "https://smba.trafficmanager.net/%2e%2e/",
        "https://smba.trafficmanager.net/teams/\n",
        " https://smba.trafficmanager.net/teams/",
        "https://smba.trafficmanager.net\t/teams/",
        "https:smba.trafficmanager.net/teams/",
        "https:///smba.trafficmanager.net/teams/",
        "//smba.trafficmanager.net/teams/",
        "smba.trafficmanager.net",
        "file:///etc/passwd",
        "https://[::1]:3978/",
        "https://127.0.0.1/",
        "https://smba.infra.gcc.teams.microsoft.com/teams",  # only where it is configured
        "",
    ],
)
def test_nobody_elses(url: str) -> None:
    assert not TEAMS.allow(url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:4000/connector/", "http://localhost:4000", "http://[::1]:4000/"]
)
def test_this_machine_only_where_it_may_be(url: str) -> None:
    assert LOCAL.allow(url)
    assert CLOUD.allow(url)
    assert not TEAMS.allow(url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1@evil.example/", "http://127.0.0.1.evil.example/", "http://127.1/"]
)
def test_what_only_looks_like_this_machine(url: str) -> None:
    assert not LOCAL.allow(url)


def test_a_configured_host() -> None:
    gcc = ServiceUrls(hosts=frozenset({"smba.infra.gcc.teams.microsoft.com"}))

    assert gcc.allow("https://smba.infra.gcc.teams.microsoft.com/teams")
    assert not gcc.allow("https://smba.trafficmanager.net/teams")


def envelope(*, channel: str = "msteams", tenants: frozenset[str] = frozenset({"ravnholt"})) -> Envelope:
    return Envelope(
        activity_id="1",
        activity_type="message",
        channel=channel,
        service_url="https://smba.trafficmanager.net/teams/",
        tenants=tenants,
    )


def test_our_own_tenant_is_let_in() -> None:
    Admission(tenant="Ravnholt", service_urls=TEAMS).admit(envelope())


@pytest.mark.parametrize(
    "stranger",
    [
        envelope(tenants=frozenset()),
        envelope(tenants=frozenset({"another"})),
        envelope(tenants=frozenset({"ravnholt", "another"})),
        envelope(channel="webchat"),
        envelope(channel="MSTeams"),
    ],
)
def test_a_stranger_is_not(stranger: Envelope) -> None:
    with pytest.raises(NotAdmitted):
        Admission(tenant="ravnholt", service_urls=TEAMS).admit(stranger)
