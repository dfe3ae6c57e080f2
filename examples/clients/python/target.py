"""A first target for taospec: supply and emission. Run: taospec conform --target "python3 target.py" --suite tokenomics"""

import json
import sys

RULES = {"name": "finney", "version": "1"}
TARGET = {"name": "my-client", "version": "0.1.0"}
CAP = 21_000_000 * 10**9
LAST_HALVING = 30


def threshold(halving):
    """[TOK-4] The issuance from which a halving holds, in rao."""
    return CAP - (CAP >> halving)


def block_emission(issuance):
    """[TOK-2] [TOK-3] What a block emits at an issuance, in rao."""
    halvings = sum(1 for halving in range(1, LAST_HALVING + 1) if issuance >= threshold(halving))
    return 0 if issuance >= CAP else 10**9 >> halvings


def issuance_after(issuance, blocks):
    """[TOK-5] The issuance after so many blocks."""
    for halving in range(1, LAST_HALVING + 1):
        if issuance < threshold(halving):
            emission = block_emission(issuance)
            until = -(-(threshold(halving) - issuance) // emission)
            count = min(blocks, until)
            issuance, blocks = issuance + count * emission, blocks - count
    return issuance


def written(stored, issuance):
    """[TOK-6] What is stored as BlockEmission, if anything."""
    emission = block_emission(issuance)
    return None if issuance >= CAP or emission == stored else str(emission)


def amount(value):
    """An amount of a snapshot: a number, a decimal string, or [amount, UID]."""
    return int(value[0] if isinstance(value, list) else value)


def genesis_issuance(stakes, balances):
    """[TOK-7] All that a chain begins with."""
    free = sum(map(amount, balances.values())) % 2**64
    return min(2**64 - 1, free + sum(amount(stake) for own in stakes.values() for stake in own.values()))


HANDLERS = {
    "block_emission": lambda given: str(block_emission(int(given["issuance"]))),
    "written_block_emission": lambda given: written(int(given["stored"]), int(given["issuance"])),
    "emission_over": lambda given: str(int(given["emission"]) * int(given["seconds"]) // 12),
    "halving_threshold": lambda given: {
        "issuance": str(threshold(given["halving"])),
        "emission": str(block_emission(threshold(given["halving"]))),
    },
    "issuance_after": lambda given: str(issuance_after(int(given["issuance"]), int(given["blocks"]))),
    "genesis_issuance": lambda given: str(genesis_issuance(given["stakes"], given["balances"])),
}


def answer(method, params):
    """What a question is answered with."""
    if method == "handshake":
        own = {"protocol": "taospec-target/1", "rules": RULES, "target": TARGET}
        return {"result": {**own, "suites": {"tokenomics": list(HANDLERS)}}}
    if method == "health":
        return {"result": {"status": "ok", "target": TARGET, "rules": RULES}}
    if method == "issuance" and params["handler"] in HANDLERS:
        return {"result": {"ok": HANDLERS[params["handler"]](params["input"])}}
    return {"error": {"code": "unsupported", "message": f"no {method}"}}


for line in sys.stdin:
    question = json.loads(line)
    try:
        answered = answer(question["method"], question.get("params"))
    except Exception as failure:
        answered = {"error": {"code": "internal", "message": repr(failure)}}
    print(json.dumps({"id": question["id"], **answered}), flush=True)
