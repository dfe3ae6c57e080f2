import { type BondedParameters, MILLION } from "../parameters.ts";

/** Who is to get how many rao of a fee, before anybody is looked up. */
export interface Division {
  readonly winner: bigint;
  /** One for each weight. */
  readonly validators: readonly bigint[];
  readonly owner: bigint;
  /** What the other parts leave of the fee. */
  readonly rest: bigint;
}

type Shares = Pick<BondedParameters, "winnerShare" | "validatorsShare" | "ownerShare">;

const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n);

/** [QRY-6] The parts of a fee that has been won, each floored; validators share theirs by their weights. */
export const divideFee = (
  fee: bigint,
  weights: readonly bigint[],
  { winnerShare, validatorsShare, ownerShare }: Shares,
): Division => {
  const winner = (fee * winnerShare) / MILLION;
  const pool = (fee * validatorsShare) / MILLION;
  const owner = (fee * ownerShare) / MILLION;
  const total = sum(weights);
  const validators = weights.map((weight) => (total === 0n ? 0n : (pool * weight) / total));
  return { winner, validators, owner, rest: fee - winner - owner - sum(validators) };
};
