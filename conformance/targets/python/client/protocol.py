"""Protocol `taospec-target/1` (spec/targets.md): questions as lines of JSON, each with one answer."""

import json
import sys
from typing import Any, BinaryIO, Callable, Dict

from . import numbers, root, storage, tokenomics, yuma
from .outcome import Invalid, Panic, Refused, Unsupported, read_member, read_name

PROTOCOL = "taospec-target/1"
RULES = {"name": "finney", "version": "1"}
TARGET = {"name": "taospec-python", "version": "1.0.0"}
SUITES = {"numbers": ["*"], "tokenomics": ["*"], "yuma": ["epoch"], "root": ["root_epoch"], "codec": ["*"]}

COMPUTED: Dict[str, Callable[[str, Any], Any]] = {
    "numbers": numbers.compute,
    "root": root.compute,
    "codec": storage.compute,
}


def outcome(compute: Callable[..., Any], *arguments: Any) -> Dict[str, Any]:
    """What a computation ends with, as a vector has it."""
    try:
        return {"ok": compute(*arguments)}
    except Refused as refusal:
        return {"rejected": str(refusal)}
    except Panic as panic:
        return {"panic": str(panic)}


def handshake(params: Any) -> Dict[str, Any]:
    """What this target is and offers."""
    if read_member(params, "protocol") != PROTOCOL:
        raise Unsupported(f"this target speaks {PROTOCOL}")
    return {"protocol": PROTOCOL, "rules": RULES, "target": TARGET, "suites": SUITES, "answers": ["trace"]}


def health(_params: Any) -> Dict[str, Any]:
    """That the session is alive, and what it is."""
    return {"status": "ok", "target": TARGET, "rules": RULES}


def compute(params: Any) -> Dict[str, Any]:
    """The outcome of a handler of a suite of functions."""
    suite = read_name(params, "suite")
    if suite not in COMPUTED:
        raise Unsupported(f"no suite {suite}")
    return outcome(COMPUTED[suite], read_name(params, "handler"), read_member(params, "input"))


def issuance(params: Any) -> Dict[str, Any]:
    """The outcome of a handler of suite `tokenomics`."""
    return outcome(tokenomics.compute, read_name(params, "handler"), read_member(params, "input"))


def epoch(params: Any) -> Dict[str, Any]:
    """The outcome of an epoch, and its trace where that is asked for and the epoch ends."""
    asked = yuma.read_epoch(params)
    result = outcome(yuma.run_epoch, asked, params["state"])
    if params.get("trace") and "ok" in result:
        result["trace"] = [list(entry) for entry in asked.trace]
    return result


METHODS: Dict[str, Callable[[Any], Any]] = {
    "handshake": handshake,
    "health": health,
    "compute": compute,
    "epoch": epoch,
    "issuance": issuance,
}


def answer(question: Any) -> Dict[str, Any]:
    """The answer to a question, without its ID."""
    try:
        method = read_name(question, "method")
        if method not in METHODS:
            raise Unsupported(f"no method {method}")
        return {"result": METHODS[method](question.get("params", {}))}
    except Unsupported as missing:
        return error("unsupported", missing)
    except Invalid as fault:
        return error("invalid", fault)
    except Exception as failure:  # whatever fails, the runner is told
        return error("internal", f"{type(failure).__name__}: {failure}")


def error(code: str, message: Any) -> Dict[str, Any]:
    """That a question could not be answered."""
    return {"error": {"code": code, "message": str(message)}}


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def answer_line(line: bytes) -> bytes:
    """The answer to a line, as a line."""
    return json.dumps(_answer_text(line), separators=(",", ":")).encode() + b"\n"


def _answer_text(line: bytes) -> Dict[str, Any]:
    try:
        question = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as fault:
        return {"id": None, **error("invalid", fault)}
    number = question.get("id") if isinstance(question, dict) else None
    return {"id": number, **answer(question)}


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer each line until the input ends."""
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    for line in questions:
        if line.strip():
            answers.write(answer_line(line))
            answers.flush()
