import { SenateMembers } from "../../model/finney/items/governance.ts";
import { Uids } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { opening, scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { INITIAL_BALANCE } from "../support/chain.ts";
import { accepted, firstFault, someStep } from "../support/laws.ts";
import { runOf, type Scenario } from "../support/scenario.ts";

const strangers = (state: State): readonly string[] =>
  SenateMembers.get(state).filter((hotkey) => !Uids.has(state, 0, hotkey));

const senators = (state: State): number => SenateMembers.get(state).length;

/** Whether `hotkey` gave its places to another in the run. */
const wasSwapped = (scenario: Scenario, hotkey: string): boolean =>
  runOf(scenario).some(
    (ran) => accepted("SubtensorModule.swap_hotkey")(ran) && ran.extrinsic?.call.args["hotkey"] === hotkey,
  );

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
      excuses: (scenario) => {
        const found = runOf(scenario).flatMap(({ after }) => strangers(after));
        return found.length > 0 && found.every((hotkey) => wasSwapped(scenario, hotkey));
      },
      scenario: {
        settings: {
          tempo: 5,
          maxAllowedUids: 4,
          immunityPeriod: 0,
          subnetLimit: 5,
          nominatorMinRequiredStake: 0n,
          issuance: INITIAL_BALANCE * 10n,
        },
        moves: [
          ...opening,
          { kind: "swap_hotkey", coldkey: 0, hotkey: 0, netuid: 0, size: 6, stranger: false },
        ],
      },
    },
  ],
});
