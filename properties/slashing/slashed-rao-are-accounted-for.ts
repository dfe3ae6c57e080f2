import { TotalSlashed } from "../../model/bonded/slashing/items.ts";
import { TotalIssuance } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { bonds } from "../arbitraries/slashing.ts";
import { property } from "../property.ts";
import { type Bonds, endOfBonds, unbondingRao, wrongCount } from "../support/slashing.ts";
import { coldkey, freeRao, stakedRao } from "../support/stakes.ts";

const held = (state: State): bigint => stakedRao(state) + unbondingRao(state);

/** Rao that have left stakes and entries, are in balances, have left the issuance, and can be emitted again. */
const flowOf = (bonds: Bonds) => {
  const { before, outcome } = endOfBonds(bonds);
  const after = outcome.state;
  return {
    taken: held(before) - held(after),
    paid: freeRao(after) - freeRao(before),
    issued: TotalIssuance.get(before) - TotalIssuance.get(after),
    recycled: TotalSlashed.get(after) - TotalSlashed.get(before),
  };
};

export const slashedRaoAreAccountedFor = property<Bonds>({
  name: "slashed-rao-are-accounted-for",
  informal:
    "Every rao that a slash takes has left the issuance and can be emitted again, or lies in the reporter's balance; all counts stay exact.",
  formal: "Δ(Σ stake + Σ entries) = −loss; −Δ TotalIssuance = Δ TotalSlashed = loss − Δ Σ free",
  rules: ["SLA-9", "SLA-3"],
  status: "tested",
  arbitrary: bonds,
  witnesses: {
    "rao are slashed": (bonds) => flowOf(bonds).recycled > 0n,
    "a reward is paid": (bonds) => flowOf(bonds).paid > 0n,
    "nothing is recycled, for all is the reward": (bonds) =>
      flowOf(bonds).paid > 0n && flowOf(bonds).recycled === 0n,
  },
  violation: (bonds) => {
    const { outcome } = endOfBonds(bonds);
    const { taken, paid, issued, recycled } = flowOf(bonds);
    const { stake, unbonding, redelegated, total } = outcome.loss;
    if (total !== stake + unbonding + redelegated) return `a loss of ${total} rao is no sum`;
    if (taken !== total) return `${taken} rao are gone, and ${total} are said to be`;
    if (issued !== total - paid || recycled !== issued)
      return `of ${total} rao ${paid} are paid, ${issued} leave the issuance, ${recycled} can come back`;
    const due = (total * bonds.reward) / 1_000_000n;
    if (paid !== due) return `${coldkey(5)} gets ${paid} rao, not ${due}`;
    return wrongCount(outcome.state);
  },
});
