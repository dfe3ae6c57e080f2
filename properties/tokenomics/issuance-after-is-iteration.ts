import * as Result from "effect/Result";
import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import { blockEmission } from "../../model/finney/tokenomics/blockEmission.ts";
import { issuanceAfter } from "../../model/finney/tokenomics/halving.ts";
import { issuances, schedule } from "../arbitraries/tokenomics.ts";
import { property } from "../property.ts";

const iterate = (issuance: bigint, blocks: number): bigint =>
  Array.from({ length: blocks }).reduce<bigint>(
    (now) => now + Result.getOrThrow(blockEmission(finney, now)),
    issuance,
  );

export const issuanceAfterIsIteration = property({
  name: "issuance-after-is-iteration",
  informal: "The projection of issuance equals paying block after block.",
  formal: "after(i, 0) = i;  after(i, n + 1) = after(i, n) + e(after(i, n))",
  rules: ["TOK-5"],
  status: "tested",
  arbitrary: fc.tuple(issuances, fc.nat({ max: 60 })),
  witnesses: {
    "halving crossed": ([issuance, blocks]) =>
      schedule.some((step) => issuance < step.issuance && step.issuance <= iterate(issuance, blocks)),
    "emission has ended": ([issuance]) => issuance >= schedule.at(-1)!.issuance,
  },
  violation: ([issuance, blocks]) => {
    const projected = issuanceAfter(schedule, issuance, BigInt(blocks));
    const paid = iterate(issuance, blocks);
    return projected === paid ? undefined : `projected ${projected}, paid ${paid}`;
  },
});
