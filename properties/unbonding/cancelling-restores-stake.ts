import * as Result from "effect/Result";
import fc from "fast-check";
import { TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import { LastTxBlock, TotalHotkeyColdkeyStakesThisInterval } from "../../model/finney/items/subtensor.ts";
import type { Chain } from "../../model/rules.ts";
import { type Applied, applyCall } from "../../model/runtime/block.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import { type AnyItem, itemLabel } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import {
  afterBlocks,
  afterCall,
  bondedChain,
  byColdkey,
  FIRST_BLOCK,
  stakesAtFirst,
} from "../support/bonded.ts";
import { hotkey } from "../support/stakes.ts";

const PERIOD = 4n;

interface Cancelling {
  /** Which of the stakes. */
  readonly stake: number;
  /** Thousandths of it that leave, at least one rao. */
  readonly share: bigint;
  /** Blocks that pass before it is cancelled. */
  readonly wait: number;
  /** In how many calls. */
  readonly parts: number;
}

const amountOf = ({ stake, share }: Cancelling): bigint => {
  const [, , rao] = stakesAtFirst[stake]!;
  const part = (rao * share) / 1_000n;
  return part === 0n ? 1n : part;
};

const opened = (chain: Chain, given: Cancelling): Chain => {
  const [on, who] = stakesAtFirst[given.stake]!;
  const args = { hotkey: hotkey(on), amount_unstaked: amountOf(given) };
  return afterCall(chain, byColdkey(who, "SubtensorModule.remove_stake", args));
};

const cancelled = (chain: Chain, { stake }: Cancelling, amount: bigint): Applied => {
  const [on, who] = stakesAtFirst[stake]!;
  const args = { hotkey: hotkey(on), creation: FIRST_BLOCK, amount };
  return applyCall(chain, byColdkey(who, "Unbonding.cancel_unbonding", args));
};

/** What may differ from a chain on which nothing was removed: how often and when the coldkey has moved stake. */
const traces: readonly AnyItem[] = [LastTxBlock, TotalHotkeyColdkeyStakesThisInterval, TotalUnbonding];

const difference = (given: Cancelling): string | undefined => {
  const idle = afterBlocks(bondedChain({ unbondingPeriod: PERIOD }), given.wait);
  let chain = afterBlocks(opened(bondedChain({ unbondingPeriod: PERIOD }), given), given.wait);
  const part = amountOf(given) / BigInt(given.parts);
  const amounts = Array.from({ length: given.parts }, (_, index) =>
    index === 0 ? amountOf(given) - part * BigInt(given.parts - 1) : part,
  );
  for (const amount of amounts.filter((each) => each > 0n)) {
    const applied = cancelled(chain, given, amount);
    if (Result.isFailure(applied)) return `refused: ${applied.failure.reason}`;
    chain = { ...chain, state: applied.success.state };
  }
  const changed = changesBetween(idle.state, chain.state).find(({ item }) => !traces.includes(item));
  if (changed !== undefined) return `${itemLabel(changed.item)} is ${changed.after}, not ${changed.before}`;
  const total = TotalUnbonding.get(chain.state);
  return total === 0n ? undefined : `${total} rao still wait`;
};

/** Once the entry is paid there is nothing to cancel. */
const tooLate = (given: Cancelling): string | undefined => {
  const chain = afterBlocks(opened(bondedChain({ unbondingPeriod: PERIOD }), given), given.wait);
  const applied = cancelled(chain, given, amountOf(given));
  return Result.isFailure(applied) && applied.failure.reason === "Unbonding.UnknownEntry"
    ? undefined
    : "what has been paid is cancelled";
};

const inTime = ({ wait }: Cancelling): boolean => BigInt(wait) < PERIOD;

export const cancellingRestoresStake = property<Cancelling>({
  name: "cancelling-restores-stake",
  informal:
    "An entry that is cancelled before it completes, at once or in parts, leaves the chain as if the stake had never left.",
  formal: "wait < unbondingPeriod ⇒ cancel*(remove_stake(s, a), a) ≡ s; else refused",
  rules: ["UNB-1", "UNB-5", "UNB-2"],
  status: "tested",
  cost: 2,
  arbitrary: fc.record({
    stake: fc.nat({ max: stakesAtFirst.length - 1 }),
    share: fc.bigInt({ min: 0n, max: 1_000n }),
    wait: fc.nat({ max: Number(PERIOD) }),
    parts: fc.integer({ min: 1, max: 3 }),
  }),
  witnesses: {
    "all stake had left": ({ share }) => share === 1_000n,
    "in the last block": ({ wait }) => BigInt(wait) === PERIOD - 1n,
    "a block too late": ({ wait }) => BigInt(wait) === PERIOD,
    "in parts": (given) => inTime(given) && given.parts > 1,
  },
  violation: (given) => (inTime(given) ? difference(given) : tooLate(given)),
});
