/** The numbers of the bonded rules. Each stands in a table of the specification with the reason for its value. */

/** Shares are parts of a million. */
export const MILLION = 1_000_000n;

export interface BondedParameters {
  /** [UNB-2] Blocks from the opening of an unbonding entry or a redelegation to its completion. */
  readonly unbondingPeriod: bigint;
  /** [UNB-3] Entries, and likewise redelegations, that one coldkey may have open on one hotkey. */
  readonly maxEntries: number;
  /** [SLA-4] Part of the stake that is lost for signing twice. */
  readonly doubleSignFraction: bigint;
  /** [SLA-7] Part of the stake that is lost for staying offline. */
  readonly downtimeFraction: bigint;
  /** [SLA-7] Duties of a hotkey that its window remembers. */
  readonly downtimeWindow: number;
  /** [SLA-7] Duties of the window that may be missed without a penalty. */
  readonly maxMissed: number;
  /** [SLA-8] Blocks that a hotkey is jailed for staying offline. */
  readonly downtimeJailPeriod: bigint;
  /** [SLA-9] Part of what is slashed for signing twice that whoever reported it gets. */
  readonly reporterReward: bigint;
  /** [POI-5] Draws of a block whose authors are counted as missing, at most. */
  readonly maxCountedRounds: number;
  /** [QRY-2] Least fee of a query, in rao. */
  readonly minimumFee: bigint;
  /** [QRY-3] Blocks in which miners commit to answers. */
  readonly commitPeriod: bigint;
  /** [QRY-4] Blocks after those in which they reveal them. */
  readonly revealPeriod: bigint;
  /** [QRY-5] Blocks after those in which validators score them. */
  readonly scorePeriod: bigint;
  /** [QRY-3] Commitments to one query, at most. */
  readonly maxCommitments: number;
  /** [QRY-4] Bytes of an answer, at most. */
  readonly maxAnswerLength: number;
  /** [QRY-6] Parts of the fee; together at most a million. */
  readonly winnerShare: bigint;
  readonly validatorsShare: bigint;
  readonly ownerShare: bigint;
}

/** The values that are proposed. */
export const bondedParameters: BondedParameters = {
  unbondingPeriod: 151_200n,
  maxEntries: 7,
  doubleSignFraction: 50_000n,
  downtimeFraction: 100n,
  downtimeWindow: 100,
  maxMissed: 50,
  downtimeJailPeriod: 50n,
  reporterReward: 0n,
  maxCountedRounds: 16,
  minimumFee: 1_000_000n,
  commitPeriod: 10n,
  revealPeriod: 10n,
  scorePeriod: 20n,
  maxCommitments: 64,
  maxAnswerLength: 4_096,
  winnerShare: 600_000n,
  validatorsShare: 250_000n,
  ownerShare: 150_000n,
};
