import { encodeEntry } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { type Report, reports } from "../arbitraries/reports.ts";
import { property } from "../property.ts";
import { after, apply, delegatesChain, endOf, reportOn, type Signing } from "../support/reports.ts";

const ended = (first: Signing, second: Signing) => {
  const applied = apply(delegatesChain(), reportOn(first, second));
  return { end: endOf(applied), root: stateRoot(after(delegatesChain(), applied), encodeEntry) };
};

export const theOrderOfStatementsIsIrrelevant = property<Report>({
  name: "the-order-of-statements-is-irrelevant",
  informal:
    "Evidence ends in the same way and leaves the same state whichever of its statements comes first.",
  formal: "report(a, b)(S) = report(b, a)(S)",
  rules: ["SLA-2", "SLA-4"],
  status: "tested",
  arbitrary: reports,
  cost: 2,
  witnesses: {
    "evidence that is accepted": (report) => ended(...report).end === "Ok",
    "evidence that is refused": (report) => ended(...report).end !== "Ok",
  },
  violation: ([first, second]) => {
    const [one, other] = [ended(first, second), ended(second, first)];
    if (one.end !== other.end) return `the report ends with ${one.end}, and turned round with ${other.end}`;
    return one.root === other.root ? undefined : `the states differ: ${one.root} and ${other.root}`;
  },
});
