import type { RootEpochInput } from "../../model/finney/root/types.ts";
import { dueRoots } from "../arbitraries/root.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { rootRunOf } from "../support/roots.ts";

const isWanted = ({ weights, totalHotkeyStake }: RootEpochInput, netuid: number) =>
  weights.some(
    ([uid, row]) =>
      totalHotkeyStake[uid]! > 0n && row.some(([other, weight]) => other === netuid && weight > 0),
  );

export const rootUnwantedSubnetsGetNothing = property({
  name: "root-unwanted-subnets-get-nothing",
  informal: "A subnet to which no root validator with stake gives a weight gets no emission.",
  formal: "(∀i: s_i > 0 ⇒ W_ij = 0) ⇒ e_j = 0",
  rules: ["ROOT-3", "ROOT-4", "ROOT-5"],
  status: "tested",
  arbitrary: dueRoots(),
  witnesses: {
    "an unwanted subnet beside a wanted one": (input) => {
      const values = rootRunOf(input).writes.emissionValues;
      return values.some(([netuid]) => !isWanted(input, netuid)) && values.some(([, rao]) => rao > 0n);
    },
    "weights on a subnet that is not there": (input) =>
      input.weights.some(([, row]) =>
        row.some(([netuid, weight]) => netuid >= input.totalNetworks && weight > 0),
      ),
  },
  violation: (input) =>
    firstOf(rootRunOf(input).writes.emissionValues, ([netuid, rao]) =>
      rao > 0n && !isWanted(input, netuid) ? `subnet ${netuid} gets ${rao} rao` : undefined,
    ),
});
