import { describe, expect, test } from "vitest";
import * as item from "../../model/finney/items/subtensor.ts";
import {
  setRow,
  smallWeights,
  type WeightsCase,
  weightsState,
} from "../../properties/arbitraries/weights.ts";
import { refusalOf, stateAfter } from "../../properties/support/calling.ts";

/** Everything is wrong; each entry repairs the fault that is met first. */
const repairs: readonly (readonly [string, Partial<WeightsCase>])[] = [
  ["WeightVecNotEqualSize", { values: [3, 2, 1] }],
  ["TooManyUids", { uids: [1, 1], values: [3, 1] }],
  ["NotRegistered", { setter: 0 }],
  ["NotEnoughStakeToSetWeights", { minStake: 0n }],
  ["IncorrectNetworkVersionKey", { version: 5n }],
  ["SettingWeightsTooFast", { rateLimit: 0 }],
  ["NoValidatorPermit", { neurons: [0, 1].map(() => ({ stake: 0n, permit: true, age: 5 })) }],
  ["DuplicateUids", { uids: [1, 7], values: [3, 1] }],
  ["InvalidUid", { uids: [1], values: [3] }],
  ["NotSettingEnoughWeights", { minimum: 0 }],
  ["MaxWeightExceeded", { limit: 65_535 }],
];

const wrong = smallWeights({
  neurons: [0, 1].map(() => ({ stake: 0n, permit: false, age: 5 })),
  setter: 9,
  minStake: 1n,
  versionKey: 5n,
  rateLimit: 10,
  uids: [1, 1, 1],
  values: [3, 2],
  minimum: 2,
  limit: 1,
});

describe("set_weights", () => {
  test("refuses for the first reason of many", () => {
    let input = wrong;
    for (const [reason, repair] of repairs) {
      expect(refusalOf(setRow(weightsState(input), input))).toBe(reason);
      input = { ...input, ...repair };
    }
    expect(refusalOf(setRow(weightsState(input), input))).toBeUndefined();
  });

  test("a network that does not exist is refused before its UIDs are looked at", () => {
    const input = { ...wrong, values: [3, 2, 1] };
    const state = item.NetworksAdded.remove(weightsState(input), 1);
    expect(refusalOf(setRow(state, input))).toBe("NetworkDoesNotExist");
  });

  test("on root, netuids are looked at before the setter", () => {
    const input = smallWeights({ netuid: 0, setter: 9, uids: [3] });
    expect(refusalOf(setRow(weightsState(input), input))).toBe("InvalidUid");
  });

  test("an empty row clears the old one", () => {
    const input = smallWeights({ uids: [], values: [] });
    const weighed = item.Weights.put(weightsState(input), 1, 0, [[0, 9]]);
    const state = stateAfter(setRow(weighed, input));
    expect(item.Weights.has(state, 1, 0)).toBe(true);
    expect(item.Weights.get(state, 1, 0)).toEqual([]);
  });

  test("a LastUpdate that is too short is never too early, and stays as it is", () => {
    const input = smallWeights({ rateLimit: 100 });
    const short = item.LastUpdate.put(weightsState(input), 1, []);
    expect(item.LastUpdate.get(stateAfter(setRow(short, input)), 1)).toEqual([]);
  });

  test("a LastUpdate in a later block is long ago", () => {
    const input = smallWeights({ rateLimit: 100 });
    const ahead = item.LastUpdate.put(weightsState(input), 1, [1_001n]);
    expect(refusalOf(setRow(ahead, input))).toBeUndefined();
  });

  test("a UID without an entry in Keys is always too early", () => {
    const input = smallWeights({});
    const keyless = item.Keys.remove(weightsState(input), 1, 0);
    expect(refusalOf(setRow(keyless, input))).toBe("SettingWeightsTooFast");
  });
});
