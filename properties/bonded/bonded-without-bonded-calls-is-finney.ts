import * as Result from "effect/Result";
import fc from "fast-check";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { type Beside, besideFinney, type Upgraded } from "../support/besideFinney.ts";
import type { Move } from "../support/moves.ts";

const some =
  (is: (beside: Beside) => boolean) =>
  (upgraded: Upgraded): boolean =>
    besideFinney(upgraded).some(is);

const done = (name: string) =>
  some(
    ({ upgraded, extrinsic, bonded }) =>
      upgraded && extrinsic?.call.call === `SubtensorModule.${name}` && Result.isSuccess(bonded),
  );

/** Hotkeys are swapped for one that is mostly new. */
const swap: fc.Arbitrary<Move> = fc.record({
  kind: fc.constant("swap_hotkey"),
  coldkey: fc.constant(0),
  hotkey: fc.nat(3),
  netuid: fc.constant(0),
  size: fc.integer({ min: 5, max: 9 }),
  stranger: fc.constant(false),
});

export const bondedWithoutBondedCallsIsFinney = property<Upgraded>({
  name: "bonded-without-bonded-calls-is-finney",
  informal:
    "A chain that goes over to the bonded rules stays what it would have been under finney's, change by change and event by event, until somebody makes a call of the bonded pallets, takes stake away, swaps a hotkey for one in use, or a neuron with stake loses its last slot.",
  formal: "no bonded call, TotalUnbonding = 0 → bonded(s, step) = finney(s, step)",
  rules: ["BND-1", "BND-2", "BND-3"],
  status: "tested",
  cost: 16,
  arbitrary: fc.record({
    scenario: fc
      .tuple(scenarios(40), fc.array(swap, { maxLength: 3 }))
      .map(([{ settings, moves }, swaps]) => ({ settings, moves: [...moves, ...swaps] })),
    upgradeAt: fc.oneof(fc.constant(0), fc.nat(40)),
  }),
  witnesses: {
    "a chain goes over in the middle": ({ upgradeAt, ...rest }) =>
      upgradeAt > 0 && some(({ upgraded }) => upgraded)({ upgradeAt, ...rest }),
    "weights are set afterwards": done("set_weights"),
    "a hotkey is swapped afterwards": done("swap_hotkey"),
    "stake is added afterwards": done("add_stake"),
    "a block begins afterwards": some(({ upgraded, extrinsic }) => upgraded && extrinsic === undefined),
    "a call is refused afterwards": some(({ upgraded, bonded }) => upgraded && Result.isFailure(bonded)),
  },
  violation: (upgraded) => {
    const found = besideFinney(upgraded).find(
      ({ difference, released }) => difference !== undefined && !released,
    );
    return found === undefined
      ? undefined
      : `${found.extrinsic?.call.call ?? "block"}: finney and bonded differ: ${found.difference}`;
  },
});
