import * as Result from "effect/Result";
import fc from "fast-check";
import { SenateMembers } from "../../model/finney/items/governance.ts";
import { derivativeOf } from "../../model/finney/utility/derivative.ts";
import { signed } from "../../model/runtime/origin.ts";
import { property } from "../property.ts";
import { after, make, senators } from "../support/motions.ts";

const numbered = fc.record({ owner: fc.nat(2), index: fc.oneof(fc.nat(3), fc.nat(65_535)) });

export const derivativesAreAccountsOfTheirOwn = property({
  name: "derivatives-are-accounts-of-their-own",
  informal:
    "Each number of each account gives another account, in whose name its owner, and nobody else, makes calls.",
  formal:
    "derivative(a, i) = derivative(b, j) ⇔ a = b, i = j; as_derivative_a(i, call) = call signed by derivative(a, i)",
  rules: ["GOV-10"],
  status: "tested",
  arbitrary: fc.tuple(numbered, numbered),
  witnesses: {
    "two numbers of one account": ([one, other]) => one.owner === other.owner && one.index !== other.index,
    "the same number of two accounts": ([one, other]) =>
      one.owner !== other.owner && one.index === other.index,
    "the same account": ([one, other]) => one.owner === other.owner && one.index === other.index,
  },
  violation: ([one, other]) => {
    const seat = derivativeOf(senators[one.owner]!, one.index);
    const isSame = one.owner === other.owner && one.index === other.index;
    if ((derivativeOf(senators[other.owner]!, other.index) === seat) !== isSame)
      return "two share an account";
    const state = SenateMembers.put(undefined, [seat]);
    const call = { call: "SenateMembers.change_key", args: { new: senators[9] } };
    const result = make(state, signed(senators[other.owner]!), "Utility.as_derivative", {
      index: other.index,
      call,
    });
    if (Result.isSuccess(result) !== isSame) return "the call is made by someone else, or not by its owner";
    return !isSame || SenateMembers.get(after(state, result))[0] === senators[9]
      ? undefined
      : "nothing is done";
  },
});
