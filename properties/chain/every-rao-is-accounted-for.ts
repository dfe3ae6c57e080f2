import * as item from "../../model/finney/items/subtensor.ts";
import { Account } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { INITIAL_BALANCE } from "../support/chain.ts";
import { accepted, someStep } from "../support/laws.ts";
import type { Move } from "../support/moves.ts";
import { type Ran, runOf, type Scenario } from "../support/scenario.ts";

const free = (state: State): bigint =>
  Account.entries(state).reduce((sum, { value }) => sum + value.data.free, 0n);
const locked = (state: State): bigint =>
  item.SubnetLocked.entries(state).reduce((sum, { value }) => sum + value, 0n);

/** How a measure grows in a step. */
const growth =
  (measure: (state: State) => bigint) =>
  ({ before, after }: Ran): bigint =>
    measure(after) - measure(before);

const issued = growth((state) => item.TotalIssuance.get(state));
const held = growth((state) => free(state) + item.TotalStake.get(state) + locked(state));
const paidOut = growth(free);

/** Rao that the issuance gains in a step and nobody holds. Pending emission is not issued yet. */
const drift = (ran: Ran): bigint => issued(ran) - held(ran);

type Cause = "ERR-51" | "ERR-52" | "ERR-53" | "ERR-54";

const isTransfer = (name: string | undefined): boolean => name?.startsWith("Balances.transfer") === true;

/** Which named fault makes rao drift in a step, and how many, from what the fault itself says. */
const explained = (ran: Ran): { readonly cause: Cause; readonly rao: bigint } | undefined => {
  const { extrinsic, before, after } = ran;
  if (isTransfer(extrinsic?.call.call)) {
    const toOneself =
      extrinsic?.origin.kind === "Signed" && extrinsic.origin.account === extrinsic.call.args["dest"];
    return { cause: toOneself ? "ERR-53" : "ERR-52", rao: -paidOut(ran) };
  }
  if (item.NominatorMinRequiredStake.get(after) > item.NominatorMinRequiredStake.get(before))
    return { cause: "ERR-54", rao: -paidOut(ran) };
  const lost = -held(ran);
  return issued(ran) === 0n && 0n < lost && lost < 500n ? { cause: "ERR-51", rao: lost } : undefined;
};

const drifting = (scenario: Scenario): readonly Ran[] => runOf(scenario).filter((ran) => drift(ran) !== 0n);

/** All that drifts in a run drifts for named reasons, to the rao, and `cause` is one of them. */
const explainedBy =
  (cause: Cause) =>
  (scenario: Scenario): boolean => {
    const found = drifting(scenario).map((ran) => ({ rao: drift(ran), reason: explained(ran) }));
    return (
      found.every(({ rao, reason }) => reason?.rao === rao) &&
      found.some(({ reason }) => reason?.cause === cause)
    );
  };

const step = (kind: string, changes: Partial<Move> = {}): Move => ({
  kind,
  coldkey: 0,
  hotkey: 0,
  netuid: 0,
  size: 0,
  stranger: false,
  ...changes,
});

const scenarioOf = (...moves: readonly Move[]): Scenario => ({
  settings: {
    tempo: 5,
    maxAllowedUids: 4,
    immunityPeriod: 0,
    subnetLimit: 5,
    nominatorMinRequiredStake: 0n,
    issuance: INITIAL_BALANCE * 10n,
  },
  moves: [step("block"), ...moves],
});

/** All but the existential deposit. */
const ALMOST_ALL = 4;
const ONE = 6;

/** A hotkey that others may stake on. */
const delegate: readonly Move[] = [
  step("burned_register"),
  step("add_stake", { size: 400 }),
  step("block"),
  step("block"),
  step("become_delegate"),
];

export const everyRaoIsAccountedFor = property<Scenario>({
  name: "every-rao-is-accounted-for",
  informal:
    "TotalIssuance is what lies in balances, in stakes and in locks; nothing is counted twice or lost.",
  formal: "every step: ΔTotalIssuance = Δ(Σ free + TotalStake + Σ SubnetLocked)",
  rules: ["RUN-5", "RUN-6", "BAL-1", "STK-1", "EMI-1"],
  status: "tested",
  cost: 8,
  arbitrary: scenarios(),
  witnesses: {
    "a registration burns": someStep(accepted("SubtensorModule.burned_register")),
    "a lock is made": someStep((ran) => locked(ran.after) > locked(ran.before)),
    "a lock is paid back": someStep((ran) => locked(ran.after) < locked(ran.before)),
    "rewards are paid": someStep(
      ({ extrinsic, ...ran }) => extrinsic === undefined && issued({ extrinsic, ...ran }) > 0n,
    ),
    "nominations are cleared": someStep(
      (ran) =>
        explained(ran)?.cause === "ERR-54" &&
        item.TotalStake.get(ran.after) < item.TotalStake.get(ran.before),
    ),
  },
  violation: (scenario) => {
    const found = drifting(scenario)[0];
    return found === undefined
      ? undefined
      : `${found.extrinsic?.call.call ?? "block"}: the issuance gains ${issued(found)} rao, the accounts ${held(found)}`;
  },
  errata: [
    {
      id: "ERR-52",
      excuses: explainedBy("ERR-52"),
      scenario: scenarioOf(
        step("transfer_allow_death", { size: ALMOST_ALL, hotkey: 1 }),
        step("transfer_allow_death", { size: ONE, hotkey: 1 }),
      ),
    },
    {
      id: "ERR-53",
      excuses: explainedBy("ERR-53"),
      scenario: scenarioOf(
        step("transfer_allow_death", { size: ALMOST_ALL, hotkey: 1 }),
        step("transfer_allow_death", { size: ONE }),
      ),
    },
    {
      id: "ERR-54",
      excuses: explainedBy("ERR-54"),
      scenario: scenarioOf(
        ...delegate,
        step("nominate", { coldkey: 3, size: 200 }),
        step("setter", { size: 11 }),
      ),
    },
    {
      id: "ERR-51",
      excuses: explainedBy("ERR-51"),
      scenario: scenarioOf(
        ...delegate,
        step("transfer_all", { hotkey: 1, size: 1 }),
        step("block"),
        step("remove_stake", { size: ONE }),
      ),
    },
  ],
});
