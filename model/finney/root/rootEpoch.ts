import * as Result from "effect/Result";
import { I64F64 } from "../../numbers/fixed.ts";
import type { RuleSet } from "../../rules.ts";
import { attempt } from "../../runtime/rejection.ts";
import { blockEmission, writtenBlockEmission } from "../tokenomics/blockEmission.ts";
import { blocksUntilNextEpoch } from "./blocksUntilNextEpoch.ts";
import * as phase from "./phases.ts";
import type {
  RootEpochInput,
  RootEpochRejection,
  RootEpochRun,
  RootEpochTrace,
  RootEpochWrites,
} from "./types.ts";

type Checked<Value> = Result.Result<Value, RootEpochRejection>;
type Record = <Name extends keyof RootEpochTrace>(
  name: Name,
  value: RootEpochTrace[Name],
) => RootEpochTrace[Name];

const refused = (message: string): Checked<never> => Result.fail({ reason: "Refused", message });

/** [ROOT-1] The root epoch runs only in the block that its tempo says. */
const ensureDue = (rules: RuleSet, { tempo, block }: RootEpochInput, record: Record): Checked<void> => {
  const blocks = blocksUntilNextEpoch(rules.constants.rootNetuid, tempo, block);
  if (blocks === 0n) return Result.void;
  record("blocksUntilNextEpoch", blocks);
  return refused("");
};

/** [ROOT-1] There are validators and subnets. */
const ensurePopulated = ({ subnetworkN, networksAdded }: RootEpochInput, record: Record): Checked<void> => {
  if (record("validators", subnetworkN) === 0) return refused("No validators to validate emission values.");
  if (record("networks", networksAdded.length) === 0)
    return refused("No networks to validate emission values.");
  return Result.void;
};

/** [ROOT-9] EmissionValues are written for all subnets or for none. */
const emissionValues = (
  { networksAdded }: RootEpochInput,
  emission: readonly bigint[],
): Checked<RootEpochWrites["emissionValues"]> => {
  if (networksAdded.some(([, added]) => !added)) return refused("Invalid netuids");
  if (networksAdded.length !== emission.length) {
    return refused("netuids and emission must have the same length");
  }
  return Result.succeed(networksAdded.map(([netuid], column) => [netuid, emission[column] ?? 0n] as const));
};

const stakeAndRanks = (input: RootEpochInput, record: Record) => {
  record("hotkeys", input.hotkeys);
  const stake = record("stake", phase.rootStake(input));
  record("shape", [input.subnetworkN, input.totalNetworks]);
  const weights = record("weights", phase.rootWeights(input));
  const ranks = record("ranks", phase.rootRanks(weights, stake));
  const support = record("support", phase.rootSupport(weights, stake, input.totalNetworks));
  const totalStake = record("totalStake", stake.reduce(I64F64.wrappingAdd, I64F64.zero));
  return { ranks, support, totalStake };
};

const phases = function* (rules: RuleSet, input: RootEpochInput, record: Record) {
  yield* ensureDue(rules, input, record);
  yield* ensurePopulated(input, record);
  const emissionOfBlock = yield* Result.mapError(
    blockEmission(rules, input.totalIssuance),
    (message): RootEpochRejection => ({ reason: "Refused", message }),
  );
  const block = record("blockEmission", I64F64.wrappingFromInteger(emissionOfBlock));
  const { ranks, support, totalStake } = stakeAndRanks(input, record);
  if (totalStake === 0n) return yield* refused("No stake on network");
  const trust = record("trust", phase.rootTrust(support, totalStake));
  const consensus = record("consensus", phase.rootConsensus(rules, trust, input));
  const shares = record("shares", phase.rootShares(consensus, ranks));
  const emission = record("emission", phase.rootEmission(shares, block));
  record(
    "netuids",
    input.networksAdded.map(([netuid]) => netuid),
  );
  return yield* emissionValues(input, emission);
};

/** What is written of BlockEmission: the epoch must have come as far as computing it. */
const blockEmissionWrites = (rules: RuleSet, input: RootEpochInput, trace: Partial<RootEpochTrace>) => {
  if (trace.blockEmission === undefined) return {};
  const written = Result.getOrUndefined(
    writtenBlockEmission(rules, input.blockEmission, input.totalIssuance),
  );
  return written === undefined ? {} : { blockEmission: written };
};

/**
 * One epoch of the root network: each subnet's share of the block emission, from the root validators' weights.
 * `outcome` fails where the chain refuses to write emission values, or panics; `trace` goes as far as it went.
 */
export const rootEpoch = (rules: RuleSet, input: RootEpochInput): RootEpochRun => {
  let trace: Partial<RootEpochTrace> = {};
  const record: Record = (name, value) => {
    trace = { ...trace, [name]: value };
    return value;
  };
  const outcome = attempt(() => Result.gen(() => phases(rules, input, record)));
  const written = Result.getOrElse(outcome, () => []);
  return {
    outcome,
    writes: { ...blockEmissionWrites(rules, input, trace), emissionValues: written },
    trace,
  };
};
