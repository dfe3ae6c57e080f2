import { SenateMembers } from "../../model/finney/items/governance.ts";
import { Uids } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { challenging, opening, scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { INITIAL_BALANCE, type Settings } from "../support/chain.ts";
import { accepted, firstFault, someStep } from "../support/laws.ts";
import type { Move } from "../support/moves.ts";
import { type Ran, runOf, type Scenario } from "../support/scenario.ts";

const strangers = (state: State): readonly string[] =>
  SenateMembers.get(state).filter((hotkey) => !Uids.has(state, 0, hotkey));

const senators = (state: State): number => SenateMembers.get(state).length;

type Cause = "ERR-65" | "ERR-71";

/** How a hotkey lost its place on root in a step: to its own successor, or to one with more stake. */
const lossOf = (ran: Ran, hotkey: string): Cause | undefined => {
  if (!Uids.has(ran.before, 0, hotkey) || Uids.has(ran.after, 0, hotkey)) return undefined;
  if (accepted("SubtensorModule.swap_hotkey")(ran)) return "ERR-65";
  return accepted("SubtensorModule.root_register")(ran) ? "ERR-71" : undefined;
};

/** Every senator without a place on root has lost it for a named reason, and one for `cause`. */
const explainedBy =
  (cause: Cause) =>
  (scenario: Scenario): boolean => {
    const run = runOf(scenario);
    const found = [...new Set(run.flatMap(({ after }) => strangers(after)))];
    const causes = found.map((hotkey) =>
      run.map((ran) => lossOf(ran, hotkey)).find((loss) => loss !== undefined),
    );
    return !causes.includes(undefined) && causes.includes(cause);
  };

const settings: Settings = {
  tempo: 5,
  maxAllowedUids: 4,
  immunityPeriod: 0,
  subnetLimit: 5,
  nominatorMinRequiredStake: 0n,
  issuance: INITIAL_BALANCE * 10n,
};

const swap: Move = { kind: "swap_hotkey", coldkey: 0, hotkey: 0, netuid: 0, size: 6, stranger: false };

export const senatorsAreRootValidators = property<Scenario>({
  name: "senators-are-root-validators",
  informal: "Whoever sits in the senate is a validator of the root network.",
  formal: "SenateMembers ⊆ {h : Uids(0, h) is stored}",
  rules: ["RUN-6", "GOV-1"],
  status: "tested",
  cost: 8,
  arbitrary: scenarios(),
  witnesses: {
    "a senator comes": someStep(({ before, after }) => senators(after) > senators(before)),
    "a root validator registers in the place of another": someStep(
      (ran) =>
        accepted("SubtensorModule.root_register")(ran) &&
        Uids.entries(ran.before, 0).length === Uids.entries(ran.after, 0).length,
    ),
  },
  violation: firstFault(({ after }) => {
    const [first] = strangers(after);
    return first === undefined ? undefined : `${first} sits in the senate and is no root validator`;
  }),
  errata: [
    {
      id: "ERR-65",
      excuses: explainedBy("ERR-65"),
      scenario: { settings, moves: [...opening, swap] },
    },
    {
      id: "ERR-71",
      excuses: explainedBy("ERR-71"),
      scenario: { settings, moves: [...opening, ...challenging] },
    },
  ],
});
