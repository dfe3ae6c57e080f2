"""Suite `yuma`: one epoch of a subnet, phase by phase, [YUM-1] to [YUM-22].

Each phase is a method that reads the results of those before it. `trace` keeps what each phase leaves, under the label
of the chain's log.
"""

from typing import Any, Dict, List, Tuple

from . import sparse
from .fixed import I32F32, I64F64, I96F32
from .integer import U16, U64
from .median import consensus
from .outcome import Panic, read_member
from .sparse import Matrix, Vector
from .state import blocks, booleans, cells_of, entries, hotkey_stakes, hotkeys_of, row_of, value_of, written_over

BONDS_MOVING_AVERAGE_SCALE = 1_000_000
UPSCALE_LIMIT = I32F32.from_integer(32_768)
U16_MAX = I32F32.from_integer(65_535)


class Subnet:
    """[YUM-22] What an epoch reads of the state."""

    def __init__(self, state: Any, netuid: int) -> None:
        self.netuid = netuid
        self.count = U16.read(value_of(state, "SubnetworkN", netuid, 0))
        self.activity_cutoff = U16.read(value_of(state, "ActivityCutoff", netuid, 5_000))
        self.max_validators = U16.read(value_of(state, "MaxAllowedValidators", netuid, 128))
        self.kappa = U16.read(value_of(state, "Kappa", netuid, 32_767))
        self.moving_average = U64.read(value_of(state, "BondsMovingAverage", netuid, "900000"))
        self.last_update = blocks(value_of(state, "LastUpdate", netuid, []))
        self.permits = booleans(value_of(state, "ValidatorPermit", netuid, []))
        self.keys = hotkeys_of(state, netuid)
        self.weights = cells_of(state, "Weights", netuid)
        self.bonds = cells_of(state, "Bonds", netuid)
        self.stakes = hotkey_stakes(state)
        self.registered = self._registrations(state)

    def _registrations(self, state: Any) -> List[int]:
        """BlockAtRegistration, zero for a UID without a key."""
        stored = row_of(state, "BlockAtRegistration", self.netuid)
        return [U64.read(stored.get(uid, "0")) if uid in self.keys else 0 for uid in range(self.count)]


