import type { Json } from "../../../conformance/case.ts";
import { callName, writeCall, writeOrigin } from "../../../conformance/codecs/calls.ts";
import { writeState } from "../../../conformance/codecs/state.ts";
import { type Offer, offers } from "../../../conformance/protocol/messages.ts";
import { finney } from "../../../model/finney/rules.ts";
import { scenarios } from "../../../properties/arbitraries/chain.ts";
import { genesisOf, hashOfBlock } from "../../../properties/support/chain.ts";
import { nextBlock } from "../../../properties/support/moves.ts";
import { type Ran, runOf, type Scenario } from "../../../properties/support/scenario.ts";
import type { Asking, Domain } from "../domain.ts";

type JsonObject = { readonly [key: string]: Json };

const callStep = ({ call, origin }: NonNullable<Ran["extrinsic"]>): JsonObject => ({
  ...(writeCall(finney, call) as JsonObject),
  origin: writeOrigin(origin),
});

const blockStep = ({ before }: Ran): JsonObject => {
  const number = nextBlock(before);
  return { block: `${number}`, parent_hash: hashOfBlock(number - 1n) };
};

const stepOf = (ran: Ran): JsonObject =>
  ran.extrinsic === undefined ? blockStep(ran) : callStep(ran.extrinsic);

const written = (state: Ran["before"]): Json => writeState(finney.items, state) as Json;

const wholeRun = (scenario: Scenario): readonly Asking[] => [
  {
    suite: "sequence",
    handler: "replay",
    input: { genesis: written(genesisOf(scenario.settings)), steps: runOf(scenario).map(stepOf) },
  },
];

const single = (ran: Ran): Asking => {
  const { call, ...rest } = stepOf(ran);
  const input = { state: written(ran.before), ...rest };
  return ran.extrinsic === undefined
    ? { suite: "block", handler: "initialize", input }
    : { suite: "calls", handler: call as string, input };
};

const isOffered = (offer: Offer, { extrinsic }: Ran): boolean =>
  extrinsic === undefined
    ? offers(offer, "block", "initialize")
    : offers(offer, "calls", callName(extrinsic.call.call));

const countOf = ({ suite, input }: Asking): number => {
  if (suite !== "sequence") return 1;
  return (input as { readonly steps: readonly object[] }).steps.filter((step) => "call" in step).length;
};

const offersAny = ({ suites }: Offer): boolean =>
  Object.hasOwn(suites, "calls") || Object.hasOwn(suites, "block");

/** Random runs of a small chain: whole, or for a target that follows none each step on the state before it. */
export const calls: Domain = {
  name: "calls",
  suites: ["sequence", "calls", "block"],
  unit: "calls",
  countOf,
  draws: (offer) => {
    if (offers(offer, "sequence", "replay")) return scenarios().map(wholeRun);
    if (!offersAny(offer)) return undefined;
    return scenarios(20).map((scenario) =>
      runOf(scenario)
        .filter((ran) => isOffered(offer, ran))
        .map(single),
    );
  },
};
