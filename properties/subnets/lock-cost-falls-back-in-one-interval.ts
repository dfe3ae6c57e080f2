import fc from "fast-check";
import { type LockCostInput, lockCost } from "../../model/finney/subnets/lockCost.ts";
import { property } from "../property.ts";

/** A lock that was just made, and two later blocks. */
interface Falling {
  readonly lock: Omit<LockCostInput, "currentBlock">;
  readonly blocks: number;
  readonly more: number;
}

const largest = 1n << 60n;
const most = (left: bigint, right: bigint) => (left > right ? left : right);

const costAfter = ({ lock }: Falling, blocks: bigint) =>
  lockCost({ ...lock, currentBlock: lock.lastLockBlock + blocks });

export const lockCostFallsBackInOneInterval = property({
  name: "lock-cost-falls-back-in-one-interval",
  informal:
    "The lock cost is twice the last lock at once, never rises while nobody registers, is back at the last lock after one interval, but for less than one rao a block, and never below the minimum.",
  formal:
    "c(0) = max(min, 2·last); d ≤ e ⇒ c(d) ≥ c(e) ≥ min; max(min, last) ≤ c(interval) < max(min, last) + interval",
  rules: ["NET-2"],
  status: "tested",
  arbitrary: fc.record({
    lock: fc.record({
      lastLock: fc.oneof(fc.bigInt(0n, largest), fc.bigInt(0n, 200_000n)),
      minimumLock: fc.oneof(fc.constant(0n), fc.bigInt(0n, largest)),
      lastLockBlock: fc.bigInt(1n, 1_000_000n),
      lockReductionInterval: fc.bigInt(1n, 200_000n),
    }),
    blocks: fc.nat(300_000),
    more: fc.nat(100_000),
  }),
  witnesses: {
    "a last lock smaller than the interval": ({ lock }) =>
      lock.lastLock > 0n && lock.lastLock < lock.lockReductionInterval,
    "a cost at its minimum": (falling) =>
      costAfter(falling, BigInt(falling.blocks)) === falling.lock.minimumLock,
    "a cost above it": (falling) => costAfter(falling, BigInt(falling.blocks)) > falling.lock.minimumLock,
  },
  violation: (falling) => {
    const { lastLock, minimumLock, lockReductionInterval: interval } = falling.lock;
    const atOnce = costAfter(falling, 0n);
    if (atOnce !== most(minimumLock, 2n * lastLock)) return `the next one costs ${atOnce} rao at once`;
    const sooner = costAfter(falling, BigInt(falling.blocks));
    const later = costAfter(falling, BigInt(falling.blocks + falling.more));
    if (sooner < later || later < minimumLock) return `it costs ${sooner}, later ${later} rao`;
    const back = costAfter(falling, interval);
    const least = most(minimumLock, lastLock);
    return least <= back && back < least + interval ? undefined : `after one interval it costs ${back} rao`;
  },
});
