import * as Result from "effect/Result";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import { roundHalfEven } from "./floats.ts";
import { scoringParameters } from "./parameters.ts";
import { type FloatRow, processWeights, type WeightLimits } from "./processWeights.ts";

/** A row as `set_weights` takes it: UIDs, and a u16 each. */
export interface EmittedRow {
  readonly uids: readonly number[];
  readonly values: readonly number[];
}

const upscaled = ({ uids, weights }: FloatRow): EmittedRow => {
  const largest = weights.reduce((highest, weight) => Math.max(highest, weight), 0);
  if (largest === 0) return { uids: [], values: [] };
  const values = weights.map((weight) => roundHalfEven((weight / largest) * scoringParameters.fullScore));
  return {
    uids: uids.filter((_, place) => values[place] !== 0),
    values: values.filter((value) => value !== 0),
  };
};

/**
 * [SCO-7] convert_weights_and_uids_for_emit: the largest weight becomes 65535, zeros are left out. Refused: an empty row,
 * a negative weight, lists of different lengths.
 */
export const emitWeights = (row: FloatRow): Result.Result<EmittedRow, Rejection> =>
  Result.gen(function* () {
    yield* ensure(row.weights.length > 0, "Scoring.NoWeights");
    yield* ensure(
      row.weights.every((weight) => weight >= 0),
      "Scoring.NegativeWeight",
    );
    yield* ensure(row.uids.length === row.weights.length, "Scoring.DifferentLengths");
    return upscaled(row);
  });

/** [SCO-7] Scores to what `set_weights` takes: processed, then upscaled. */
export const weightsOfScores = (row: FloatRow, limits: WeightLimits): Result.Result<EmittedRow, Rejection> =>
  Result.flatMap(processWeights(row, limits), emitWeights);
