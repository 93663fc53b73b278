"""Which addresses may be asked for: those of a source's own hosts, at addresses of the network that are public."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from loaders.errors import RejectedDocument

_DEFAULT_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Fence:
    """What a source may ask for.

    Attributes:
        hosts: `host`, at the usual ports; `host:port`; `*.host` for all below it.
        allow_private: they may have addresses that are not public.
    """

    hosts: frozenset[str]
    allow_private: bool = False

    @classmethod
    def around(cls, addresses: Iterable[str], hosts: Iterable[str] = (), allow_private: bool = False) -> Fence:
        """The hosts of these addresses, and these hosts."""
        own = {_host_and_port(httpx.URL(address)) for address in addresses}
        return cls(frozenset(own | {host.lower() for host in hosts}), allow_private)

    def check(self, address: str) -> httpx.URL:
        """The address, if it may be asked for.

        Raises:
            RejectedDocument: `bad_address` or `host_not_allowed`.
        """
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL as error:
            raise _bad(address, str(error)) from error
        if url.scheme not in _DEFAULT_PORTS or not url.host:
            raise _bad(address, "only http and https are asked for")
        if url.userinfo:
            raise _bad(address, "it holds a name or a password")
        if not self._allows(_host_and_port(url)):
            raise RejectedDocument(
                "host_not_allowed",
                f"{address[:300]} stands on {_host_and_port(url)}, which is none of the source's hosts.",
                "If reports of this source stand there, add it to its hosts in sources.yml.",
            )
        return url

    def check_network(self, host: str, address: str) -> None:
        """That a host's address in the network may be connected to.

        Raises:
            RejectedDocument: `private_address`.
        """
        if not self.allow_private and not is_public(address):
            raise RejectedDocument(
                "private_address",
                f"{host} is at {address}, which is no public address.",
                "If the source is meant to be there, say allow_private: true in sources.yml.",
            )

    def _allows(self, host: str) -> bool:
        above = host.split(".")
        return host in self.hosts or any(f"*.{'.'.join(above[place:])}" in self.hosts for place in range(1, len(above)))


def is_public(address: str) -> bool:
    """Whether an address of the network is one of the internet; one that only stands for another is judged by that."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        within = found.ipv4_mapped or found.sixtofour
        if within is None and found in _NAT64:
            within = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if within is not None:
            return is_public(str(within))
        if found.teredo is not None:
            return False
    return found.is_global and not found.is_multicast


def _host_and_port(url: httpx.URL) -> str:
    """`host` at its scheme's usual port, else `host:port`."""
    usual = url.port is None or url.port == _DEFAULT_PORTS.get(url.scheme)
    return url.host.lower() if usual else f"{url.host.lower()}:{url.port}"


def _bad(address: str, why: str) -> RejectedDocument:
    return RejectedDocument("bad_address", f"{address[:300]} is not asked for: {why}.", "Look at the link on the page.")
