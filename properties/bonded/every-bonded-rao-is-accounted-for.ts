import { TotalLockedFees } from "../../model/bonded/queries/items.ts";
import { JailedUntil, TotalSlashed } from "../../model/bonded/slashing/items.ts";
import { TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import { NominatorMinRequiredStake, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { bondedScenarios } from "../arbitraries/bonded.ts";
import { property } from "../property.ts";
import { type BondedStep, bondedStepsOf, missingRao } from "../support/bondedScenario.ts";
import type { Scenario } from "../support/scenario.ts";

const some =
  (is: (step: BondedStep) => boolean) =>
  (scenario: Scenario): boolean =>
    bondedStepsOf(scenario).some(is);

const grows =
  (measure: (state: State) => bigint, kind?: string) =>
  ({ move, before, after }: BondedStep): boolean =>
    (kind === undefined || move.kind === kind) && measure(after) > measure(before);

const unbonding = (state: State): bigint => TotalUnbonding.get(state);
const shrinks =
  (measure: (state: State) => bigint, kind: string) =>
  ({ move, before, after }: BondedStep): boolean =>
    move.kind === kind && measure(after) < measure(before);

export const everyBondedRaoIsAccountedFor = property<Scenario>({
  name: "every-bonded-rao-is-accounted-for",
  informal:
    "Under the bonded rules TotalIssuance is what lies in balances, stakes, locks of subnets, unbonding entries and fees of open queries, step by step, while stake unbonds, moves and is slashed, queries open and end, and the chain emits.",
  formal:
    "every step: TotalIssuance = Σ free + TotalStake + Σ SubnetLocked + TotalUnbonding + TotalLockedFees",
  rules: ["BND-2", "UNB-1", "UNB-4", "UNB-8", "UNB-9", "SLA-3", "SLA-9", "QRY-6", "QRY-8"],
  status: "tested",
  cost: 16,
  arbitrary: bondedScenarios(),
  witnesses: {
    "stake unbonds": some(grows(unbonding, "remove_stake")),
    "an entry is paid": some(shrinks(unbonding, "block")),
    "an entry is cancelled": some(shrinks(unbonding, "cancel_unbonding")),
    "a neuron loses its last slot": some(grows(unbonding, "burned_register")),
    "small nominations unbond": some(
      ({ before, after }) =>
        NominatorMinRequiredStake.get(after) > NominatorMinRequiredStake.get(before) &&
        unbonding(after) > unbonding(before),
    ),
    "entries are slashed": some(shrinks(unbonding, "slash")),
    "a hotkey that stays offline is slashed": some(grows((state) => TotalSlashed.get(state), "miss")),
    "somebody is jailed": some(grows((state) => BigInt(JailedUntil.entries(state).length))),
    "stake is moved": some(({ move, accepted }) => move.kind === "redelegate" && accepted),
    "a fee is locked": some(grows((state) => TotalLockedFees.get(state))),
    "a query ends": some(shrinks((state) => TotalLockedFees.get(state), "block")),
    "the chain emits": some(grows((state) => TotalIssuance.get(state), "block")),
  },
  violation: (scenario) => {
    const found = bondedStepsOf(scenario).find(
      ({ before, after }) => missingRao(after) !== missingRao(before),
    );
    return found === undefined
      ? undefined
      : `${found.move.kind}: ${missingRao(found.after) - missingRao(found.before)} rao more are counted than lie anywhere`;
  },
});
