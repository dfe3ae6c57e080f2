import * as Result from "effect/Result";
import fc from "fast-check";
import { Delegates, StakeInterval, TargetStakesPerInterval } from "../../model/finney/items/subtensor.ts";
import { applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import { property } from "../property.ts";
import { bondedChain, byColdkey, chainAfter, FIRST_BLOCK } from "../support/bonded.ts";
import { written } from "../support/calling.ts";
import { hotkey } from "../support/stakes.ts";

interface Attempt {
  readonly kind: "add" | "remove" | "cancel" | "redelegate";
  readonly from: number;
  readonly to: number;
}

interface Attempts {
  /** Stake calls of a pair that are allowed in one interval. */
  readonly target: bigint;
  readonly attempts: readonly Attempt[];
}

/** Coldkey 4 has stake on both delegates. */
const WHO = 4;

const extrinsicOf = ({ kind, from, to }: Attempt): Extrinsic => {
  const on = { hotkey: hotkey(from) };
  switch (kind) {
    case "add":
      return byColdkey(WHO, "SubtensorModule.add_stake", { ...on, amount_staked: 1_000n });
    case "remove":
      return byColdkey(WHO, "SubtensorModule.remove_stake", { ...on, amount_unstaked: 1_000n });
    case "cancel":
      return byColdkey(WHO, "Unbonding.cancel_unbonding", { ...on, creation: FIRST_BLOCK, amount: 1n });
    case "redelegate":
      return byColdkey(WHO, "Unbonding.redelegate", { from: hotkey(from), to: hotkey(to), amount: 1_000n });
  }
};

/** The hotkeys whose pair a call counts for. */
const counted = ({ kind, from, to }: Attempt): readonly number[] => {
  if (kind === "cancel") return [];
  return kind === "redelegate" ? [from, to] : [from];
};

/** How each attempt ended: "accepted", or why it was refused. */
const run = ({ target, attempts }: Attempts): readonly string[] => {
  const begun = bondedChain();
  let chain = {
    ...begun,
    state: written(
      begun.state,
      (state) => Delegates.put(state, hotkey(2), 11_796),
      (state) => TargetStakesPerInterval.put(state, target),
      (state) => StakeInterval.put(state, 10n),
    ),
  };
  return attempts.map((attempt) => {
    const result = applyCall(chain, extrinsicOf(attempt));
    chain = chainAfter(chain, result);
    return Result.isSuccess(result) ? "accepted" : result.failure.reason;
  });
};

const isLimited = (end: string): boolean => /^(Un)?stakeRateLimitExceeded$/i.test(end);

export const movesOfStakeCountInTheInterval = property<Attempts>({
  name: "moves-of-stake-count-in-the-interval",
  informal:
    "Stake added, removed and moved on counts together for each pair that it concerns, and is refused exactly beyond the allowed number; cancelling never is.",
  formal:
    "refused for the interval ⇔ ∃ pair of the call: |accepted calls of the pair| ≥ TargetStakesPerInterval",
  rules: ["UNB-3", "UNB-5", "UNB-6", "STK-8"],
  status: "tested",
  cost: 2,
  arbitrary: fc.record({
    target: fc.bigInt({ min: 0n, max: 3n }),
    attempts: fc.array(
      fc.record({
        kind: fc.constantFrom("add", "remove", "redelegate", "redelegate", "cancel"),
        from: fc.nat({ max: 1 }),
        to: fc.constantFrom(0, 1, 2, 2),
      }),
      { minLength: 1, maxLength: 10 },
    ),
  }),
  witnesses: {
    "stake may not leave again": (given) => run(given).includes("UnstakeRateLimitExceeded"),
    "stake may not come again": (given) => run(given).includes("StakeRateLimitExceeded"),
    "an entry is cancelled nevertheless": (given) =>
      run(given).some((end, index) => given.attempts[index]?.kind === "cancel" && end === "accepted"),
  },
  violation: (given) => {
    const calls = new Map<number, number>();
    for (const [index, end] of run(given).entries()) {
      const attempt = given.attempts[index]!;
      const isFull = counted(attempt).some((pair) => BigInt(calls.get(pair) ?? 0) >= given.target);
      const isSelf = attempt.kind === "redelegate" && attempt.from === attempt.to;
      if (!isSelf && isLimited(end) !== isFull) return `attempt ${index} ends with ${end}`;
      if (end !== "accepted") continue;
      for (const pair of counted(attempt)) calls.set(pair, (calls.get(pair) ?? 0) + 1);
    }
    return undefined;
  },
});