class Epoch:
    """One epoch of a subnet at a block, with some rao to pay."""

    def __init__(self, subnet: Subnet, block: int, emission: int) -> None:
        self.subnet = subnet
        self.count = subnet.count
        self.block = block
        self.emission = emission
        self.trace: List[Tuple[str, Any]] = []

    def run(self) -> None:
        """All phases, in order."""
        self.find_active()
        self.weigh_stake()
        self.filter_weights()
        self.find_consensus()
        self.rank_miners()
        self.renew_bonds()
        self.share_emission()

    def note(self, label: str, value: Any) -> None:
        """Keep a result in the trace."""
        self.trace.append((label, value))

    def find_active(self) -> None:
        """[YUM-1] Who set weights lately."""
        subnet = self.subnet
        self.inactive = [U64.wrap(last + subnet.activity_cutoff) < self.block for last in subnet.last_update]
        self.note("n", self.count)
        self.note("current_block", str(self.block))
        self.note("activity_cutoff", str(subnet.activity_cutoff))
        self.note("Last update", _decimals(subnet.last_update))
        self.note("Inactive", self.inactive)
        self.note("Block at registration", _decimals(subnet.registered))
        self.note("hotkeys", [[uid, key] for uid, key in subnet.keys.items()])

    def weigh_stake(self) -> None:
        """[YUM-2] to [YUM-4] Stake, new permits and active stake."""
        subnet = self.subnet
        self.stake = self.normalised_stake()
        self.note("S", _decimals(self.stake))
        self.note("validator_permits", subnet.permits)
        self.note("max_allowed_validators", subnet.max_validators)
        self.new_permits = _largest(self.stake, subnet.max_validators)
        self.note("new_validator_permits", self.new_permits)
        self.active_stake = self.normalised_active_stake()
        self.note("S #2", _decimals(self.active_stake))

    def normalised_stake(self) -> Vector:
        """[YUM-2] The stake of each UID's hotkey, normalised in I64F64 and rounded down to I32F32."""
        stake = [0] * self.count
        for uid, key in self.subnet.keys.items():
            sparse.at(stake, uid)
            stake[uid] = I64F64.from_integer(self.subnet.stakes.get(key, 0))
        return [I32F32.wrap(I32F32.exact_from_fixed(I64F64, value)) for value in sparse.normalised(stake, I64F64)]

    def normalised_active_stake(self) -> Vector:
        """[YUM-4] The stake of those who are active and have a permit now, normalised."""
        stake = self.stake
        if self.inactive:
            _same_length(self.inactive, stake)
            stake = [0 if idle else amount for idle, amount in zip(self.inactive, stake)]
        _same_length(self.subnet.permits, stake)
        return sparse.normalised([amount if permit else 0 for permit, amount in zip(self.subnet.permits, stake)])

    def filter_weights(self) -> None:
        """[YUM-5] to [YUM-7] The weights that count, normalised by row."""
        count, permits = self.count, self.subnet.permits
        weights: Matrix = [[] for _ in range(count)]
        for uid, row in self.subnet.weights.items():
            if uid < count:
                weights[uid] = [(column, I32F32.from_integer(value)) for column, value in row if column < count]
        self.note("W", _matrix(weights))
        weights = [row if permit else [] for row, permit in zip(weights, permits)]
        self.note("W (permit)", _matrix(weights))
        weights = sparse.filtered(weights, lambda i, j: i != j)
        self.note("W (permit+diag)", _matrix(weights))
        weights = self.without_outdated(weights)
        self.note("W (permit+diag+outdate)", _matrix(weights))
        self.weights = sparse.rows_normalised(weights)
        self.note("W (mask+norm)", _matrix(self.weights))

    def without_outdated(self, matrix: Matrix) -> Matrix:
        """[YUM-6] The cells that were set after the neuron on their column registered."""
        last_update, registered = self.subnet.last_update, self.subnet.registered
        return sparse.filtered(matrix, lambda i, j: sparse.at(last_update, i) > sparse.at(registered, j))

    def find_consensus(self) -> None:
        """[YUM-8] to [YUM-11] Preranks, consensus, clipped weights and the trust of validators."""
        self.preranks = sparse.weighted_column_sums(self.active_stake, self.weights, self.count)
        self.note("R (before)", _decimals(self.preranks))
        majority = I32F32.div(I32F32.from_integer(self.subnet.kappa), U16_MAX)
        self.consensus = consensus(self.active_stake, self.weights, self.count, majority)
        self.note("C", _decimals(self.consensus))
        self.weights = [_clipped(row, self.consensus) for row in self.weights]
        self.note("W #2", _matrix(self.weights))
        self.validator_trust = sparse.row_sums(self.weights)
        self.note("Tv", _decimals(self.validator_trust))

    def rank_miners(self) -> None:
        """[YUM-12] and [YUM-13] Ranks, trust and incentive."""
        ranks = sparse.weighted_column_sums(self.active_stake, self.weights, self.count)
        self.note("R (after)", _decimals(ranks))
        self.trust = [I32F32.div(rank, before) if before else 0 for rank, before in zip(ranks, self.preranks)]
        self.note("T", _decimals(self.trust))
        self.incentive = sparse.normalised(ranks)
        self.note("I (=R)", _decimals(self.incentive))

    def renew_bonds(self) -> None:
        """[YUM-14] to [YUM-17] Bonds, their moving average and dividends."""
        bonds = self.current_bonds()
        delta = self.bonds_delta()
        average = sparse.moving_average(delta, bonds, self.alpha(), self.count)
        self.bonds = sparse.columns_normalised(average, self.count)
        self.note("emaB", _matrix(self.bonds))
        self.dividends = sparse.normalised(sparse.weighted_row_sums(self.bonds, self.incentive))
        self.note("D", _decimals(self.dividends))

    def current_bonds(self) -> Matrix:
        """[YUM-14] The stored bonds that are not outdated, normalised by column."""
        bonds: Matrix = [[] for _ in range(self.count)]
        for uid, row in self.subnet.bonds.items():
            if row:
                sparse.at(bonds, uid)
                bonds[uid] = [(column, I32F32.from_integer(value)) for column, value in row]
        self.note("B", _matrix(bonds))
        bonds = self.without_outdated(bonds)
        self.note("B (outdatedmask)", _matrix(bonds))
        bonds = sparse.columns_normalised(bonds, self.count)
        self.note("B (mask+norm)", _matrix(bonds))
        return bonds

    def bonds_delta(self) -> Matrix:
        """[YUM-15] What each validator's stake backs now, normalised by column."""
        delta = sparse.rows_times(self.weights, self.active_stake)
        self.note("ΔB", _matrix(delta))
        delta = sparse.columns_normalised(delta, self.count)
        self.note("ΔB (norm)", _matrix(delta))
        return delta

    def alpha(self) -> int:
        """[YUM-16] The weight of new bonds: 1 − BondsMovingAverage / 1,000,000."""
        share = I64F64.div(I64F64.from_integer(self.subnet.moving_average),
                           I64F64.from_integer(BONDS_MOVING_AVERAGE_SCALE))
        return I32F32.wrap(I32F32.one - I32F32.wrap(I32F32.exact_from_fixed(I64F64, share)))

    def share_emission(self) -> None:
        """[YUM-18] and [YUM-19] Each neuron's shares of the emission, and what they are in rao."""
        server, validator, self.combined = self.emission_shares()
        self.server_rao = self.note_share("nSE", "SE", server)
        self.validator_rao = self.note_share("nVE", "VE", validator)
        self.combined_rao = self.note_share("nCE", "CE", self.combined)
        self.note("P", _decimals(self.combined))

    def emission_shares(self) -> Tuple[Vector, Vector, Vector]:
        """[YUM-18] The shares as a miner, as a validator, and as both."""
        combined = [I32F32.add(*both) for both in zip(self.incentive, self.dividends)]
        whole = sparse.total(combined)
        if whole:
            return tuple(sparse.divided(share, whole) for share in (self.incentive, self.dividends, combined))
        stake = self.active_stake if sparse.total(self.active_stake) else self.stake
        return self.incentive, stake, stake

    def note_share(self, share_label: str, rao_label: str, share: Vector) -> List[int]:
        """[YUM-19] A share of the emission in whole rao, computed in I96F32."""
        emission = I96F32.from_integer(self.emission)
        rao = [U64.wrap(I96F32.mul(value, emission) >> I96F32.fraction) for value in share]
        self.note(share_label, _decimals(share))
        self.note(rao_label, _decimals(rao))
        return rao

    def payments(self) -> List[List[str]]:
        """[YUM-19] (hotkey, server emission, validator emission) in the order of Keys."""
        return [[key, str(self.server_rao[uid]), str(self.validator_rao[uid])]
                for uid, key in self.subnet.keys.items()]

    def stored(self) -> Dict[str, Dict[tuple, Any]]:
        """[YUM-20] and [YUM-21] What an epoch writes, by item and key."""
        incentive = _shares_u16(self.incentive)
        values = {
            "Active": [not idle for idle in self.inactive],
            "Emission": _decimals(self.combined_rao),
            "Rank": incentive,
            "Trust": _shares_u16(self.trust),
            "Consensus": _shares_u16(self.consensus),
            "Incentive": incentive,
            "Dividends": _shares_u16(self.dividends),
            "PruningScores": _pruning_scores(self.combined),
            "ValidatorTrust": _shares_u16(self.validator_trust),
            "ValidatorPermit": self.new_permits,
        }
        values_by_key = {item: {(self.subnet.netuid,): value} for item, value in values.items()}
        values_by_key["Bonds"] = {(self.subnet.netuid, uid): row for uid, row in self.stored_bonds().items()}
        return values_by_key

    def stored_bonds(self) -> Dict[int, List[list]]:
        """[YUM-21] The rows of Bonds that are written: new ones for new permits, empty ones for lost permits."""
        upscaled = sparse.columns_upscaled(self.bonds, self.count)
        return {uid: [[column, sparse.to_u16(value)] for column, value in row] if now else []
                for uid, (row, before, now) in enumerate(zip(upscaled, self.subnet.permits, self.new_permits))
                if now or before}


