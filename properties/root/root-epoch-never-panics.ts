import fc from "fast-check";
import type { RootEpochInput } from "../../model/finney/root/types.ts";
import { dueRoots, smallRoot } from "../arbitraries/root.ts";
import { property } from "../property.ts";
import { rootKappaOf, rootRefusalOf, rootRunOf } from "../support/roots.ts";

/** The largest |x|, in ulps, whose e^x or e^−x the chain can compute: 42.7095…; beyond it a step of the series overflows. */
const largestExponent = 787_851_848_574_078_720_573n;

const magnitude = (value: bigint) => (value < 0n ? -value : value);

const exponentsAreSafe = (input: RootEpochInput): boolean =>
  (rootRunOf(input).trace.trust ?? []).every(
    (trust) => magnitude((trust - rootKappaOf(input)) * BigInt(input.rho)) <= largestExponent,
  );

export const rootEpochNeverPanics = property({
  name: "root-epoch-never-panics",
  informal: "Whatever its Rho and Kappa, the root epoch ends; the chain runs it in every block that is due.",
  formal: "∀ρ, κ: root(x) ≠ Panic",
  rules: ["ROOT-6"],
  status: "tested",
  arbitrary: fc
    .record({ input: dueRoots(), rho: fc.oneof(fc.nat(100), fc.nat(65_535)) })
    .map(({ input, rho }) => ({ ...input, rho })),
  witnesses: {
    "a large ρ that does not panic": (input) => input.rho > 60 && rootRefusalOf(input) === undefined,
  },
  violation: (input) => {
    const refusal = rootRefusalOf(input);
    return refusal?.startsWith("Panic") ? refusal : undefined;
  },
  errata: [
    {
      id: "ERR-41",
      excuses: (input) => !exponentsAreSafe(input),
      scenario: smallRoot([{ stake: 1n }], 1, { rho: 86 }),
    },
  ],
});
