"""The program where nobody can be reached: `python -m tests.house.watched ARGUMENTS` ends at the first attempt.

Python's own attempts are seen by an audit hook.  Those of libraries in C are seen by the kernel (Linux on x86-64 and
ARM64): a process that makes a socket for the internet is killed with SIGSYS.  Sockets of this machine's file system,
over which the sound server is reached, stay allowed.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

OPENED = 97
"""Exit code where Python code tried."""
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The kernel's names for an architecture, and its number there for the call `socket` (linux/audit.h, unistd.h)."""
_INTERNET = (2, 10)
"""AF_INET and AF_INET6."""
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2  # of prctl
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # of the filter's machine: a word of the call, a jump, the verdict
_ALLOW, _KILL = 0x7FFF0000, 0x80000000


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: whoever looks a name up or connects elsewhere than to a path ends the process."""
    connects = event in {"socket.connect", "socket.sendto"} and not isinstance(arguments[1], (str, bytes))
    if connects or event == "socket.getaddrinfo":
        os.write(2, f"opened {event} {arguments[1:] if connects else arguments}\n".encode())
        os._exit(OPENED)


def forbid() -> bool:
    """Have the kernel kill this process and its children for a socket to the internet; False where it cannot."""
    if sys.platform != "linux" or platform.machine() not in _SOCKET:
        return False
    architecture, number = _SOCKET[platform.machine()]
    steps = [  # code, where to when it is so, when not, operand; the call's number, architecture and first argument
        (_LOAD, 0, 0, 4),
        (_EQUAL, 0, 5, architecture),
        (_LOAD, 0, 0, 0),
        (_EQUAL, 0, 3, number),
        (_LOAD, 0, 0, 16),
        (_EQUAL, 2, 0, _INTERNET[0]),
        (_EQUAL, 1, 0, _INTERNET[1]),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    return prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 == prctl(_SET_SECCOMP, _FILTER, ctypes.addressof(program), 0, 0)


if __name__ == "__main__":
    sys.addaudithook(watch)
    forbid()
    if sys.argv[1] == "--try":  # what a library in C would do
        ctypes.CDLL(None).socket(_INTERNET[0], 1, 0)
        sys.exit(0)
    from interpreter_app.__main__ import main

    sys.exit(main())
