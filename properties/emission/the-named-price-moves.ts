import fc from "fast-check";
import { adjustRegistrationTerms } from "../../model/finney/emission/registrationTerms.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";

interface Interval {
  readonly blocks: number;
  readonly interval: number;
  readonly byWork: number;
  readonly byBurn: number;
  readonly target: number;
}

const netuid = 1;
const LAST = 1_000n;
const BURN = 10_000_000_000n;
const DIFFICULTY = 20_000_000n;

const stateAt = ({ blocks, interval, byWork, byBurn, target }: Interval): State => {
  let state = BlockNumber.put(undefined, LAST + BigInt(blocks));
  state = item.NetworksAdded.put(state, netuid, true);
  state = item.LastAdjustmentBlock.put(state, netuid, LAST);
  state = item.AdjustmentInterval.put(state, netuid, interval);
  state = item.Burn.put(state, netuid, BURN);
  state = item.Difficulty.put(state, netuid, DIFFICULTY);
  state = item.TargetRegistrationsPerInterval.put(state, netuid, target);
  state = item.RegistrationsThisInterval.put(state, netuid, byWork + byBurn);
  state = item.POWRegistrationsThisInterval.put(state, netuid, byWork);
  state = item.BurnRegistrationsThisInterval.put(state, netuid, byBurn);
  return item.RegistrationsThisBlock.put(state, netuid, byWork);
};

const isOver = ({ blocks, interval }: Interval): boolean => blocks >= interval;

const counters = [
  item.RegistrationsThisInterval,
  item.POWRegistrationsThisInterval,
  item.BurnRegistrationsThisInterval,
] as const;

/** Which prices have moved, and which way. */
const movesIn = (state: State) => ({
  burn: item.Burn.get(state, netuid) - BURN,
  difficulty: item.Difficulty.get(state, netuid) - DIFFICULTY,
});

const wrongMove = (interval: Interval, state: State): string | undefined => {
  const { byWork, byBurn, target } = interval;
  const { burn, difficulty } = movesIn(state);
  const isHigh = byWork + byBurn > target;
  if (isHigh && byWork > byBurn && burn !== 0n) return "the burn moves though work was busier";
  if (isHigh && byBurn > byWork && difficulty !== 0n) return "the difficulty moves though burning was busier";
  if (!isHigh && byWork > byBurn && difficulty !== 0n) return "work gets cheaper though it was busier";
  if (!isHigh && byBurn > byWork && burn !== 0n) return "burning gets cheaper though it was busier";
  const wrong = isHigh ? burn < 0n || difficulty < 0n : burn > 0n || difficulty > 0n;
  return wrong ? "a price moves against demand" : undefined;
};

export const theNamedPriceMoves = property({
  name: "the-named-price-moves",
  informal:
    "At the end of an interval with too many registrations only the busier way gets dearer, else only the other way gets cheaper; counters begin anew. Before its end nothing moves. The counter of the block is reset in every block.",
  formal:
    "b − last < interval ⇒ p' = p; else r > t ⇒ p' > p only of the busier way, r ≤ t ⇒ p' < p only of the other",
  rules: ["EMI-2"],
  status: "tested",
  arbitrary: fc.record({
    blocks: fc.nat(10),
    interval: fc.nat(10),
    byWork: fc.nat(5),
    byBurn: fc.nat(5),
    target: fc.integer({ min: 1, max: 6 }),
  }),
  witnesses: {
    "both prices move": (interval) => {
      const { burn, difficulty } = movesIn(adjustRegistrationTerms({ state: stateAt(interval) }).state);
      return burn > 0n && difficulty > 0n;
    },
    "work gets dearer": (interval) => {
      const { burn, difficulty } = movesIn(adjustRegistrationTerms({ state: stateAt(interval) }).state);
      return burn === 0n && difficulty > 0n;
    },
    "burning gets cheaper": (interval) => {
      const { burn, difficulty } = movesIn(adjustRegistrationTerms({ state: stateAt(interval) }).state);
      return burn < 0n && difficulty === 0n;
    },
    "the interval is not over": (interval) => !isOver(interval),
  },
  violation: (interval) => {
    const { state } = adjustRegistrationTerms({ state: stateAt(interval) });
    if (item.RegistrationsThisBlock.get(state, netuid) !== 0) return "the counter of the block stays";
    const counts = counters.map((counter) => counter.get(state, netuid));
    const { burn, difficulty } = movesIn(state);
    if (!isOver(interval)) return burn === 0n && difficulty === 0n ? undefined : "a price moves too early";
    if (counts.some((count) => count !== 0)) return "a counter stays";
    return wrongMove(interval, state);
  },
});
