import fc from "fast-check";
import { feeOf } from "../../model/finney/transactions/fee.ts";
import { calmCalls } from "../arbitraries/transactions.ts";
import { property } from "../property.ts";
import { callOf, remark } from "../support/transactions.ts";

export const heavierCallsCostMore = property({
  name: "heavier-calls-cost-more",
  informal: "Of two batches in transactions of the same length, that which makes one call more costs more.",
  formal: "fee(batch(c₁ … cₙ), l) < fee(batch(c₁ … cₙ₊₁), l)",
  rules: ["TXN-3"],
  status: "tested",
  arbitrary: fc.record({
    calls: fc.array(calmCalls, { minLength: 1, maxLength: 4 }),
    more: calmCalls,
    length: fc.nat(1_000),
  }),
  witnesses: {
    "a call that pays nothing on its own": ({ more }) => more.call.startsWith("SubtensorModule."),
    "a call that pays": ({ more }) => more.call.startsWith("Balances."),
  },
  violation: ({ calls, more, length }) => {
    const cost = (list: typeof calls) =>
      feeOf({ call: callOf("Utility.batch", { calls: list }), length, tip: 0n });
    const [fewer, all] = [cost(calls), cost([...calls, more])];
    return all > fewer ? undefined : `${calls.length} calls cost ${fewer} rao, one more costs ${all}`;
  },
  errata: [{ id: "ERR-121", excuses: () => true, scenario: { calls: [remark], more: remark, length: 0 } }],
});
