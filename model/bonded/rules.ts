import { finney } from "../finney/rules.ts";
import type { RuleSet } from "../rules.ts";
import { authorshipCalls } from "./authorship/calls.ts";
import { authorshipEvents } from "./authorship/events.ts";
import { authorshipItems } from "./authorship/items.ts";
import { blockStep } from "./blockStep.ts";
import { extend } from "./extend.ts";
import { type BondedParameters, bondedParameters } from "./parameters.ts";
import { queriesCalls } from "./queries/calls.ts";
import { queriesEvents } from "./queries/events.ts";
import { queriesItems } from "./queries/items.ts";
import { slashingCalls } from "./slashing/calls.ts";
import { slashingEvents } from "./slashing/events.ts";
import { slashingItems } from "./slashing/items.ts";
import { unbondingCalls } from "./unbonding/calls.ts";
import { unbondingEvents } from "./unbonding/events.ts";
import { unbondingItems } from "./unbonding/items.ts";
import { releaseToEntry } from "./unbonding/release.ts";

/** [BND-1] The bonded rules with other numbers: shorter periods for a story, a reward for a reporter. */
export const bondedWith = (changes: Partial<BondedParameters>): RuleSet => {
  const parameters = { ...bondedParameters, ...changes };
  return extend(finney, {
    name: "bonded",
    version: "1",
    status: "proposed",
    source: "this specification",
    items: [...unbondingItems, ...slashingItems, ...authorshipItems, ...queriesItems],
    ownCalls: [...unbondingCalls, ...slashingCalls, ...authorshipCalls, ...queriesCalls],
    events: [...unbondingEvents, ...slashingEvents, ...authorshipEvents, ...queriesEvents],
    palletIndices: { Unbonding: 30, Slashing: 31, Authorship: 32, Queries: 33 },
    onInitialize: blockStep,
    release: releaseToEntry(parameters),
    bonded: parameters,
  });
};

/** [BND-1] What no deployed Bittensor has: unbonding, slashing, authorship by proof of intelligence, paid queries. */
export const bonded: RuleSet = bondedWith({});
