import fc from "fast-check";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstOf, outputOf } from "../support/epochs.ts";

export const moreEmissionPaysNobodyLess = property({
  name: "more-emission-pays-nobody-less",
  informal: "With more to distribute, no neuron gets less.",
  formal: "E ≤ E′ ⇒ SE_i ≤ SE′_i ∧ VE_i ≤ VE′_i",
  rules: ["YUM-19"],
  status: "tested",
  arbitrary: fc.record({ input: wellFormedEpochInputs(), more: fc.bigInt(0n, 1n << 62n) }),
  witnesses: {
    "somebody gets the same": ({ input, more }) => {
      const after = outputOf({ ...input, raoEmission: input.raoEmission + more }).emission;
      return more > 0n && outputOf(input).emission.some((value, uid) => value > 0n && value === after[uid]);
    },
    "somebody gets more": ({ input, more }) => {
      const after = outputOf({ ...input, raoEmission: input.raoEmission + more }).emission;
      return outputOf(input).emission.some((value, uid) => value < after[uid]!);
    },
  },
  violation: ({ input, more }) => {
    const before = outputOf(input).result;
    const after = outputOf({ ...input, raoEmission: input.raoEmission + more }).result;
    return firstOf(before.entries(), ([uid, [, server, validator]]) => {
      const [, laterServer, laterValidator] = after[uid]!;
      return server <= laterServer && validator <= laterValidator ? undefined : `${uid} gets less`;
    });
  },
});
