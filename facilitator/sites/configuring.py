"""Configuration of the servers, written to be read by the people who run computers."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from facilitator.sites.naming import Names, token

CLIENT_PORT, CLUSTER_PORT, LEAF_PORT = 4222, 6222, 7422
DOMAIN = "exercise"
"""By this name the streams are reached, also from behind a leaf node."""
_APIS = (f"$JS.{DOMAIN}.API", "$JS.API")
"""Both names of what speaks for the streams: the servers make the second of the first."""
LARGEST = 4_000_000
"""Bytes of the largest message that the servers take."""


class User(msgspec.Struct, kw_only=True, frozen=True):
    """Somebody who may come in; ``makes`` says that this room may make the stream."""

    name: str
    password: str
    makes: bool = False


class Server(msgspec.Struct, kw_only=True, frozen=True):
    """One server: where it listens for rooms, for the other servers, and for leaf nodes."""

    name: str
    host: str
    port: int = CLIENT_PORT
    cluster_port: int = CLUSTER_PORT
    leaf_port: int = LEAF_PORT

    @property
    def address(self) -> str:
        """Return where rooms reach it."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """All that is configured of the servers of one exercise."""

    exercise: str
    title: str
    servers: Sequence[Server]
    users: Sequence[User]
    route: User
    leaf: User
    certificate: str = "certificate.pem"
    key: str = "key.pem"


def configuration(made: Set, server: Server) -> str:
    """Return the configuration of one server, which is started in the folder of its files."""
    parts = [_head(made, server), _STORAGE, _tls(made), _accounts(made)]
    if len(made.servers) > 1:
        parts.append(_cluster(made, server))
    parts.append(_leafs(made, server))
    return "\n".join(parts)


def _head(made: Set, server: Server) -> str:
    title = " ".join(made.title.split())
    return f"""\
# nats-server configuration, written by Facilitator for the exercise
#   {title}
# Start it in this folder:  nats-server -c server.conf      (nats-server 2.11 or newer)
#
# What it does: keeps the exercise's journal on disk and hands it to the other rooms. Every room
# has a whole copy of its own, so nothing is lost when this server is; it only takes longer.
# What it needs open in the firewall, from the other rooms and servers:
#   {server.port}/tcp   rooms (TLS){_needs(made, server)}
# It opens no connection to anywhere but the servers named under "cluster".
# This file holds passwords: it is readable for its owner only. Keep it so.

server_name: {_quoted(server.name)}
listen: {_quoted(server.address)}

# An entry is about 1 kB; attachments travel in parts of 128 kB.
max_payload: {LARGEST}
# A room that cannot be reached is noticed after about three of these.
ping_interval: "10s"
ping_max: 2

# For looking in from this computer alone, take the # away: http://127.0.0.1:8222/jsz
# http: "127.0.0.1:8222"
"""


def _needs(made: Set, server: Server) -> str:
    ports = f"\n#   {server.leaf_port}/tcp   sites behind a weak link (TLS), if there are any"
    if len(made.servers) > 1:
        ports += f"\n#   {server.cluster_port}/tcp   the other servers (TLS, both ways)"
    return ports


_STORAGE = """\
jetstream {
    store_dir: "store"
    # by this name rooms reach the journal, also from behind a leaf node
    domain: "exercise"
    # An entry counts as stored when it is on the disk, not when the system promises to write it.
    # Without this line a power cut can lose what rooms were told is safe.
    sync_interval: always
    max_memory_store: 64MB
    max_file_store: 8GB
}
"""


def _tls(made: Set) -> str:
    return f"""\
# Rooms know this certificate by its SHA-256, which stands in their join line. To use one of your
# own authority, put it here and give rooms the new line ("facilitator site host" prints it).
tls {{
    cert_file: {_quoted(made.certificate)}
    key_file: {_quoted(made.key)}
    # TLS before anything else is said
    handshake_first: true
    timeout: 5
}}
"""


def _accounts(made: Set) -> str:
    users = "\n".join(_user(each) for each in made.users)
    return f"""\
{_may(made)}
accounts {{
    FACILITATOR {{
        jetstream: enabled
        users: [
{users}
        ]
    }}
    # required by the server for its own messages; nobody logs in here
    SYS {{ }}
}}
system_account: SYS
"""


def _user(user: User) -> str:
    who = f"user: {_quoted(user.name)}, password: {_quoted(user.password)}"
    if user.makes:
        return f"            # the room that makes the stream\n            {{ {who} }}"
    return f"            {{ {who}, permissions: $ROOM }}"


def _may(made: Set) -> str:
    """Return what a room may do, under the name by which users have it."""
    names = Names(made.exercise)
    allowed = (
        f"exercise.{_word(made)}.>",
        names.status,
        names.ask,
        f"$O.{names.files}.>",
        *(f"{api}.>" for api in _APIS),
        "_INBOX.>",
    )
    denied = tuple(
        f"{api}.STREAM.{each}"
        for api in _APIS
        for each in (
            *(f"{act}.{names.stream}" for act in ("DELETE", "PURGE", "UPDATE", "MSG.DELETE")),
            *(f"{act}.>" for act in ("CREATE", "RESTORE", "SNAPSHOT")),
        )
    )
    return f"""\
