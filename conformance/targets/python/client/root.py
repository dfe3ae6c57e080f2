"""Suite `root`: one epoch of the root network, [ROOT-1] to [ROOT-9]."""

from typing import Any, Dict, List, Optional

from . import functions, sparse
from .fixed import I32F32, I64F64
from .integer import U16, U64
from .outcome import Invalid, Panic, Refused, Unsupported, read_member
from .sparse import Vector
from .state import cells_of, entries, hotkey_stakes, hotkeys_of, uid_order, value_of
from .tokenomics import DEFAULT_BLOCK_EMISSION, block_emission, written_block_emission

ROOT_NETUID = 0
NEVER = 1_000
SIGMOID_PANIC = "temperatured_trust is on range( -rho * kappa, rho ( 1 - kappa ) ): "

F = I64F64.fraction


class Root:
    """What a root epoch reads of the state, and the two items that it writes."""

    def __init__(self, state: Any) -> None:
        self.count = U16.read(value_of(state, "SubnetworkN", ROOT_NETUID, 0))
        self.tempo = U16.read(value_of(state, "Tempo", ROOT_NETUID, 99))
        self.kappa = U16.read(value_of(state, "Kappa", ROOT_NETUID, 32_767))
        self.rho = U16.read(value_of(state, "Rho", ROOT_NETUID, 10))
        self.total_networks = U16.read(state.get("TotalNetworks", 0))
        self.issuance = U64.read(state.get("TotalIssuance", "0"))
        self.networks = _by_netuid(state, "NetworksAdded")
        self.hotkeys = list(hotkeys_of(state, ROOT_NETUID).values())
        self.stakes = hotkey_stakes(state)
        self.weights = cells_of(state, "Weights", ROOT_NETUID)
        self.block_emission: Optional[str] = state.get("BlockEmission")
        self.emission_values = _by_netuid(state, "EmissionValues")

    def written(self) -> Dict[str, Any]:
        """[ROOT-9] BlockEmission and EmissionValues, where they are stored."""
        values = sorted(self.emission_values.items(), key=lambda entry: uid_order(entry[0]))
        state = {"BlockEmission": self.block_emission, "EmissionValues": [list(entry) for entry in values]}
        return {item: value for item, value in state.items() if value}


def _by_netuid(state: Any, item: str) -> Dict[int, Any]:
    """A map's values by netuid, in the chain's order."""
    found = {U16.read(row[0]): row[-1] for row in entries(state, item)}
    return dict(sorted(found.items(), key=lambda entry: uid_order(entry[0])))


def blocks_until_next_epoch(netuid: int, tempo: int, block: int) -> int:
    """[ROOT-1] How many blocks away a network's next epoch is."""
    if tempo == 0:
        return NEVER
    return tempo - U64.wrap(block + netuid + 1) % (tempo + 1)


def root_epoch(root: Root, block: int) -> None:
    """One root epoch; what it writes before it refuses or panics stays written."""
    if blocks_until_next_epoch(ROOT_NETUID, root.tempo, block):
        raise Refused("")
    if root.count == 0:
        raise Refused("No validators to validate emission values.")
    if not root.networks:
        raise Refused("No networks to validate emission values.")
    emission = _new_block_emission(root)
    shares = _shares(root)
    _write_values(root, [U64.wrap(I64F64.mul(share, emission) >> F) for share in shares])


def _new_block_emission(root: Root) -> int:
    """[ROOT-9] The block emission in I64F64, stored where it has changed."""
    stored = U64.read(root.block_emission) if root.block_emission else DEFAULT_BLOCK_EMISSION
    written = written_block_emission(stored, root.issuance)
    if written is not None:
        root.block_emission = str(written)
    return I64F64.from_integer(block_emission(root.issuance))


def _shares(root: Root) -> Vector:
    """[ROOT-7] Each subnet's share."""
    stake, columns = _stake(root), list(zip(*_weights(root)))
    ranks = [I64F64.wrap(sum((weight * amount) >> F for weight, amount in zip(column, stake))) for column in columns]
    support = [I64F64.wrap(sum(amount for weight, amount in zip(column, stake) if weight > 0)) for column in columns]
    total = I64F64.wrap(sum(stake))
    if total == 0:
        raise Refused("No stake on network")
    consensus = _consensus(root, sparse.divided(support, total, I64F64))
    return sparse.normalised([I64F64.mul(*both) for both in zip(consensus, ranks)], I64F64)


def _stake(root: Root) -> Vector:
    """[ROOT-2] The stake of the hotkeys in the order of Keys, normalised."""
    amounts = [I64F64.from_integer(root.stakes.get(hotkey, 0)) for hotkey in root.hotkeys[:root.count]]
    return sparse.normalised(amounts + [0] * (root.count - len(amounts)), I64F64)


def _weights(root: Root) -> List[Vector]:
    """[ROOT-3] The weights of each UID on the subnets, of which TotalNetworks have a column."""
    columns = {netuid: column for column, netuid in enumerate(root.networks) if column < root.total_networks}
    weights = [[0] * root.total_networks for _ in range(root.count)]
    for uid, row in root.weights.items():
        for netuid, value in row:
            if uid < root.count and netuid in columns:
                weights[uid][columns[netuid]] = I64F64.from_integer(value)
    return weights


def _consensus(root: Root, trust: Vector) -> Vector:
    """[ROOT-6] 1 / (1 + exp(−ρ · (T − κ)))."""
    share = I32F32.div(I32F32.from_integer(root.kappa), I32F32.from_integer(65_535))
    kappa = I64F64.exact_from_fixed(I32F32, share)
    return [_sigmoid(I64F64.wrap(-root.rho * I64F64.wrap(value - kappa))) for value in trust]


def _sigmoid(exponent: int) -> int:
    try:
        power = functions.exp(I64F64, exponent, old=True)
    except Refused as refusal:
        raise Panic(f"{SIGMOID_PANIC}{refusal}") from None
    return I64F64.div(I64F64.one, I64F64.add(I64F64.one, power))


def _write_values(root: Root, emission: List[int]) -> None:
    """[ROOT-8] and [ROOT-9] The emission of each subnet, for all of them or for none."""
    if not all(root.networks.values()):
        raise Refused("Invalid netuids")
    if root.total_networks != len(root.networks):
        raise Refused("netuids and emission must have the same length")
    root.emission_values.update({netuid: str(value) for netuid, value in zip(root.networks, emission)})


def _result(root: Root, block: int) -> Any:
    """How a root epoch ends."""
    try:
        root_epoch(root, block)
        return "Ok"
    except Refused as refusal:
        return {"error": str(refusal)}
    except Panic as panic:
        return {"panic": str(panic)}


def compute(handler: str, given: Any) -> Dict[str, Any]:
    """The value of a handler, as JSON."""
    if handler != "root_epoch":
        raise Unsupported(f"no handler {handler}")
    state = read_member(given, "state")
    if not isinstance(state, dict):
        raise Invalid("the state is not an object")
    root = Root(state)
    result = _result(root, U64.read(read_member(given, "block")))
    return {"result": result, "state": root.written()}
