/** Wrong supply: where the emission halves, and what counts as issued. */
import type { Handler, Json } from "../../case.ts";
import type { WrongTarget } from "./target.ts";
import { ownHandler, variant, withHandlers } from "./variants.ts";

type JsonObject = { readonly [key: string]: Json };

const rao = (json: Json | undefined): bigint => BigInt(json as string);

/** The emission of one rao less: that of the era before, at the very issuance at which the next one begins. */
const oneRaoLate =
  (handler: string): Handler =>
  (input) => {
    const { issuance, ...rest } = input as JsonObject;
    const before = rao(issuance) === 0n ? 0n : rao(issuance) - 1n;
    return ownHandler("tokenomics", handler)({ ...rest, issuance: `${before}` });
  };

/** The threshold itself, moved along; the launch stays at nothing. */
const thresholdOneLate: Handler = (input) => {
  const { outcome } = ownHandler("tokenomics", "halving_threshold")(input);
  if (!("ok" in outcome)) return { outcome };
  const { issuance, emission } = outcome.ok as JsonObject;
  return {
    outcome: {
      ok: { issuance: rao(issuance) === 0n ? "0" : `${rao(issuance) + 1n}`, emission: emission as Json },
    },
  };
};

/** A first state that counts what is staked, and no balance. */
const withoutBalances: Handler = (input) => {
  const { outcome } = ownHandler("genesis", "build")(input);
  if (!("ok" in outcome)) return { outcome };
  const state = outcome.ok as JsonObject;
  const staked = rao(state["TotalIssuance"]) - rao(state["Balances.TotalIssuance"]);
  return { outcome: { ok: { ...state, TotalIssuance: `${staked}` } } };
};

export const wrongIssuance: readonly WrongTarget[] = [
  {
    name: "halves-one-rao-late",
    description: "Halves the emission one rao beyond the issuance at which it should",
    caughtBy: {
      suite: "tokenomics",
      handlers: ["block_emission", "written_block_emission", "halving_threshold"],
      rule: "TOK-3",
      path: /^ok/,
    },
    begin: variant({
      suites: withHandlers("tokenomics", {
        block_emission: oneRaoLate("block_emission"),
        written_block_emission: oneRaoLate("written_block_emission"),
        halving_threshold: thresholdOneLate,
      }),
    }),
  },
  {
    name: "issues-no-balances",
    description: "Counts only what is staked as issued at genesis",
    caughtBy: {
      suite: "genesis",
      handlers: ["build"],
      rule: "GEN-3",
      path: /^ok\.TotalIssuance$/,
    },
    begin: variant({ suites: withHandlers("genesis", { build: withoutBalances }) }),
  },
];
