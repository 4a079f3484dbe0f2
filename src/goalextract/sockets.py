"""Blocks of bytes and open files over a socket between processes of one run."""

import socket
import struct
from collections.abc import Iterator
from typing import Final

HEADER: Final = struct.Struct("!Q")
MOST_BYTES: Final = 24 << 20
"""A report of a thousand pages comes to 20 MB; what is longer is a flood."""
_CHUNK: Final = 1 << 20


def receive(connection: socket.socket, size: int) -> bytes:
    """Receive exactly so many bytes.

    Raises:
        EOFError: the other side closed before.
    """
    return b"".join(_parts(connection, size))


def _parts(connection: socket.socket, size: int) -> Iterator[bytes]:
    while size:
        part = connection.recv(min(size, _CHUNK))
        if not part:
            raise EOFError
        yield part
        size -= len(part)


def send_block(connection: socket.socket, *blocks: bytes) -> None:
    """Send blocks of bytes, each with its length before it, at once unless they are long."""
    parts = [part for data in blocks for part in (HEADER.pack(len(data)), data)]
    if sum(map(len, parts)) <= _CHUNK:
        parts = [b"".join(parts)]
    for part in parts:
        connection.sendall(part)


def receive_block(connection: socket.socket) -> bytes:
    """Receive what ``send_block`` sent.

    Raises:
        EOFError: the other side closed, or announces more than may come.
    """
    parts, _ = receive_parts(connection)
    return b"".join(parts)


def receive_parts(connection: socket.socket) -> tuple[Iterator[bytes], int]:
    """Receive what ``send_block`` sent piece by piece; return the pieces and the whole length.

    Raises:
        EOFError: as ``receive_block``; the pieces raise it too.
    """
    (size,) = HEADER.unpack(receive(connection, HEADER.size))
    if size > MOST_BYTES:
        raise EOFError
    return _parts(connection, size), size


def send_document(connection: socket.socket, name: str, descriptor: int) -> None:
    """Send an open file with the name it is known by."""
    known = name.encode("utf-8", "surrogateescape")
    socket.send_fds(connection, [HEADER.pack(len(known))], [descriptor])
    connection.sendall(known)


def receive_document(connection: socket.socket) -> tuple[str, int]:
    """Receive what ``send_document`` sent.

    Raises:
        EOFError: the other side closed.
    """
    head, descriptors, _, _ = socket.recv_fds(connection, HEADER.size, 1)
    if not descriptors:
        raise EOFError
    (size,) = HEADER.unpack(head + receive(connection, HEADER.size - len(head)))
    return receive(connection, size).decode("utf-8", "surrogateescape"), descriptors[0]
