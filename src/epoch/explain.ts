import { InputError } from "../../conformance/case.ts";
import { style } from "../cli/style.ts";
import { integer, taoWithUnit } from "../cli/units.ts";
import { explainMiner } from "./explainMiner.ts";
import { explainValidator } from "./explainValidator.ts";
import { type EpochView, hotkey, isMiner, isValidator, rule } from "./view.ts";

const requireUid = (view: EpochView, uid: number) => {
  const { subnetworkN } = view.input;
  if (uid < subnetworkN) return;
  const known =
    subnetworkN === 0 ? "the subnet has no neurons" : `the subnet has the UIDs 0 to ${subnetworkN - 1}`;
  throw new InputError("--explain", `no neuron has UID ${uid}; ${known}`);
};

/** The validator's story, short for one that could validate and does not. */
const validatorPart = (view: EpochView, uid: number, limit: number): readonly string[] => {
  const { input } = view;
  if (isValidator(view, uid) || input.weights.some(([row, cells]) => row === uid && cells.length > 0)) {
    return ["", ...explainValidator(view, uid, limit)];
  }
  if (input.validatorPermit[uid] !== true) return [];
  return [
    "",
    `It holds a validator permit but has set no weights, so it earns no dividends ${rule("dividends")}.`,
  ];
};

/** Why this neuron got what it got, in words and figures, each with the rule that yields it: lines of prose, and tables. */
export const explain = (view: EpochView, uid: number, limit: number): readonly string[] => {
  requireUid(view, uid);
  const { input, trace, output } = view;
  const mines = isMiner(view, uid);
  const paid = trace.serverEmission[uid]! + trace.validatorEmission[uid]!;
  return [
    `${style.bold(`UID ${uid}`)}, ${hotkey(input, uid)}: earns ${style.bold(taoWithUnit(paid))} of subnet ${input.netuid}'s ${taoWithUnit(input.raoEmission)}`,
    ...(mines ? ["", ...explainMiner(view, uid, limit)] : []),
    ...validatorPart(view, uid, limit),
    "",
    `Pruning score ${integer(output.pruningScores[uid]!)} of 65,535 ${rule("pruningScores")}: the neuron with the least gives way first.`,
  ];
};
