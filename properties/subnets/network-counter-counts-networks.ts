import fc from "fast-check";
import * as item from "../../model/finney/items/subtensor.ts";
import { allSubnetNetuids } from "../../model/finney/subnets/networks.ts";
import type { State } from "../../model/storage/item.ts";
import { networksState, REGISTRANT, registerOn, smallNetworks } from "../arbitraries/networks.ts";
import { property } from "../property.ts";
import { callBy, inBlock, stateAfter } from "../support/calling.ts";
import { firstOf } from "../support/epochs.ts";

/** Registrations of subnets, and dissolutions by netuid, one in each block. */
type Move = "register" | number;

interface History {
  readonly limit: number;
  readonly immunity: bigint;
  readonly moves: readonly Move[];
}

const begin = ({ limit, immunity }: History): State =>
  networksState(smallNetworks({ subnetLimit: limit, immunity, balance: 1n << 50n, reductionInterval: 3n }));

const step = (state: State, move: Move, block: bigint): State => {
  const now = inBlock(block)(state);
  const applied =
    move === "register" ? registerOn(now) : callBy(now, REGISTRANT, "dissolve_network", { netuid: move });
  return stateAfter(applied) ?? now;
};

/** The states after each move. */
const statesOf = (history: History): readonly State[] => {
  let state = begin(history);
  return history.moves.map((move, index) => {
    state = step(state, move, BigInt(index + 2));
    return state;
  });
};

const misplaced = (state: State, { limit }: History): string | undefined => {
  const netuids = allSubnetNetuids(state);
  const count = item.TotalNetworks.get(state);
  if (count !== netuids.length) return `${count} networks are counted, ${netuids.length} exist`;
  if (count - 1 > limit) return `${count - 1} subnets exist, ${limit} are allowed`;
  return firstOf(netuids, (netuid) =>
    netuid === 0 || item.SubnetOwner.has(state, netuid) ? undefined : `${netuid} has no owner`,
  );
};

const isReplaced = (state: State, history: History) =>
  allSubnetNetuids(state).length - 1 === history.limit &&
  allSubnetNetuids(state).some(
    (netuid) => item.NetworkRegisteredAt.get(state, netuid) > BigInt(history.limit + 2),
  );

export const networkCounterCountsNetworks = property({
  name: "network-counter-counts-networks",
  informal:
    "However subnets come and go, TotalNetworks is the number of networks, there are no more subnets than allowed, and each has an owner.",
  formal: "TotalNetworks = |NetworksAdded| ≤ SubnetLimit + 1",
  rules: ["NET-1", "NET-4", "NET-5", "NET-6", "NET-7"],
  status: "tested",
  cost: 4,
  arbitrary: fc.record({
    limit: fc.integer({ min: 1, max: 4 }),
    immunity: fc.constantFrom(0n, 3n),
    moves: fc.array(
      fc.oneof(
        { arbitrary: fc.constant<Move>("register"), weight: 3 },
        { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 2 },
      ),
      { maxLength: 12, size: "max" },
    ),
  }),
  witnesses: {
    "a subnet that takes another's place": (history) =>
      statesOf(history).some((state) => isReplaced(state, history)),
    "a subnet that is dissolved": (history) =>
      statesOf(history).some((state, index) => {
        const move = history.moves[index];
        return (
          typeof move === "number" &&
          item.SubnetLocked.has(state, move) &&
          !item.NetworksAdded.has(state, move)
        );
      }),
  },
  violation: (history) => firstOf(statesOf(history), (state) => misplaced(state, history)),
});