def _decimals(vector: List[int]) -> List[str]:
    return [str(value) for value in vector]


def _matrix(matrix: Matrix) -> List[list]:
    return [[[column, str(value)] for column, value in row] for row in matrix]


def _same_length(left: list, right: list) -> None:
    if len(left) != len(right):
        raise Panic("assertion `left == right` failed")


def _largest(stake: Vector, limit: int) -> List[bool]:
    """[YUM-3] Whether each entry is among the largest; of equal ones the later wins."""
    rising = sorted(range(len(stake)), key=lambda uid: stake[uid])
    losers = set(rising[:max(0, len(stake) - limit)])
    return [uid not in losers for uid in range(len(stake))]


def _clipped(row: List[sparse.Cell], limits: Vector) -> List[sparse.Cell]:
    """[YUM-10] A row without what lies above the consensus."""
    cells = [(column, value if value <= limits[column] else limits[column]) for column, value in row]
    return [clipped for clipped, cell in zip(cells, row) if clipped == cell or clipped[1] > 0]


def _shares_u16(vector: Vector) -> List[int]:
    return [sparse.to_u16(value) for value in vector]


def _pruning_scores(shares: Vector) -> List[int]:
    """[YUM-20] The shares scaled so that the largest becomes 65535."""
    largest = max(shares, default=0)
    if largest == 0:
        return _shares_u16(shares)
    if largest > UPSCALE_LIMIT:
        scaled = [I32F32.mul(share, I32F32.div(U16_MAX, largest)) for share in shares]
    else:
        scaled = [I32F32.div(I32F32.mul(share, U16_MAX), largest) for share in shares]
    return [(I32F32.wrap(I32F32.exact_round(value)) >> I32F32.fraction) & 0xFFFF for value in scaled]


def read_epoch(params: Any) -> Epoch:
    """The epoch that a question describes."""
    netuid = U16.read(read_member(params, "netuid"))
    block, emission = (U64.read(read_member(params, name)) for name in ("block", "rao_emission"))
    return Epoch(Subnet(read_member(params, "state"), netuid), block, emission)


def run_epoch(epoch: Epoch, state: Any) -> Dict[str, Any]:
    """The value of an epoch that ends: its payments, and the items that it writes, with all their entries."""
    epoch.run()
    items = {item: written_over(entries(state, item), written) for item, written in epoch.stored().items()}
    return {"result": epoch.payments(), "state": {item: rows for item, rows in items.items() if rows}}
