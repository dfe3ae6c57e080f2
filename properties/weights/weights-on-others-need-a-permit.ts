import { isOnOwnUid, setRow, type WeightsCase, weightsCases, weightsState } from "../arbitraries/weights.ts";
import { property } from "../property.ts";
import { refusalOf, stateAfter } from "../support/calling.ts";

const run = (input: WeightsCase) => setRow(weightsState(input), input);
const holdsPermit = ({ neurons, setter }: WeightsCase) => neurons[setter]?.permit === true;
const isSet = (input: WeightsCase) => stateAfter(run(input)) !== undefined;

export const weightsOnOthersNeedAPermit = property({
  name: "weights-on-others-need-a-permit",
  informal:
    "In a subnet only validators with a permit weigh others, and none sets fewer weights than the subnet asks for; a weight on oneself is free of both.",
  formal: "stored(row of i) ∧ row ≠ {i} ⇒ permit_i ∧ |row| ≥ min(n, MinAllowedWeights)",
  rules: ["WGT-1", "WGT-4"],
  status: "tested",
  arbitrary: weightsCases,
  witnesses: {
    "a weight on oneself without a permit": (input) =>
      input.netuid !== 0 && !holdsPermit(input) && isSet(input),
    "a row on root without a permit": (input) => input.netuid === 0 && !holdsPermit(input) && isSet(input),
    "a row that is too short": (input) => refusalOf(run(input)) === "NotSettingEnoughWeights",
    "a row without a permit": (input) => refusalOf(run(input)) === "NoValidatorPermit",
  },
  violation: (input) => {
    if (!isSet(input) || (input.netuid !== 0 && isOnOwnUid(input))) return undefined;
    if (input.netuid !== 0 && !holdsPermit(input)) return `UID ${input.setter} has no permit`;
    const least = Math.min(input.neurons.length, input.minimum);
    return input.values.length >= least
      ? undefined
      : `${input.values.length} weights are fewer than ${least}`;
  },
});
