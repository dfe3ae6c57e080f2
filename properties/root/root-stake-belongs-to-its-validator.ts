import fc from "fast-check";
import type { RootEpochInput } from "../../model/finney/root/types.ts";
import { dueRoots, smallRoot } from "../arbitraries/root.ts";
import { property } from "../property.ts";
import { exactSum, firstOf } from "../support/epochs.ts";
import { one64, rootTraceOf } from "../support/roots.ts";

const withoutKey = (input: RootEpochInput, uid: number): RootEpochInput => ({
  ...input,
  hotkeys: input.hotkeys.filter((_, position) => position !== uid),
  totalHotkeyStake: input.totalHotkeyStake.filter((_, position) => position !== uid),
});

const hasGap = (input: RootEpochInput) => input.hotkeys.some(([uid], position) => uid !== position);

export const rootStakeBelongsToItsValidator = property({
  name: "root-stake-belongs-to-its-validator",
  informal: "Each root validator votes with its own share of their stake.",
  formal: "S_uid = ⌊s_uid / Σ s⌋",
  rules: ["ROOT-2"],
  status: "tested",
  arbitrary: fc.oneof(
    dueRoots(),
    fc.record({ input: dueRoots(), uid: fc.nat(5) }).map(({ input, uid }) => withoutKey(input, uid)),
  ),
  witnesses: {
    "several validators with stake": (input) => input.totalHotkeyStake.filter((rao) => rao > 0n).length > 1,
    "the last UID has no key": (input) => input.hotkeys.length < input.subnetworkN && !hasGap(input),
  },
  violation: (input) => {
    const trace = rootTraceOf(input);
    const total = exactSum(input.totalHotkeyStake);
    if (trace === undefined) return undefined;
    return firstOf(input.hotkeys.entries(), ([position, [uid]]) => {
      const due = ((input.totalHotkeyStake[position] ?? 0n) * one64) / total;
      return trace.stake[uid] === due
        ? undefined
        : `validator ${uid} votes with ${trace.stake[uid]}, not ${due}`;
    });
  },
  errata: [
    {
      id: "ERR-19",
      excuses: hasGap,
      scenario: smallRoot([{ stake: 0n }, { stake: 1n }], 1, {
        hotkeys: [[1, `0x${"1".padStart(64, "0")}`]],
        totalHotkeyStake: [1n],
      }),
    },
  ],
});
