import fc from "fast-check";
import { encodeEntry } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { doubleSignings, signings } from "../arbitraries/reports.ts";
import { property } from "../property.ts";
import { after, apply, delegatesChain, endOf, reportOn, type Signing } from "../support/reports.ts";

type Report = readonly [first: Signing, second: Signing];

const ended = (first: Signing, second: Signing) => {
  const applied = apply(delegatesChain(), reportOn(first, second));
  return { end: endOf(applied), root: stateRoot(after(delegatesChain(), applied), encodeEntry) };
};

const isDouble = ([first, second]: Report): boolean =>
  first.seed === second.seed && first.block !== second.block && first.height === second.height;

export const theOrderOfStatementsIsIrrelevant = property<Report>({
  name: "the-order-of-statements-is-irrelevant",
  informal:
    "Evidence ends in the same way and leaves the same state whichever of its statements comes first.",
  formal: "report(a, b)(S) = report(b, a)(S)",
  rules: ["SLA-2", "SLA-4"],
  status: "tested",
  arbitrary: fc.oneof(fc.tuple(signings, signings), doubleSignings),
  cost: 2,
  witnesses: {
    "evidence that is accepted": (report) => isDouble(report) && ended(...report).end === "Ok",
    "evidence that is refused": (report) => !isDouble(report),
  },
  violation: ([first, second]) => {
    const [one, other] = [ended(first, second), ended(second, first)];
    if (one.end !== other.end) return `the report ends with ${one.end}, and turned round with ${other.end}`;
    return one.root === other.root ? undefined : `the states differ: ${one.root} and ${other.root}`;
  },
});
