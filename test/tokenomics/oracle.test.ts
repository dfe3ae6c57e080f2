import { existsSync, readFileSync } from "node:fs";
import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { tokenomics } from "../../conformance/suites/tokenomics.ts";
import { finney } from "../../model/finney/rules.ts";
import { blockEmission, writtenBlockEmission } from "../../model/finney/tokenomics/blockEmission.ts";
import { halvings } from "../../model/finney/tokenomics/halving.ts";

interface Recording {
  readonly thresholds: readonly { readonly first_issuance: string; readonly block_emission: string }[];
  readonly cases: readonly {
    readonly issuance: string;
    readonly result: string;
    readonly written_BlockEmission: string | null;
  }[];
}

const shared = (path: string) => new URL(`../../../shared/${path}`, import.meta.url);
const recording = shared("oracle/finney/issuance/issuance-01.json");
const present = existsSync(recording);
const load = () => JSON.parse(readFileSync(recording, "utf8")) as Recording;

describe.skipIf(!present)(
  `recorded block emission${present ? "" : " (recordings absent: not checked)"}`,
  () => {
    it("gives the recorded emission and write in every case", () => {
      const { cases } = load();
      expect(cases.length).toBeGreaterThan(1000);
      for (const { issuance, result, written_BlockEmission: written } of cases) {
        expect(Result.getOrThrow(blockEmission(finney, BigInt(issuance))).toString()).toBe(result);
        const write = writtenBlockEmission(finney, finney.constants.defaultBlockEmission, BigInt(issuance));
        expect(Result.getOrThrow(write)?.toString() ?? null).toBe(written);
      }
    });

    it("finds the recorded thresholds", () => {
      const found = halvings(finney).map(({ issuance, blockEmission: emission }) => ({
        first_issuance: issuance.toString(),
        block_emission: emission.toString(),
      }));
      expect(found).toEqual(load().thresholds);
    });
  },
);

const sums = { "finney-genesis": "4181329662284940", "nakamoto-genesis": "3291230665098703" };

for (const [name, sum] of Object.entries(sums)) {
  const file = shared(`data/${name}.json`);
  const there = existsSync(file);
  it.skipIf(!there)(`sums up ${name}${there ? "" : " (snapshot absent: not checked)"}`, () => {
    const handler = tokenomics.handlers.get("genesis_issuance")!;
    expect(handler(JSON.parse(readFileSync(file, "utf8"))).outcome).toEqual({ ok: sum });
  });
}
