import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { digestOf, itemDigestsOf } from "../../conformance/replay/digest.ts";
import { executeBlocks } from "../../conformance/replay/execute.ts";
import { stateFaults } from "../../model/finney/genesis/stateFaults.ts";
import { finney } from "../../model/finney/rules.ts";
import { networkNamed } from "../../model/networks/history.ts";
import { loadGenesis } from "../../src/genesis/load.ts";
import { figuresOf } from "../../src/genesis/report.ts";
import { finneySnapshot, nakamotoSnapshot, recording } from "./command.ts";

interface Recorded {
  readonly checkpoints: readonly {
    readonly block: string;
    readonly digest: string;
    readonly item_digests: Readonly<Record<string, string>>;
  }[];
}

const factsOf = (name: string) => {
  const { statesUids, ...facts } = networkNamed(name)!.snapshot!;
  return facts;
};

const figuresIn = (file: string) => {
  const { coldkeys, neurons, balances, staked, free } = figuresOf(loadGenesis(finney, file));
  return { coldkeys, hotkeys: neurons, balances, staked, free };
};

describe.skipIf(finneySnapshot === undefined)("the real Finney snapshot (skipped without ../shared)", () => {
  test("holds what the history of networks says", () => {
    expect(figuresIn(finneySnapshot!)).toEqual(factsOf("Finney"));
  });

  test("becomes a state that agrees with itself but for TotalStake", () => {
    const faults = stateFaults(loadGenesis(finney, finneySnapshot!).chain.state);
    expect(faults.map(({ item, erratum }) => [item, erratum])).toEqual([["TotalStake", "ERR-100"]]);
  });

  test.skipIf(recording === undefined)(
    "becomes the recorded state, item by item, at its beginning and in block 100",
    () => {
      const { cases } = JSON.parse(readFileSync(recording!, "utf8")) as {
        readonly cases: readonly Recorded[];
      };
      const [first, second] = cases[0]!.checkpoints;
      const { chain } = loadGenesis(finney, finneySnapshot!);
      expect(itemDigestsOf(finney.items, chain.state)).toEqual(first?.item_digests);
      const { state } = executeBlocks(chain, 100, 100n);
      expect(second?.block).toBe("100");
      expect(digestOf(finney.items, state)).toBe(second?.digest);
    },
  );
});

test.skipIf(nakamotoSnapshot === undefined)(
  "the Nakamoto snapshot holds what the history says (skipped without ../shared)",
  () => {
    expect(figuresIn(nakamotoSnapshot!)).toEqual(factsOf("Nakamoto"));
    expect(loadGenesis(finney, nakamotoSnapshot!).statesUids).toBe(false);
  },
);
