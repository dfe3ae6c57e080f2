/** How far a rule set is vouched for: seen on a chain, put forward, or knowingly different from its source. */
export type RuleStatus = "observed" | "proposed" | "deviation";

/** The edges of `exp` and `log2` differ between the two substrate-fixed releases that the chain has used. */
export type SubstrateFixedRelease = "0.5.9" | "0.6.0";

/** What a run of the protocol is fixed by. A rule set is a value that is passed in, never a global. */
export interface RuleSet {
  readonly name: string;
  /** Raised when any rule of the set changes its meaning; stands in every vector. */
  readonly version: string;
  readonly status: RuleStatus;
  /** The code or text that the set mirrors. */
  readonly source: string;
  readonly substrateFixed: SubstrateFixedRelease;
  readonly constants: ProtocolConstants;
}

/** The numbers of the protocol; each stands in a table of the spec, which a check compares with these. */
export interface ProtocolConstants {
  readonly raoPerTao: bigint;
  /** Supply cap, in rao. */
  readonly totalSupply: bigint;
  /** Emission of a block before the first halving, in rao. */
  readonly defaultBlockEmission: bigint;
  readonly blockSeconds: bigint;
  /** The root network's netuid. */
  readonly rootNetuid: number;
  /** Denominator of BondsMovingAverage. */
  readonly bondsMovingAverageScale: bigint;
}
