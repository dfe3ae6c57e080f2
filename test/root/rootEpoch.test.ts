import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { root } from "../../conformance/suites/root.ts";
import { blocksUntilNextEpoch } from "../../model/finney/root/blocksUntilNextEpoch.ts";
import { rootEpoch } from "../../model/finney/root/rootEpoch.ts";
import type { RootEpochInput } from "../../model/finney/root/types.ts";
import { finney } from "../../model/finney/rules.ts";

const hotkey = (uid: number) => `0x${uid.toString(16).padStart(64, "0")}`;
const TAO = 1_000_000_000n;

/** Two root validators of equal stake, one weight each on subnets 1 and 2. */
const input: RootEpochInput = {
  block: 8n,
  tempo: 9,
  subnetworkN: 2,
  totalNetworks: 3,
  networksAdded: [
    [0, true],
    [1, true],
    [2, true],
  ],
  totalIssuance: 0n,
  blockEmission: TAO,
  hotkeys: [
    [0, hotkey(0)],
    [1, hotkey(1)],
  ],
  totalHotkeyStake: [TAO, TAO],
  weights: [
    [0, [[1, 65_535]]],
    [1, [[2, 65_535]]],
  ],
  kappa: 32_767,
  rho: 10,
};

const outcomeOf = (changed: RootEpochInput) => {
  const { outcome } = rootEpoch(finney, changed);
  return Result.isSuccess(outcome) ? outcome.success : outcome.failure;
};
const refused = (message: string) => ({ reason: "Refused", message });

describe("root epoch", () => {
  test("equal support shares the block emission equally", () => {
    expect(outcomeOf(input)).toEqual([
      [0, 0n],
      [1, 500_000_000n],
      [2, 500_000_000n],
    ]);
  });

  test("it runs in the block that the tempo says, and never at tempo zero", () => {
    expect(outcomeOf({ ...input, block: 10n })).toEqual(refused(""));
    expect(rootEpoch(finney, { ...input, block: 10n }).trace).toEqual({ blocksUntilNextEpoch: 8n });
    expect(blocksUntilNextEpoch(0, 0, 5n)).toBe(1000n);
    expect(blocksUntilNextEpoch(1, 1, 0n)).toBe(1n);
    expect(blocksUntilNextEpoch(0, 99, 2n ** 64n - 1n)).toBe(99n);
  });

  test("it refuses without validators, networks, or stake", () => {
    expect(outcomeOf({ ...input, subnetworkN: 0 })).toEqual(
      refused("No validators to validate emission values."),
    );
    expect(outcomeOf({ ...input, networksAdded: [] })).toEqual(
      refused("No networks to validate emission values."),
    );
    expect(outcomeOf({ ...input, totalHotkeyStake: [0n, 0n] })).toEqual(refused("No stake on network"));
  });

  test("a subnet marked as removed, or a wrong count, writes no emission value, but the block emission", () => {
    const late = { ...input, totalIssuance: 10_500_000n * TAO };
    const removed = { ...late, networksAdded: [[0, true] as const, [1, false] as const, [2, true] as const] };
    expect(outcomeOf(removed)).toEqual(refused("Invalid netuids"));
    expect(rootEpoch(finney, removed).writes).toEqual({ blockEmission: TAO / 2n, emissionValues: [] });
    const miscounted = { ...late, totalNetworks: 2 };
    expect(outcomeOf(miscounted)).toEqual(refused("netuids and emission must have the same length"));
  });

  test("a large rho makes the exponential overflow, and the chain panics", () => {
    const failed = outcomeOf({ ...input, rho: 1_000 });
    expect(failed).toMatchObject({ reason: "Panic" });
    expect(rootEpoch(finney, { ...input, rho: 1_000 }).trace).not.toHaveProperty("consensus");
  });

  test("where a UID has no key, the stakes of later ones move down", () => {
    const gap = {
      ...input,
      subnetworkN: 3,
      hotkeys: [[0, hotkey(0)] as const, [2, hotkey(2)] as const],
      weights: [[1, [[1, 65_535] as const]] as const, [2, [[2, 65_535] as const]] as const],
    };
    // UID 2's stake counts for UID 1's weights; UID 2's own weights have none.
    const values = outcomeOf(gap);
    expect(values).toEqual([
      [0, 0n],
      [1, TAO],
      [2, 0n],
    ]);
  });

  test("at the cap nothing is emitted and BlockEmission is not written", () => {
    const capped = rootEpoch(finney, { ...input, totalIssuance: finney.constants.totalSupply });
    expect(capped.writes).toEqual({
      emissionValues: [
        [0, 0n],
        [1, 0n],
        [2, 0n],
      ],
    });
  });

  test("an input that does not fit is refused by path", () => {
    const handler = root.handlers.get("root_epoch")!;
    expect(() => handler({ block: "1", state: { Rho: [[0, -1]] } })).toThrow(/^state\.Rho\[0\]\[1\]: /);
    expect(() => handler({ block: "01", state: {} })).toThrow(/^block: /);
  });
});
