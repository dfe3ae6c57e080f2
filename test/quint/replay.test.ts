import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { firstChain, type MachineStep, parameters, shownState, stepped } from "./machine.ts";

type MachineState = Readonly<Record<string, unknown>> & { readonly step: MachineStep };

const folder = "test/quint/traces";

/** The states of a trace, without the line that says what it is one of. */
const statesOf = (file: string): readonly MachineState[] =>
  readFileSync(`${folder}/${file}`, "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => JSON.parse(line) as MachineState);

const traces = readdirSync(folder).map((file) => [file, statesOf(file)] as const);

test.each(traces)("%s: every step of the machine ends on the chain as it does there", (_, states) => {
  let chain = firstChain();
  const infractions = new Set<string>();
  for (const [index, { step, ...expected }] of states.entries()) {
    const { call, hotkey, creation, refusal } = step;
    const result = call === undefined ? { state: chain.state } : stepped(chain, step, infractions);
    if (call === "sign_twice") infractions.add(`${hotkey} ${creation}`);
    expect({ index, refusal: result.refusal }).toEqual({ index, refusal });
    expect({ index, ...shownState(result.state) }).toEqual({ index, ...expected });
    chain = { ...chain, state: result.state };
  }
});

/** Every way in which the machines can end a call. */
const ends = [
  "add_stake",
  "block",
  "cancel_unbonding",
  "cancel_unbonding Slashing.Jailed",
  "cancel_unbonding Unbonding.NotEnoughInEntry",
  "cancel_unbonding Unbonding.UnknownEntry",
  "jail",
  "miss",
  "redelegate",
  "redelegate NotEnoughStaketoWithdraw",
  "redelegate Slashing.Jailed",
  "redelegate Unbonding.SelfRedelegation",
  "redelegate Unbonding.TooManyRedelegations",
  "redelegate Unbonding.TransitiveRedelegation",
  "release",
  "remove_stake",
  "remove_stake NotEnoughStaketoWithdraw",
  "remove_stake Unbonding.TooManyEntries",
  "report_double_signing",
  "report_double_signing Slashing.AlreadyPunished",
  "report_double_signing Slashing.AlreadyTombstoned",
  "report_double_signing Slashing.EvidenceFromFuture",
  "report_double_signing Slashing.EvidenceTooOld",
  "report_double_signing Slashing.InvalidSignature",
  "sign_twice",
  "unjail",
  "unjail Slashing.JailNotOver",
  "unjail Slashing.NotJailed",
  "unjail Slashing.Tombstoned",
];

test("the traces end calls in every way that the machines know", () => {
  const found = traces.flatMap(([, states]) =>
    states.flatMap(({ step: { call, refusal } }) =>
      call === undefined ? [] : [refusal === undefined ? call : `${call} ${refusal}`],
    ),
  );
  expect([...new Set(found)].sort()).toEqual(ends);
});

const constantIn = (machine: string, name: string): bigint => {
  const [, value] = new RegExp(`pure val ${name} = (\\d+)`).exec(
    readFileSync(`spec/quint/${machine}.qnt`, "utf8"),
  )!;
  return BigInt(value!);
};

test("the machines have the numbers that the replay has", () => {
  const percent = 10_000n;
  expect({
    ...parameters,
    unbondingPeriod: constantIn("unbonding", "PERIOD"),
    maxEntries: Number(constantIn("unbonding", "MAX_ENTRIES")),
    doubleSignFraction: constantIn("slashing", "DOUBLE_SIGN") * percent,
    downtimeFraction: constantIn("slashing", "DOWNTIME") * percent,
    downtimeJailPeriod: constantIn("slashing", "JAIL_PERIOD"),
  }).toEqual(parameters);
});
