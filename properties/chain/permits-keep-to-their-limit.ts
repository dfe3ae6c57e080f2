import * as item from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { firstFault, firstOf, someStep } from "../support/laws.ts";
import type { Ran } from "../support/scenario.ts";

const permits = (state: State, netuid: number): number =>
  item.ValidatorPermit.get(state, netuid).filter((permit) => permit).length;

/** The subnets whose epoch ran in a block. */
const ranIn = ({ extrinsic, before, after }: Ran): readonly number[] =>
  extrinsic !== undefined
    ? []
    : item.LastMechansimStepBlock.entries(after)
        .filter(({ keys: [netuid], value }) => item.LastMechansimStepBlock.get(before, netuid) !== value)
        .map(({ keys: [netuid] }) => netuid);

export const permitsKeepToTheirLimit = property({
  name: "permits-keep-to-their-limit",
  informal: "After its epoch a subnet has no more validator permits than MaxAllowedValidators.",
  formal: "epoch of n in the block ⇒ |{u : ValidatorPermit(n, u)}| ≤ MaxAllowedValidators(n)",
  rules: ["RUN-6", "EMI-1", "YUM-5"],
  status: "tested",
  cost: 8,
  arbitrary: scenarios(),
  witnesses: {
    "an epoch runs": someStep((ran) => ranIn(ran).length > 0),
    "the limit is reached": someStep((ran) =>
      ranIn(ran).some(
        (netuid) => permits(ran.after, netuid) === item.MaxAllowedValidators.get(ran.after, netuid),
      ),
    ),
  },
  violation: firstFault((ran) =>
    firstOf(ranIn(ran), (netuid) => {
      const limit = item.MaxAllowedValidators.get(ran.after, netuid);
      return permits(ran.after, netuid) <= limit
        ? undefined
        : `${permits(ran.after, netuid)} permits on ${netuid}, at most ${limit}`;
    }),
  ),
});
