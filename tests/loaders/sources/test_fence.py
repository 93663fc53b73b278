"""What is asked for is what is reached: hosts, ports, and addresses of the network."""

from __future__ import annotations

import pytest

from loaders.errors import RejectedDocument
from loaders.sources.web.client import Web
from loaders.sources.web.fence import Fence, is_public
from loaders.sources.web.pace import Pace
from tests.loaders.sources.conftest import AGENT
from tests.site import Page, QuickClock, Site


@pytest.mark.parametrize(
    "address",
    (
        "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 "
        "::1 fe80::1%eth0 fc00::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:7f00:1::"
    ).split(),
)
def test_addresses_that_are_not_of_the_internet_are_known_in_every_way_of_writing(address: str):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "114.114.114.114", "2400:3200::1", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_addresses_of_the_internet_are_known(address: str):
    assert is_public(address)


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        ("https://www.a.example/x", True),
        ("http://WWW.a.example:80/x", True),
        ("https://www.a.example:8443/x", False),
        ("https://a.example/x", False),
        ("https://b.example:8080/x", True),
        ("https://b.example/x", False),
        ("https://files.c.example/x", True),
        ("https://deep.files.c.example/x", True),
        ("https://c.example/x", False),
        ("https://www.a.example.evil.example/x", False),
        ("https://www.a.example@evil.example/x", False),
        ("ftp://www.a.example/x", False),
    ],
)
def test_only_the_sources_own_hosts_and_ports_are_asked(address: str, is_allowed: bool):
    fence = Fence.around(["https://www.a.example/list"], ["b.example:8080", "*.c.example"])
    if is_allowed:
        fence.check(address)
    else:
        with pytest.raises(RejectedDocument) as rejected:
            fence.check(address)
        assert rejected.value.code in ("host_not_allowed", "bad_address")


def web(site: Site, answers: list[list[str]], *, allow_private: bool) -> tuple[Web, list[str]]:
    """What asks for reports.example, and the names that it looked up."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers[min(len(asked), len(answers)) - 1]

    clock = QuickClock()
    fence = Fence.around([f"http://reports.example:{site.port}/"], allow_private=allow_private)
    return Web(AGENT, fence, Pace(clock), clock, 0.0, resolve=resolve), asked


def test_a_name_of_the_internet_that_leads_to_a_private_address_is_not_followed(site: Site):
    asking, _ = web(site, [["1.1.1.1", "127.0.0.1"]], allow_private=False)
    with asking, pytest.raises(RejectedDocument) as rejected:
        asking.get(f"http://reports.example:{site.port}/")
    assert rejected.value.code == "private_address"
    assert site.requests == []


def test_a_name_is_looked_up_once_and_what_was_checked_is_connected_to(site: Site):
    site.pages |= {"/": Page("here"), "/robots.txt": Page("")}
    asking, asked = web(site, [["127.0.0.1"], ["10.0.0.1"]], allow_private=True)
    with asking:
        assert asking.get(f"http://reports.example:{site.port}/").body == b"here"
    assert asked == ["reports.example"]
    assert site.requests[-1].headers["host"] == f"reports.example:{site.port}"
    assert site.requests[-1].headers["user-agent"] == AGENT
