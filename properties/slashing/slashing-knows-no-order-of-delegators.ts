import fc from "fast-check";
import { bonds } from "../arbitraries/slashing.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import {
  type Bonds,
  bondedRao,
  endOfBonds,
  rememberedRao,
  slashBonds,
  stateOfBonds,
} from "../support/slashing.ts";
import { coldkey } from "../support/stakes.ts";

interface Renamed {
  readonly bonds: Bonds;
  /** Which coldkey each of the holders is in a second world. */
  readonly names: readonly number[];
}

export const slashingKnowsNoOrderOfDelegators = property<Renamed>({
  name: "slashing-knows-no-order-of-delegators",
  informal:
    "What a coldkey loses depends on what it has, not on which coldkey it is nor on who else is slashed.",
  formal: "∀ permutations π of coldkeys: slash(π S) = π slash(S)",
  rules: ["SLA-3"],
  status: "tested",
  arbitrary: fc.record({
    bonds,
    names: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  }),
  witnesses: {
    "several are slashed in another order": ({ bonds: { holders, fraction }, names }) =>
      fraction > 0n && holders.filter(({ stake }) => stake > 0n).length > 1 && names[0]! > names[1]!,
  },
  violation: ({ bonds, names }) => {
    const one = endOfBonds(bonds).outcome;
    const renamed = stateOfBonds(bonds, names.map(coldkey));
    const other = slashBonds(bonds, renamed);
    if (one.loss.total !== other.loss.total)
      return `${one.loss.total} rao are lost, and ${other.loss.total} in another order`;
    return firstOf([...bonds.holders.keys()], (index) => {
      const [here, there] = [coldkey(index), coldkey(names[index]!)];
      const left = [bondedRao(one.state, here), rememberedRao(one.state, here)];
      const right = [bondedRao(other.state, there), rememberedRao(other.state, there)];
      return `${left}` === `${right}` ? undefined : `holder ${index} has ${left}, renamed ${right}`;
    });
  },
});
