import type { AnyProperty } from "../property.ts";
import { doublingARowMovesNoWeightByMoreThanOne } from "./doubling-a-row-moves-no-weight-by-more-than-one.ts";
import { firstWeightsNeedNotWait } from "./first-weights-need-not-wait.ts";
import { noWeightExceedsTheLimit } from "./no-weight-exceeds-the-limit.ts";
import { storedRowsKeepTheirRatios } from "./stored-rows-keep-their-ratios.ts";
import { weightsAreSetNoFasterThanTheLimit } from "./weights-are-set-no-faster-than-the-limit.ts";
import { weightsNameExistingNeuronsOnce } from "./weights-name-existing-neurons-once.ts";
import { weightsOnOthersNeedAPermit } from "./weights-on-others-need-a-permit.ts";

/** The laws of this area. */
export const weightsProperties: readonly AnyProperty[] = [
  weightsNameExistingNeuronsOnce,
  weightsOnOthersNeedAPermit,
  noWeightExceedsTheLimit,
  storedRowsKeepTheirRatios,
  doublingARowMovesNoWeightByMoreThanOne,
  weightsAreSetNoFasterThanTheLimit,
  firstWeightsNeedNotWait,
];
