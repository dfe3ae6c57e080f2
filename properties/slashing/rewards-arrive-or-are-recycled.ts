import fc from "fast-check";
import { TotalSlashed } from "../../model/bonded/slashing/items.ts";
import { slash } from "../../model/bonded/slashing/slash.ts";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import { TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { bondedAmount, fractions } from "../arbitraries/slashing.ts";
import { property } from "../property.ts";
import { balance } from "../support/calling.ts";
import {
  BLOCK,
  type Bonds,
  chainOfBonds,
  counted,
  emptyHolder,
  offender,
  stateOfBonds,
} from "../support/slashing.ts";
import { balanceIn, coldkey, DEPOSIT } from "../support/stakes.ts";

/** A slash, and a reporter with a balance. */
interface Rewarded {
  readonly stake: bigint;
  readonly fraction: bigint;
  readonly reward: bigint;
  readonly free: bigint;
}

const FULL = 2n ** 64n - 1n;
const reporter = coldkey(4);

const ended = ({ stake, fraction, reward, free }: Rewarded) => {
  const bonds: Bonds = { holders: [{ ...emptyHolder, stake }], fraction, reward, infraction: BLOCK };
  const before = counted(balance(reporter, free)(stateOfBonds(bonds)));
  const punished = { hotkey: offender, infraction: BLOCK, fraction, reporter };
  const { state, loss } = slash(chainOfBonds(bonds, before), punished);
  const due = (loss.total * reward) / 1_000_000n;
  return { before, state, loss: loss.total, due };
};

/** What a balance takes: nothing while it stays below the deposit, and no more than fits. */
const takes = ({ free }: Rewarded, due: bigint): bigint => {
  if (free + due < DEPOSIT) return 0n;
  return free + due > FULL ? FULL - free : due;
};

export const rewardsArriveOrAreRecycled = property<Rewarded>({
  name: "rewards-arrive-or-are-recycled",
  informal:
    "The reporter's reward is its part of the loss, rounded down; what its balance cannot take leaves the issuance with the rest.",
  formal:
    "Δ free = min(⌊loss·r⌋, what fits), or 0 below the deposit; −Δ issuance = Δ TotalSlashed = loss − Δ free",
  rules: ["SLA-9"],
  status: "tested",
  arbitrary: fc.record({
    stake: bondedAmount,
    fraction: fractions,
    reward: fc.constantFrom(0n, 1n, 50_000n, 333_333n, 1_000_000n),
    free: fc.constantFrom(0n, 0n, 500n, 1_000_000n, FULL - 300n, FULL),
  }),
  witnesses: {
    "a reward arrives": (given) =>
      ended(given).due > 0n && takes(given, ended(given).due) === ended(given).due,
    "too little for a new account": (given) =>
      given.free === 0n && ended(given).due > 0n && ended(given).due < DEPOSIT,
    "too much for the balance": (given) =>
      takes(given, ended(given).due) > 0n && given.free + ended(given).due > FULL,
    "no reward": ({ reward, stake, fraction }) => reward === 0n && stake * fraction > 0n,
  },
  violation: (given) => {
    const { before, state, loss, due } = ended(given);
    const paid = balanceIn(state, reporter) - balanceIn(before, reporter);
    if (paid !== takes(given, due)) return `${paid} rao of ${due} arrive`;
    const recycled = TotalSlashed.get(state) - TotalSlashed.get(before);
    if (recycled !== loss - paid) return `${recycled} rao of ${loss} are recycled, and ${paid} paid`;
    // Counts stay at the largest u64 where a balance is as large as that.
    if (given.free > FULL / 2n) return undefined;
    const issued = TotalIssuance.get(before) - TotalIssuance.get(state);
    if (issued !== recycled) return `${issued} rao leave the issuance, ${recycled} are recycled`;
    const counts = BalancesIssuance.get(state) - BalancesIssuance.get(before);
    return counts === paid ? undefined : `${counts} rao are counted into balances, ${paid} paid`;
  },
});
