import fc from "fast-check";
import { feeOf } from "../../model/finney/transactions/fee.ts";
import { anyCalls } from "../arbitraries/transactions.ts";
import { property } from "../property.ts";

const pays = ({ call }: { call: string }) => !/^SubtensorModule|adjustment_alpha/.test(call);

export const feesFollowLengthAndTip = property({
  name: "fees-follow-length-and-tip",
  informal:
    "A byte more costs a rao more, a rao more of tip likewise; a call that pays nothing costs its tip alone.",
  formal: "fee(c, l + 1, t) = fee(c, l, t) + 1 = fee(c, l, t + 1) where c pays; else fee(c, l, t) = t",
  rules: ["TXN-3"],
  status: "tested",
  arbitrary: fc.record({
    call: anyCalls,
    length: fc.nat(1_000_000),
    tip: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  }),
  witnesses: {
    "a batch": ({ call }) => call.call === "Utility.batch",
    "a call that pays nothing": ({ call }) => !pays(call),
  },
  violation: ({ call, length, tip }) => {
    const fee = feeOf({ call, length, tip });
    if (!pays(call)) return fee === tip ? undefined : `${call.call} costs ${fee} with a tip of ${tip}`;
    const longer = feeOf({ call, length: length + 1, tip });
    const generous = feeOf({ call, length, tip: tip + 1n });
    if (longer !== fee + 1n) return `a byte costs ${longer - fee}`;
    return generous === fee + 1n ? undefined : `a rao of tip costs ${generous - fee}`;
  },
});
