"""The room test: what was tried and what was seen become a cause and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from facilitator.i18n import N_, _

WAIT_S = 20
"""How long a phone is waited for before its silence is a finding."""
HOME_NETS = tuple(
    ip_network(each)
    for each in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7")
)
_SAME_ROOM = 24
"""Bits of an IPv4 address that devices of one small network share when nothing else is known."""


class Cause(StrEnum):
    """What stands between a phone and this computer, or that nothing does."""

    WORKS = "works"
    SERVER_DOWN = "server_down"
    ADDRESS_GONE = "address_gone"
    ONLY_THIS_COMPUTER = "only_this_computer"
    FIREWALL = "firewall"
    PUBLIC_PROFILE = "public_profile"
    ISOLATION = "isolation"
    MOBILE_DATA = "mobile_data"
    OTHER_NETWORK = "other_network"
    WAITING = "waiting"


CAUSES: dict[Cause, tuple[str, str]] = {
    Cause.WORKS: (
        N_("The room works: a phone reached this computer."),
        N_("Show the code; people can join."),
    ),
    Cause.SERVER_DOWN: (
        N_("The door does not answer on this computer itself."),
        N_("Close the door and open it again; if that does not help, choose another port."),
    ),
    Cause.ADDRESS_GONE: (
        N_("This computer does not answer at its address in the network."),
        N_(
            "The network may have changed. Check that Wi-Fi is on, choose the address again, and"
            " show the new code."
        ),
    ),
    Cause.ONLY_THIS_COMPUTER: (
        N_("The door is open for this computer only."),
        N_("Choose an address of the Wi-Fi or of the network cable, not 127.0.0.1."),
    ),
    Cause.FIREWALL: (
        N_("A firewall on this computer probably keeps phones out."),
        N_(
            "Allow Facilitator to receive connections in the settings of the firewall, for private"
            " networks; then try again with the phone."
        ),
    ),
    Cause.PUBLIC_PROFILE: (
        N_("Windows treats this network as a public one and keeps phones out."),
        N_(
            "In the Windows settings, under Network and internet, set this network to Private;"
            " then try again with the phone."
        ),
    ),
    Cause.ISOLATION: (
        N_("The Wi-Fi probably keeps its devices apart from each other (client isolation)."),
        N_(
            "Ask whoever runs the Wi-Fi to allow devices to reach each other, or use an own access"
            " point or the hotspot of this computer. Guest networks nearly always do this."
        ),
    ),
    Cause.MOBILE_DATA: (
        N_("The phone is not in this Wi-Fi: it uses mobile data."),
        N_(
            "Join the Wi-Fi of this computer with the phone, and stay in it when it says that"
            " there is no internet; switch mobile data off if it leaves again."
        ),
    ),
    Cause.OTHER_NETWORK: (
        N_("The phone is in another network than this computer."),
        N_("Put both into the same Wi-Fi: compare its name on the phone and on this computer."),
    ),
    Cause.WAITING: (
        N_("Waiting for a phone."),
        N_("Scan the code with one phone, or type the address into its browser."),
    ),
}
"""For each cause what is said, and what to do."""


class Profile(StrEnum):
    """What Windows takes a network for; UNKNOWN on other systems."""

    PUBLIC = "public"
    PRIVATE = "private"
    UNKNOWN = "unknown"


class PhoneSays(StrEnum):
    """What somebody who holds the phone that does not get through says of it."""

    NOTHING = ""
    SAME_WIFI = "same_wifi"
    NO_WIFI = "no_wifi"
    OTHER_WIFI = "other_wifi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A device reached the door: from which address, and when."""

    address: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What is known when the room is tested.

    ``running`` says whether the server runs, ``own`` whether the door answered this computer under
    its own address (None: not tried); ``bound`` is the address at which it is open,
    ``network`` its network ("192.168.1.0/24"; "" if that is not known), ``waited_s`` how many
    seconds a phone has been waited for, ``blocking`` whether a firewall is known to block.
    ``phone`` and ``phone_address`` are what whoever holds the phone says of it.
    """

    bound: str
    network: str = ""
    running: bool | None = None
    own: bool | None = None
    seen: Sequence[Seen] = ()
    waited_s: float = 0.0
    profile: Profile = Profile.UNKNOWN
    blocking: bool = False
    phone: PhoneSays = PhoneSays.NOTHING
    phone_address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What the room test found; ``sure`` is False where the cause is only the likeliest."""

    cause: Cause
    sure: bool = True

    @property
    def said(self) -> str:
        """Return the cause in a sentence."""
        return _(CAUSES[self.cause][0])

    @property
    def remedy(self) -> str:
        """Return what to do about it."""
        return _(CAUSES[self.cause][1])


def diagnose(observed: Observed) -> Diagnosis:
    """Return what stands between a phone and this computer, the nearest cause first."""
    if any(not _is_own(each.address, observed) for each in observed.seen):
        return Diagnosis(cause=Cause.WORKS)
    known = _of_this_computer(observed) or _of_the_phone(observed)
    if known is not None:
        return Diagnosis(cause=known)
    if observed.waited_s < WAIT_S:
        return Diagnosis(cause=Cause.WAITING)
    return Diagnosis(cause=_likeliest(observed), sure=False)


def _of_this_computer(observed: Observed) -> Cause | None:
    """Return what is wrong here, if anything."""
    if ip_address(observed.bound).is_loopback:
        return Cause.ONLY_THIS_COMPUTER
    if observed.running is False:
        return Cause.SERVER_DOWN
    return Cause.ADDRESS_GONE if observed.own is False else None


def _likeliest(observed: Observed) -> Cause:
    """Return what probably keeps a phone out that is in the same network."""
    if observed.profile is Profile.PUBLIC:
        return Cause.PUBLIC_PROFILE
    if observed.phone is PhoneSays.SAME_WIFI and not observed.blocking:
        return Cause.ISOLATION
    return Cause.FIREWALL


def _is_own(address: str, observed: Observed) -> bool:
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return True
    return ip.is_loopback or str(ip) == observed.bound


_SAYS = {
    PhoneSays.NO_WIFI: Cause.MOBILE_DATA,
    PhoneSays.OTHER_WIFI: Cause.OTHER_NETWORK,
}


def _of_the_phone(observed: Observed) -> Cause | None:
    """Return what the phone's own address or its holder tells, if anything."""
    try:
        phone = ip_address(observed.phone_address.strip())
    except ValueError:
        return _SAYS.get(observed.phone)
    if not _at_home(phone):
        return Cause.MOBILE_DATA
    return None if _same_network(phone, observed) else Cause.OTHER_NETWORK


def _at_home(ip: IPv4Address | IPv6Address) -> bool:
    return any(ip.version == each.version and ip in each for each in HOME_NETS)


def _same_network(phone: IPv4Address | IPv6Address, observed: Observed) -> bool:
    network = observed.network or f"{observed.bound}/{_SAME_ROOM if '.' in observed.bound else 64}"
    return phone in ip_network(network, strict=False)
