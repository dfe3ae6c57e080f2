/** The numbers of a rule set, with what they count. */
import type { BondedParameters } from "../../model/bonded/parameters.ts";
import { scoringParameters } from "../../model/bonded/scoring/parameters.ts";
import type { ProtocolConstants, RuleSet } from "../../model/rules.ts";

type Value = bigint | number;

export interface Parameter {
  readonly name: string;
  readonly value: Value;
  readonly unit: string;
}

const constantUnits: Readonly<Record<keyof ProtocolConstants, string>> = {
  raoPerTao: "rao",
  totalSupply: "rao",
  defaultBlockEmission: "rao",
  blockSeconds: "seconds",
  rootNetuid: "netuid",
  bondsMovingAverageScale: "parts",
  existentialDeposit: "rao",
};

const bondedUnits: Readonly<Record<keyof BondedParameters, string>> = {
  unbondingPeriod: "blocks",
  maxEntries: "entries",
  doubleSignFraction: "millionths",
  downtimeFraction: "millionths",
  downtimeWindow: "duties",
  maxMissed: "duties",
  downtimeJailPeriod: "blocks",
  reporterReward: "millionths",
  maxCountedRounds: "draws",
  minimumFee: "rao",
  commitPeriod: "blocks",
  revealPeriod: "blocks",
  scorePeriod: "blocks",
  maxCommitments: "commitments",
  maxAnswerLength: "bytes",
  winnerShare: "millionths",
  validatorsShare: "millionths",
  ownerShare: "millionths",
};

const scoringUnits: Readonly<Record<keyof typeof scoringParameters, string>> = {
  fullScore: "score",
  maxTokens: "words",
  maxCharacters: "code points",
  characterOrder: "code points",
  recallWeight: "times",
  maxItems: "entries",
  maxDimension: "components",
  maxComponent: "units",
  chunkLength: "bytes",
  challengedChunks: "chunks",
  storageDeadline: "blocks",
};

/** Each value with its unit, in the order of the units. */
const listed = <Name extends string>(
  values: Readonly<Record<Name, Value>>,
  units: Readonly<Record<Name, string>>,
): readonly Parameter[] =>
  (Object.entries(units) as [Name, string][]).map(([name, unit]) => ({ name, value: values[name], unit }));

/** The constants of the protocol, which all rule sets that go on from it share. */
const constantsOf = ({ constants }: RuleSet): readonly Parameter[] => listed(constants, constantUnits);

/** The parameters that a rule set has beside its parent's; of one without a parent the constants of the protocol. */
export const parametersOf = (rules: RuleSet): readonly Parameter[] => {
  if (rules.parent === undefined) return constantsOf(rules);
  if (rules.bonded === undefined) return [];
  return [...listed(rules.bonded, bondedUnits), ...listed(scoringParameters, scoringUnits)];
};
