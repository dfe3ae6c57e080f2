import fc from "fast-check";
import type { Json } from "../../conformance/case.ts";
import { finney } from "../../model/finney/rules.ts";
import { execute, seedOf } from "./execute.ts";
import type { Draft } from "./files.ts";

const cap = finney.constants.totalSupply;

const draft = (handler: string, name: string, description: string, inputs: readonly Json[]): Draft => ({
  suite: "tokenomics",
  handler,
  case: name,
  description,
  provenance: {
    kind: "generated",
    seed: seedOf("tokenomics", handler),
    generator: "src/vectors/tokenomics.ts",
  },
  pairs: inputs.map((input) => [input, execute("tokenomics", handler, input).outcome as Json]),
});

const random = (handler: string, from: bigint, to: bigint): readonly bigint[] =>
  fc.sample(fc.bigInt(from, to), { seed: seedOf("tokenomics", handler), numRuns: 40 });

const halvings = Array.from({ length: 31 }, (_, index) => index);

/** The issuance of each step of the schedule, asked of the model itself. */
const steps = (): readonly bigint[] =>
  halvings.flatMap((halving) => {
    const { outcome } = execute("tokenomics", "halving_threshold", { halving });
    const found = "ok" in outcome ? (outcome.ok as { readonly issuance?: string } | null) : null;
    return found?.issuance === undefined ? [] : [BigInt(found.issuance)];
  });

const around = (values: readonly bigint[]): readonly bigint[] => [
  ...new Set(values.flatMap((value) => [value - 1n, value, value + 1n]).filter((value) => value >= 0n)),
];

const snapshots: readonly Json[] = [
  { stakes: {}, balances: {} },
  { stakes: { cold: { hot: ["7", 0] } }, balances: { cold: 5 } },
  { stakes: { a: { h: ["18446744073709551615", 0], i: ["1", 1] } }, balances: {} },
  { stakes: {}, balances: { a: "18446744073709551615", b: 2 } },
  { stakes: { cold: { hot: "7", warm: 3 } }, balances: { cold: 0 } },
  { stakes: { cold: { hot: [0, 0], warm: ["1", 65_535] }, other: { hot: "2" } }, balances: { cold: "1" } },
  { stakes: { a: { h: ["5", 0] } }, balances: { a: "18446744073709551615", b: "18446744073709551614" } },
];

/** Block emission around every threshold of the schedule, and what follows from it. */
export const tokenomicsVectors = (): readonly Draft[] => {
  const edges = around([...steps(), cap]).map((issuance) => ({ issuance: `${issuance}` }));
  const anywhere = random("block_emission", 0n, cap + cap / 10n).map((issuance) => ({
    issuance: `${issuance}`,
  }));
  const passing = steps().flatMap((issuance) =>
    [1n, 2n, 100_000n].map((count) => ({
      issuance: `${issuance > 0n ? issuance - 1n : 0n}`,
      blocks: `${count}`,
    })),
  );
  const blocks = random("issuance_after", 0n, 30_000_000n);
  return [
    draft("block_emission", "thresholds", "A rao before, at and after each step of the schedule.", edges),
    draft("block_emission", "random", "Issuances up to a tenth above the cap.", anywhere),
    draft(
      "written_block_emission",
      "thresholds",
      "What is stored as BlockEmission where half a TAO stands there.",
      edges.map((edge) => ({ stored: "500000000", ...edge })),
    ),
    draft(
      "halving_threshold",
      "all",
      "Each step of the schedule.",
      halvings.slice(0, steps().length).map((halving) => ({ halving })),
    ),
    draft(
      "issuance_after",
      "random",
      "Issuance after many blocks.",
      blocks.map((count) => ({ issuance: `${(count * 700_000_000n) % cap}`, blocks: `${count}` })),
    ),
    draft(
      "issuance_after",
      "steps",
      "Issuance one, two and many blocks after the last rao before each step of the schedule.",
      [...passing, { issuance: `${cap}`, blocks: "5" }, { issuance: `${cap + 1n}`, blocks: "1" }],
    ),
    draft("emission_over", "day-and-year", "A block's emission over a day and over a year of 365 days.", [
      { emission: "1000000000", seconds: "86400" },
      { emission: "1000000000", seconds: "31536000" },
      { emission: "500000000", seconds: "86400" },
      { emission: "1", seconds: "11" },
    ]),
    draft(
      "genesis_issuance",
      "small-snapshots",
      "The sum of a snapshot, wrapped and saturated sums included.",
      snapshots,
    ),
  ];
};
