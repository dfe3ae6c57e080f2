import * as Result from "effect/Result";
import fc from "fast-check";
import { keyPairOf } from "../../model/signatures/keys.ts";
import type { AccountScheme } from "../../model/signatures/verify.ts";
import { anyScheme } from "../arbitraries/signatures.ts";
import { property } from "../property.ts";

interface Paths {
  readonly scheme: AccountScheme;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

const SEED = `0x${"42".repeat(32)}`;

/** Names that differ by what they stand for: a number is one without zeros in front. */
const step = fc
  .tuple(fc.constantFrom("//", "//", "//", "/"), fc.constantFrom("a", "b", "1", "2", "18446744073709551616"))
  .map(([slashes, name]) => `${slashes}${name}`);
const path = fc.array(step, { maxLength: 3 });

const isSame = ({ left, right }: Paths): boolean => left.join("") === right.join("");
const isSoft = (step: string): boolean => !step.startsWith("//");

const accountAt = (scheme: AccountScheme, steps: readonly string[]): string =>
  Result.match(keyPairOf(scheme, `${SEED}${steps.join("")}`), {
    onSuccess: ({ account }) => account,
    onFailure: ({ reason }) => reason,
  });

const isRefused = (scheme: AccountScheme, steps: readonly string[]): boolean =>
  scheme !== "sr25519" && steps.some(isSoft);

export const pathsLeadApart = property({
  name: "paths-lead-apart",
  informal:
    "Two paths lead to the same account exactly where they are the same path; a soft junction is refused where the scheme has none.",
  formal: "account(p) = account(q) ⇔ p = q; soft ∈ p ∧ scheme ≠ sr25519 ⇒ account(p) = SoftJunction",
  rules: ["SIG-3"],
  status: "tested",
  arbitrary: fc
    .record({ scheme: anyScheme, left: path, other: path, relation: fc.nat(3) })
    .map(({ scheme, left, other, relation }): Paths => {
      const right = [left, left.toReversed()][relation] ?? other;
      return { scheme, left, right };
    }),
  cost: 4,
  witnesses: {
    "the same path": (paths) => isSame(paths) && paths.left.length > 0,
    "the order of two steps": ({ left, right }) =>
      left.length === 2 && left.join("") !== right.join("") && left.toReversed().join("") === right.join(""),
    "a refused path": ({ scheme, left }) => isRefused(scheme, left),
  },
  violation: (paths) => {
    const { scheme, left, right } = paths;
    const [first, second] = [accountAt(scheme, left), accountAt(scheme, right)];
    for (const [steps, account] of [[left, first] as const, [right, second] as const])
      if ((account === "Keys.SoftJunction") !== isRefused(scheme, steps))
        return `${scheme} ${steps.join("")} leads to ${account}`;
    if (first === "Keys.SoftJunction" || second === "Keys.SoftJunction") return undefined;
    return (first === second) === isSame(paths) ? undefined : `${first} and ${second}`;
  },
});
