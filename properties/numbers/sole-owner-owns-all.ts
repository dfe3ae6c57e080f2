import fc from "fast-check";
import * as SharePool from "../../model/numbers/sharePool.ts";
import { property } from "../property.ts";

const updates = fc.bigInt(1n, 1n << 50n);

export const soleOwnerOwnsAll = property({
  name: "sole-owner-owns-all",
  informal: "A pool's only owner owns its whole value, and an update for all changes no share.",
  formal: "shares = {k} ⇒ value(k) = shared value; update_for_all leaves shares and denominator",
  rules: ["NUM-20"],
  status: "tested",
  arbitrary: fc.array(fc.record({ forAll: fc.boolean(), update: updates }), { minLength: 1, maxLength: 8 }),
  witnesses: {
    "a reward after a first stake": (steps) =>
      steps[0]?.forAll === false && steps.some(({ forAll }) => forAll),
  },
  violation: (steps) => {
    let pool = SharePool.emptySharePool<number>();
    for (const { forAll, update } of steps) {
      const next = forAll
        ? SharePool.updateValueForAll(pool, update)
        : SharePool.updateValueForOne(pool, 0, update);
      if (forAll && (next.shares !== pool.shares || next.denominator !== pool.denominator))
        return "a share changed";
      pool = next;
      if (pool.shares.has(0) && SharePool.getValue(pool, 0) !== pool.sharedValue)
        return `owns ${SharePool.getValue(pool, 0)} of ${pool.sharedValue}`;
    }
    return undefined;
  },
});
