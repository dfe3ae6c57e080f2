import { Keys, LoadedEmission, Owner, Stake } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { opening, scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { INITIAL_BALANCE, type Settings } from "../support/chain.ts";
import { accepted, firstFault, someStep } from "../support/laws.ts";
import type { Move } from "../support/moves.ts";
import { type Ran, runOf, type Scenario } from "../support/scenario.ts";

/** Hotkeys with stake that belong to nobody. */
const ownerless = (state: State): readonly string[] =>
  Stake.entries(state)
    .filter(({ keys: [hotkey], value }) => value > 0n && !Owner.has(state, hotkey))
    .map(({ keys: [hotkey] }) => hotkey);

type Cause = "ERR-66" | "ERR-70";

/**
 * Why a payment to a hotkey is left behind when it is swapped: its place in the list is that of another neuron by now,
 * or its subnet is gone.
 */
const causeIn = ({ before }: Ran, hotkey: string): Cause | undefined => {
  const causes = LoadedEmission.entries(before).flatMap(({ keys: [netuid], value = [] }) => {
    const place = (value ?? []).findIndex(([payee]) => payee === hotkey);
    if (place < 0 || Keys.get(before, netuid, place) === hotkey) return [];
    return [Keys.has(before, netuid, place) ? ("ERR-66" as const) : ("ERR-70" as const)];
  });
  return causes[0];
};

const swaps = (scenario: Scenario, hotkey: string): readonly Ran[] =>
  runOf(scenario).filter(
    (ran) => accepted("SubtensorModule.swap_hotkey")(ran) && ran.extrinsic?.call.args["hotkey"] === hotkey,
  );

/** Every hotkey that is left with stake and no owner is so for a named reason, and one for `cause`. */
const explainedBy =
  (cause: Cause) =>
  (scenario: Scenario): boolean => {
    const found = [...new Set(runOf(scenario).flatMap(({ after }) => ownerless(after)))];
    const causes = found.map((hotkey) =>
      swaps(scenario, hotkey)
        .map((ran) => causeIn(ran, hotkey))
        .find((reason) => reason !== undefined),
    );
    return !causes.includes(undefined) && causes.includes(cause);
  };

const step = (kind: string, changes: Partial<Move> = {}): Move => ({
  kind,
  coldkey: 0,
  hotkey: 0,
  netuid: 0,
  size: 1,
  stranger: false,
  ...changes,
});

const settingsWith = (tempo: number): Settings => ({
  tempo,
  maxAllowedUids: 3,
  immunityPeriod: 0,
  subnetLimit: 3,
  nominatorMinRequiredStake: 0n,
  issuance: INITIAL_BALANCE * 10n,
});

const swap = step("swap_hotkey", { size: 9 });

export const stakedHotkeysHaveOwners = property<Scenario>({
  name: "staked-hotkeys-have-owners",
  informal: "Every hotkey with stake belongs to a coldkey.",
  formal: "Stake(h, c) > 0 ⇒ Owner(h) is stored",
  rules: ["RUN-6", "STK-1", "EMI-6", "REG-9"],
  status: "tested",
  cost: 8,
  arbitrary: scenarios(),
  witnesses: {
    "a hotkey with stake is swapped": someStep(
      (ran) =>
        accepted("SubtensorModule.swap_hotkey")(ran) &&
        Stake.entries(ran.before, String(ran.extrinsic?.call.args["hotkey"])).some(({ value }) => value > 0n),
    ),
    "a payment waits while a hotkey is swapped": someStep(
      (ran) => accepted("SubtensorModule.swap_hotkey")(ran) && LoadedEmission.entries(ran.before).length > 0,
    ),
  },
  violation: firstFault(({ after }) => {
    const [first] = ownerless(after);
    return first === undefined ? undefined : `${first} has stake and no owner`;
  }),
  errata: [
    {
      id: "ERR-66",
      excuses: explainedBy("ERR-66"),
      // Newcomers take the slots of the opening's hotkeys while their payments wait.
      scenario: {
        settings: settingsWith(3),
        moves: [
          ...opening,
          step("burned_register", { hotkey: 6, netuid: 2 }),
          step("burned_register", { hotkey: 7, netuid: 2 }),
          swap,
          step("block"),
        ],
      },
    },
    {
      id: "ERR-70",
      excuses: explainedBy("ERR-70"),
      // A new subnet takes the place of one whose payments wait.
      scenario: {
        settings: settingsWith(2),
        moves: [
          ...opening,
          step("block"),
          step("block"),
          step("register_network", { coldkey: 5 }),
          swap,
          step("block"),
        ],
      },
    },
  ],
});