# A room reads the journal and adds to it; it never empties, changes or removes it.
ROOM: {{
    publish: {{
        allow: [
{_lines(allowed)}
        ]
        deny: [
{_lines(denied)}
        ]
    }}
    subscribe: {{ allow: [{_quoted(names.status)}, {_quoted(names.ask)}, "_INBOX.>"] }}
}}
"""


def _lines(subjects: Sequence[str]) -> str:
    return "\n".join(f"            {_quoted(each)}" for each in subjects)


def _word(made: Set) -> str:
    return token(made.exercise).replace(".", "_")


def _cluster(made: Set, server: Server) -> str:
    others = "\n".join(
        f"        {_quoted(_route(made, each))}" for each in made.servers if each != server
    )
    return f"""\
# The journal is kept by all {len(made.servers)} servers. With three, one may fail at any time and
# the exercise goes on after a few seconds. Two would be no safer than one: they need a majority.
cluster {{
    name: {_quoted("facilitator-" + token(made.exercise)[:12])}
    listen: {_quoted(f"{server.host}:{server.cluster_port}")}
    # rooms use the addresses in their join line, and no others
    no_advertise: true
    authorization {{
        user: {_quoted(made.route.name)}
        password: {_quoted(made.route.password)}
        timeout: 5
    }}
    routes: [
{others}
    ]
    tls {{
        cert_file: {_quoted(made.certificate)}
        key_file: {_quoted(made.key)}
        ca_file: {_quoted(made.certificate)}
        timeout: 5
    }}
}}
"""


def _route(made: Set, server: Server) -> str:
    return f"tls://{made.route.name}:{made.route.password}@{server.host}:{server.cluster_port}"


def _leafs(made: Set, server: Server) -> str:
    return f"""\
# A site with several rooms behind one weak link runs a small server of its own (leaf.conf in this
# folder): its rooms connect there, and one connection goes over the link instead of many.
leafnodes {{
    listen: {_quoted(f"{server.host}:{server.leaf_port}")}
    authorization {{
        user: {_quoted(made.leaf.name)}
        password: {_quoted(made.leaf.password)}
        account: FACILITATOR
        timeout: 5
    }}
    tls {{
        cert_file: {_quoted(made.certificate)}
        key_file: {_quoted(made.key)}
        timeout: 5
    }}
}}
"""


def leaf_configuration(made: Set, *, listen: str = "127.0.0.1:4222") -> str:
    """Return the configuration of the small server of a site behind a weak link."""
    users = "\n".join(_user(each) for each in made.users if not each.makes)
    remotes = ", ".join(
        _quoted(f"tls://{made.leaf.name}:{made.leaf.password}@{each.host}:{each.leaf_port}")
        for each in made.servers
    )
    return f"""\
# nats-server configuration of a leaf node, written by Facilitator: for a site with several rooms
# behind one weak link. Copy it there with certificate.pem and key.pem, and put the address at
# which the site's rooms reach it into "listen" and into their join lines.
# It keeps nothing: while the link is down, rooms go on by their own copies and hand over later.

server_name: "leaf"
listen: {_quoted(listen)}
max_payload: {LARGEST}
tls {{
    cert_file: {_quoted(made.certificate)}
    key_file: {_quoted(made.key)}
    handshake_first: true
    timeout: 5
}}
{_may(made)}
accounts {{
    FACILITATOR {{
        users: [
{users}
        ]
    }}
}}
leafnodes {{
    reconnect: 2
    remotes: [
        {{ urls: [{remotes}]
          account: FACILITATOR
          tls {{ ca_file: {_quoted(made.certificate)}, timeout: 5 }} }}
    ]
}}
"""


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
