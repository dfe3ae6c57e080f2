import * as item from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { Account } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { firstFault, someStep } from "../support/laws.ts";
import type { Ran } from "../support/scenario.ts";

const CAP = finney.constants.totalSupply;

const free = (state: State): bigint =>
  Account.entries(state).reduce((sum, { value }) => sum + value.data.free, 0n);

/** Rao that the step adds to stakes and, as owners' cuts, to balances. */
const paid = ({ before, after }: Ran): bigint =>
  item.TotalStake.get(after) - item.TotalStake.get(before) + free(after) - free(before);
const issued = ({ before, after }: Ran): bigint =>
  item.TotalIssuance.get(after) - item.TotalIssuance.get(before);

export const issuanceGrowsByWhatIsPaid = property({
  name: "issuance-grows-by-what-is-paid",
  informal:
    "A block issues exactly what it pays to stakes and to owners of subnets, and keeps below the cap.",
  formal: "block: ΔTotalIssuance = ΔTotalStake + ΔΣ free ≥ 0, TotalIssuance ≤ 21,000,000 TAO",
  rules: ["RUN-5", "EMI-1", "TOK-2"],
  status: "tested",
  cost: 8,
  arbitrary: scenarios(),
  witnesses: {
    "a block pays": someStep((ran) => ran.extrinsic === undefined && paid(ran) > 0n),
    "an owner is paid": someStep((ran) => ran.extrinsic === undefined && free(ran.after) > free(ran.before)),
    "a halving is crossed": someStep(
      ({ extrinsic, before, after }) =>
        extrinsic === undefined &&
        item.BlockEmission.has(before) &&
        item.BlockEmission.get(after) < item.BlockEmission.get(before),
    ),
  },
  violation: firstFault((ran) => {
    if (ran.extrinsic !== undefined) return undefined;
    if (issued(ran) !== paid(ran)) return `${issued(ran)} rao are issued, ${paid(ran)} are paid`;
    if (issued(ran) < 0n) return `${-issued(ran)} rao are taken back`;
    return item.TotalIssuance.get(ran.after) <= CAP ? undefined : "the issuance is above the cap";
  }),
});
