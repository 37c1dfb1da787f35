"""Hands each example to the guide's function; names under .localhost are this machine."""

import json
import socket
import sys

find = socket.getaddrinfo
socket.getaddrinfo = lambda host, *rest, **more: find(
    "127.0.0.1" if host.endswith(".localhost") else host, *rest, **more
)

from verify import verify_sign_in  # noqa: E402

users = []
for example in json.load(sys.stdin):
    try:
        claims = verify_sign_in(
            example["idToken"], example["proof"], example["nonce"], example["address"], example["text"]
        )
        users.append(claims["sub"])
    except Exception as refusal:
        print(repr(refusal), file=sys.stderr)
        users.append("")
print(json.dumps(users))
