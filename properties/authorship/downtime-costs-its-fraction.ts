import fc from "fast-check";
import { bondedWith } from "../../model/bonded/rules.ts";
import { recordDuty } from "../../model/bonded/slashing/downtime.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import { Entries, TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import { Stake, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { HEIGHT, hotkeyAt, stateOf } from "../support/authorship.ts";
import { coldkey } from "../support/stakes.ts";

interface Case {
  readonly stake: bigint;
  /** Parts of a million. */
  readonly fraction: bigint;
  /** Blocks for which the hotkey is jailed. */
  readonly time: bigint;
  /** Rao that left the stake earlier and still wait. */
  readonly unbonding: bigint;
  readonly creation: bigint;
}

const before = ({ stake, unbonding, creation }: Case): State => {
  const state = stateOf({ networks: [], stakes: [stake], jailed: [], minimum: 0n, parent: 1 });
  if (unbonding === 0n) return state;
  const entry = { amount: unbonding, creation, completion: creation + 1_000n };
  const opened = Entries.put(state, hotkeyAt(0), coldkey(0), [entry]);
  return TotalIssuance.update(TotalUnbonding.put(opened, unbonding), (issuance) => issuance + unbonding);
};

const after = (given: Case): State => {
  const rules = bondedWith({
    maxMissed: 0,
    downtimeFraction: given.fraction,
    downtimeJailPeriod: given.time,
  });
  return recordDuty({ rules, state: before(given) }, hotkeyAt(0), true).state;
};

const ceiling = (rao: bigint, fraction: bigint): bigint => (rao * fraction + 999_999n) / 1_000_000n;

const stakeIn = (state: State): bigint => Stake.get(state, hotkeyAt(0), coldkey(0));

export const downtimeCostsItsFraction = property<Case>({
  name: "downtime-costs-its-fraction",
  informal:
    "Who misses too many duties loses the fraction for downtime of its stake, rounded up, nothing of what left in an earlier block, and is jailed for the period; the rao leave the issuance.",
  formal: "loss = ⌈stake · f / 10⁶⌉, until = min(block + period, 2³² − 1)",
  rules: ["SLA-7", "SLA-3"],
  status: "tested",
  arbitrary: fc.record({
    stake: fc.oneof(fc.bigInt(0n, 1_000_000_000_000n), fc.constantFrom(0n, 1n, 9_999n, 10_000n, 10_001n)),
    fraction: fc.constantFrom(100n, 100n, 1n, 1_000_000n),
    time: fc.constantFrom(50n, 0n, 4_294_967_295n),
    unbonding: fc.constantFrom(0n, 1n, 1_000_000n),
    creation: fc.constantFrom(1n, HEIGHT - 1n),
  }),
  witnesses: {
    "a rao is rounded up": ({ stake, fraction }) => (stake * fraction) % 1_000_000n > 0n,
    "an entry of the block before": ({ unbonding, creation }) => unbonding > 0n && creation === HEIGHT - 1n,
    "for ever": ({ time }) => time > 4_000_000_000n,
  },
  violation: (given) => {
    const [old, state] = [before(given), after(given)];
    const due = ceiling(given.stake, given.fraction);
    const losses = [stakeIn(old) - stakeIn(state), TotalIssuance.get(old) - TotalIssuance.get(state)];
    if (losses.some((loss) => loss !== due))
      return `the stake falls by ${losses[0]}, all rao by ${losses[1]}, not ${due}`;
    if (TotalUnbonding.get(state) !== given.unbonding) return "an older entry loses something";
    const [end, found] = [HEIGHT + given.time, JailedUntil.get(state, hotkeyAt(0))];
    const until = end < 4_294_967_295n ? end : 4_294_967_295n;
    return found === until ? undefined : `it is jailed until ${found}, not ${until}`;
  },
});
