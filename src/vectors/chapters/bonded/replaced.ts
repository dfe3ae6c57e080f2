/**
 * Calls of finney that the bonded rules replace still have finney's checks: finney's refused calls and their repaired
 * twins, made under the bonded rules.
 */
import type { Json } from "../../../../conformance/case.ts";
import { callName } from "../../../../conformance/codecs/calls.ts";
import { readState } from "../../../../conformance/codecs/state.ts";
import { readExtrinsic } from "../../../../conformance/replay/execute.ts";
import { suiteName } from "../../../../conformance/ruleSets.ts";
import { bonded } from "../../../../model/bonded/rules.ts";
import { finney } from "../../../../model/finney/rules.ts";
import { differenceOf } from "../../../rules/difference.ts";
import type { Draft } from "../../files.ts";
import { type CallOn, twinDraft } from "../callDrafts.ts";

const generator = "src/vectors/chapters/bonded/replaced.ts";

type Twins = Extract<Draft, { readonly repair: string }>;

interface CallInput {
  readonly state: Readonly<Record<string, Json>>;
  readonly origin: Json;
  readonly args: Json;
}

const callOf = (call: string, input: Json): CallOn => {
  const { state, origin, args } = input as unknown as CallInput;
  return { state: readState(bonded.items, state), call: readExtrinsic(bonded, { call, origin, args }) };
};

const replacedCalls = (): ReadonlySet<string> =>
  new Set(differenceOf(bonded, finney).replaced.map(({ pallet, name }) => callName(`${pallet}.${name}`)));

const isTwins = (draft: Draft): draft is Twins => draft.suite === "rejected" && "repair" in draft;

/** Twins for each of finney's, but for those of which a chapter has its own. */
export const replacedVectors = (
  ofFinney: readonly Draft[],
  ofChapters: readonly Draft[],
): readonly Draft[] => {
  const replaced = replacedCalls();
  const suite = suiteName(bonded, "rejected");
  const has = ({ handler, case: name }: Draft): boolean =>
    ofChapters.some((own) => own.suite === suite && own.handler === handler && own.case === name);
  return ofFinney
    .filter(isTwins)
    .filter((draft) => replaced.has(draft.handler) && !has(draft))
    .map(({ handler, rejected, repaired }) =>
      twinDraft(bonded, {
        rejected: callOf(handler, rejected.input),
        repaired: callOf(handler, repaired.input),
        generator,
      }),
    );
};
