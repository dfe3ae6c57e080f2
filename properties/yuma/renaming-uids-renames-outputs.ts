import fc, { type Arbitrary } from "fast-check";
import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";
import { outputOf, traceOf, uidsOf } from "../support/epochs.ts";
import { type Renaming, renameInput, renameOutput } from "../support/renaming.ts";

/** A subnet and a way to rename its UIDs: those with the smaller keys come first. */
export interface Renamed {
  readonly input: EpochInput;
  readonly order: readonly number[];
}

export const renamings: Arbitrary<Renamed> = fc.record({
  input: wellFormedEpochInputs(),
  order: fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 }),
});

export const renamingOf = ({ input, order }: Renamed): Renaming => {
  const sorted = [...uidsOf(input.subnetworkN)].sort((left, right) => order[left]! - order[right]!);
  return uidsOf(input.subnetworkN).map((uid) => sorted.indexOf(uid));
};

/** Whether the last permit and the first refusal fall on equal stake shares, so that the UID decides. */
export const permitHangsOnATie = (input: EpochInput): boolean => {
  const { stake, newValidatorPermits } = traceOf(input);
  const refused = stake.filter((_, uid) => !newValidatorPermits[uid]);
  return stake.some((share, uid) => newValidatorPermits[uid] && refused.includes(share));
};

export const renamingUidsRenamesOutputs = property({
  name: "renaming-uids-renames-outputs",
  informal: "A UID is a name: with the UIDs of a subnet renamed, every neuron gets just what it got before.",
  formal: "epoch(π·x) = π·epoch(x) for every permutation π of the UIDs",
  rules: ["YUM-3", "YUM-9", "YUM-21"],
  status: "tested",
  arbitrary: renamings,
  witnesses: {
    "UIDs are renamed": (renamed) => renamingOf(renamed).some((newUid, uid) => newUid !== uid),
    "no tie for the last permit": ({ input }) =>
      !permitHangsOnATie(input) && outputOf(input).validatorPermit.includes(false),
    "a tie in consensus": ({ input }) => {
      const { activeStake } = traceOf(input);
      return activeStake.some((stake, uid) => stake > 0n && activeStake.indexOf(stake) < uid);
    },
  },
  violation: (renamed) => {
    const renaming = renamingOf(renamed);
    const expected = renameOutput(outputOf(renamed.input), renaming);
    return firstDifference(outputOf(renameInput(renamed.input, renaming)), expected);
  },
  errata: [
    {
      id: "ERR-11",
      excuses: ({ input }) => permitHangsOnATie(input),
      scenario: {
        input: smallSubnet([{ stake: 1n }, { stake: 1n }], { maxAllowedValidators: 1 }),
        order: [1, 0],
      },
    },
  ],
});
