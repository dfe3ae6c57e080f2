import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../../conformance/case.ts";
import { toJson } from "../../../conformance/codecs/values.ts";
import { offers } from "../../../conformance/protocol/messages.ts";
import type { EpochInput, StoredRow } from "../../../model/finney/yuma/types.ts";
import {
  anyMovingAverageEpochInputs,
  epochInputsOfSize,
  storableEpochInputs,
  wellFormedEpochInputs,
} from "../../../properties/arbitraries/epoch.ts";
import type { Asking, Domain, Sizes } from "../domain.ts";

const suite = "yuma";
const handler = "epoch";

const perNetwork = (input: EpochInput) => {
  const { netuid, subnetworkN, activityCutoff, lastUpdate, validatorPermit } = input;
  const { maxAllowedValidators, kappa, bondsMovingAverage } = input;
  return {
    SubnetworkN: [[netuid, subnetworkN]],
    ActivityCutoff: [[netuid, activityCutoff]],
    LastUpdate: [[netuid, lastUpdate]],
    ValidatorPermit: [[netuid, validatorPermit]],
    MaxAllowedValidators: [[netuid, maxAllowedValidators]],
    Kappa: [[netuid, kappa]],
    BondsMovingAverage: [[netuid, bondsMovingAverage]],
  };
};

const perNeuron = (input: EpochInput) => {
  const { netuid, blockAtRegistration, hotkeys, totalHotkeyStake, weights, bonds } = input;
  const rows = (stored: readonly StoredRow[]) => stored.map(([uid, row]) => [netuid, uid, row]);
  return {
    BlockAtRegistration: blockAtRegistration.map((block, uid) => [netuid, uid, block]),
    Keys: hotkeys.map(([uid, hotkey]) => [netuid, uid, hotkey]),
    TotalHotkeyStake: hotkeys.map(([, hotkey], index) => [hotkey, totalHotkeyStake[index]]),
    Weights: rows(weights),
    Bonds: rows(bonds),
  };
};

/** The case whose epoch reads just this from storage. */
const inputOf = (input: EpochInput): Json => ({
  block: `${input.block}`,
  netuid: input.netuid,
  rao_emission: `${input.raoEmission}`,
  state: toJson({ ...perNetwork(input), ...perNeuron(input) }),
});

/** The question for an epoch. */
export const askingOf = (input: EpochInput): readonly Asking[] => [{ suite, handler, input: inputOf(input) }];

/** Full-sized subnets, small ones whose parts meet more often, and storage that no run of the chain would leave. */
const subnets = ({ validators, miners }: Sizes): Arbitrary<EpochInput> =>
  fc.oneof(
    { weight: 4, arbitrary: epochInputsOfSize(validators, miners) },
    { weight: 3, arbitrary: wellFormedEpochInputs() },
    { weight: 1, arbitrary: anyMovingAverageEpochInputs() },
    { weight: 2, arbitrary: storableEpochInputs() },
  );

/** The epoch of a random subnet. */
export const epochs: Domain = {
  name: "epoch",
  suites: [suite],
  unit: "epochs",
  countOf: () => 1,
  draws: (offer, sizes) => (offers(offer, suite, handler) ? subnets(sizes).map(askingOf) : undefined),
};
