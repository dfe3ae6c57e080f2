import type { Json } from "../../../../conformance/case.ts";
import { writeCall, writeOrigin } from "../../../../conformance/codecs/calls.ts";
import { writeState } from "../../../../conformance/codecs/state.ts";
import type { PlainStep } from "../../../../conformance/replay/scenario.ts";
import { rulesOfSteps } from "../../../../conformance/rules.ts";
import { bonded } from "../../../../model/bonded/rules.ts";
import type { Extrinsic } from "../../../../model/runtime/block.ts";
import { stories } from "../../../../properties/stories/index.ts";
import { type Chapter, type Made, type Story, tell } from "../../../../properties/stories/story.ts";
import { hashOfBlock } from "../../../../properties/support/chain.ts";
import { execute } from "../../execute.ts";
import type { Draft } from "../../files.ts";

const generator = "src/vectors/chapters/bonded/stories.ts";
const suite = "bonded/sequence";

const callStep = ({ origin, call }: Extrinsic): PlainStep => ({
  ...(writeCall(bonded, call) as { readonly call: string; readonly args: Readonly<Record<string, Json>> }),
  origin: writeOrigin(origin),
});

const blockStep = (block: bigint): PlainStep => ({
  block: `${block}`,
  parent_hash: hashOfBlock(block - 1n),
});

const stepOf = ({ extrinsic, block }: Made): PlainStep =>
  extrinsic === undefined ? blockStep(block) : callStep(extrinsic);

/** Of many blocks in a row only the last one is shown step by step: it is what the story waits for. */
const stepsOf = ({ happening, made }: Chapter): readonly PlainStep[] => {
  const last = made.at(-1);
  if (happening.kind !== "blocks" || made.length < 2 || last === undefined) return made.map(stepOf);
  return [{ advance: made.length - 1, block: `${last.block - 1n}` }, stepOf(last)];
};

/** A story as a run of calls and blocks. */
const draftOf = (story: Story): Draft => {
  const steps = tell(story).flatMap(stepsOf);
  const input = { genesis: writeState(bonded.items, story.state), steps: steps as unknown as Json };
  const named = story.happenings.flatMap(({ rules }) => rules);
  return {
    suite,
    handler: "replay",
    case: story.name,
    ruleIds: [...new Set(["BND-1", "BND-2", ...named, ...rulesOfSteps(bonded, steps)])],
    description: `${story.title}. ${story.about}`,
    provenance: { kind: "generated", seed: 0, generator },
    input,
    expected: execute(suite, "replay", input).outcome as Json,
  };
};

/** The stories of the bonded rules, as `taospec run --scenario` tells them. */
export const storiesVectors = (): readonly Draft[] => [...stories.values()].map((write) => draftOf(write()));
