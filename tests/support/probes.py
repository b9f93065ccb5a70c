"""What a hostile file might make of a parser, as answers of a child: each `do` is one misdeed."""

import ctypes
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

_DOT = 0x0100007F  # 127.0.0.1 in network order


def answer(request: dict[str, Any]) -> Any:
    """Do what is asked for."""
    return globals()["_" + request["do"]](request)


def _echo(request: dict[str, Any]) -> Any:
    return request


def _sleep(_request: dict[str, Any]) -> None:
    time.sleep(600)


def _spin(_request: dict[str, Any]) -> None:
    while True:
        pass


def _eat(request: dict[str, Any]) -> int:
    return len(b"x" * request["bytes"])


def _die(_request: dict[str, Any]) -> None:
    os.abort()


def _around(_request: dict[str, Any]) -> dict[str, Any]:
    print("noise")
    Path("written").write_text("something")
    Path("kept").mkdir(0)
    here = Path.cwd()
    return {"environment": dict(os.environ), "folder": str(here), "found": sorted(map(str, Path().iterdir()))}


def _files(_request: dict[str, Any]) -> list[int]:
    return [each for each in range(3, 256) if _is_open(each)]


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _memory(request: dict[str, Any]) -> bool:
    """Whether something stands in the memory of this process; it is asked for backwards, so as not to be."""
    backwards = request["backwards"].encode()
    with Path("/proc/self/maps").open() as maps, Path("/proc/self/mem").open("rb", 0) as memory:
        for line in maps:
            start, end = (int(each, 16) for each in line.split()[0].split("-"))
            if line.split()[1].startswith("r") and "[vv" not in line:
                memory.seek(start)
                try:
                    here = memory.read(end - start)
                except (OSError, OverflowError):
                    continue
                if backwards in here[::-1]:
                    return True
    return False


def _connect(request: dict[str, Any]) -> None:
    socket.create_connection(("127.0.0.1", request["port"])).sendall(b"here")


def _connect_by_libc(request: dict[str, Any]) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    handle = libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    port = socket.htons(request["port"])
    address = socket.AF_INET.to_bytes(2, sys.byteorder) + port.to_bytes(2, sys.byteorder)
    address += _DOT.to_bytes(4, sys.byteorder) + bytes(8)
    return int(libc.connect(handle, address, len(address)))


def _start(_request: dict[str, Any]) -> None:
    subprocess.run(["true"])  # noqa: S607


def _fork(_request: dict[str, Any]) -> None:
    os.fork()


def _system(_request: dict[str, Any]) -> None:
    os.system("true")  # noqa: S605, S607


def _leave_children(request: dict[str, Any]) -> str:
    """Leave a child of another session behind that holds a pipe open: past Python, as native code would."""
    libc = ctypes.CDLL(None)
    handle = os.open(request["pipe"], os.O_WRONLY)
    if libc.fork() == 0:
        libc.setsid()
        if libc.fork() == 0:
            os.write(handle, b"alive")
            while True:
                libc.sleep(600)
        libc._exit(0)
    libc.usleep(200_000)
    return "left"
