"""The addresses of this computer, with names that people know, the likeliest first."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address

from facilitator.i18n import N_, _


class Link(StrEnum):
    """What an address leads over, as far as its interface's name tells."""

    WIFI = "wifi"
    CABLE = "cable"
    PHONE = "phone"
    VIRTUAL = "virtual"
    OTHER = "other"
    SELF = "self"


LINKS: dict[Link, str] = {
    Link.WIFI: N_("Wi-Fi"),
    Link.CABLE: N_("network cable"),
    Link.PHONE: N_("a phone's hotspot"),
    Link.VIRTUAL: N_("virtual network or VPN"),
    Link.OTHER: N_("network"),
    Link.SELF: N_("this computer only"),
}
"""What each is called."""

_NAMES: tuple[tuple[Link, tuple[str, ...]], ...] = (
    (
        Link.VIRTUAL,
        (
            *("docker", "veth", "virbr", "vmnet", "vboxnet", "br-", "tun", "tap", "wg", "utun"),
            *("zt", "tailscale", "vethernet", "virtual", "vpn", "hyper-v", "ppp", "vmware"),
        ),
    ),
    (Link.PHONE, ("usb", "rndis", "bnep", "bluetooth", "iphone")),
    (Link.WIFI, ("wl", "wi-fi", "wifi", "wlan", "drahtlos", "airport")),
    (Link.CABLE, ("eth", "en", "em", "lan", "local area")),
)
_ORDER = (Link.WIFI, Link.CABLE, Link.OTHER, Link.PHONE, Link.VIRTUAL, Link.SELF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address of this computer, on the interface that the system calls ``interface``."""

    address: str
    interface: str
    link: Link

    @property
    def name(self) -> str:
        """Return what people call it: "Wi-Fi (wlp3s0)"."""
        called = _(LINKS[self.link])
        return called if self.link is Link.SELF else f"{called} ({self.interface})"

    @property
    def private(self) -> bool:
        """Whether it belongs to a room or a house, and not to the internet."""
        return _is_private(ip_address(self.address))


def _is_private(found: IPv4Address | IPv6Address) -> bool:
    return found.is_private and not found.is_loopback


def link_of(interface: str) -> Link:
    """Return what an interface is, by the names that systems give."""
    name = interface.casefold()
    for link, marks in _NAMES:
        if name.startswith(marks) or (link is Link.VIRTUAL and any(m in name for m in marks[7:])):
            return link
    return Link.OTHER


def addresses() -> tuple[Address, ...]:
    """Return the addresses at which this computer can be reached now, the likeliest first."""
    import psutil  # noqa: PLC0415 - only when the door is opened

    up = {name for name, each in psutil.net_if_stats().items() if each.isup}
    found = [
        (name, each.address)
        for name, all_of_it in psutil.net_if_addrs().items()
        if name in up
        for each in all_of_it
    ]
    return ordered(found)


def ordered(found: list[tuple[str, str]]) -> tuple[Address, ...]:
    """Return what (interface, address) pairs are, the likeliest first; what is no IP is left out.

    Addresses of the link alone (fe80::) cannot be typed into a phone; nor is one of IPv6 offered
    while the interface has one of IPv4.
    """
    kept: list[Address] = []
    for interface, written in found:
        try:
            ip = ip_address(written.partition("%")[0])
        except ValueError:
            continue
        if (ip.version == 6 and ip.is_link_local) or ip.is_unspecified or ip.is_multicast:  # noqa: PLR2004 - IPv6
            continue
        link = Link.SELF if ip.is_loopback else link_of(interface)
        kept.append(Address(address=str(ip), interface=interface, link=link))
    with_four = {each.interface for each in kept if ":" not in each.address}
    shown = [each for each in kept if ":" not in each.address or each.interface not in with_four]
    return tuple(sorted(shown, key=_likeliest))


def _likeliest(each: Address) -> tuple[bool, bool, int, str]:
    ip = ip_address(each.address)
    unset = ip.is_link_local
    rank = _ORDER.index(each.link)
    return (each.link is Link.SELF, unset or not _is_private(ip), rank, each.address)


def best(found: tuple[Address, ...]) -> Address | None:
    """Return the address that is offered first: a private one, never one of this computer only."""
    return next((each for each in found if each.link is not Link.SELF), None)
