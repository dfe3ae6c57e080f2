#!/usr/bin/env python3
"""A test target for `taospec conform --target "python3 target.py"`: standard library only, from the spec alone."""

import sys

sys.dont_write_bytecode = True

from client.protocol import serve  # noqa: E402  (bytecode has to be switched off first)


def main() -> None:
    """Answer questions on standard input until it ends."""
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
