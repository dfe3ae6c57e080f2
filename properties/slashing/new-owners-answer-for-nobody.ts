import fc from "fast-check";
import { Tombstoned } from "../../model/bonded/slashing/items.ts";
import { isJailed } from "../../model/bonded/slashing/jail.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import type { State } from "../../model/storage/item.ts";
import { doubleSignings, type Report } from "../arbitraries/reports.ts";
import { property } from "../property.ts";
import { signingHotkey } from "../support/evidence.ts";
import {
  after,
  apply,
  emptyChain,
  endOf,
  NOW,
  reportOn,
  withDelegate,
  withSwap,
} from "../support/reports.ts";
import { bondedRao } from "../support/slashing.ts";
import { coldkey, hotkey } from "../support/stakes.ts";

/** A hotkey that was swapped, perhaps taken up by somebody else since, and a report of what it signed. */
interface Renamed {
  readonly pair: Report;
  /** Blocks from the infraction to the swap; below 0 it came before. */
  readonly wait: bigint;
  readonly isTakenUp: boolean;
}

const present = hotkey(0);

const signerOf = ({ pair: [{ scheme, seed }] }: Renamed): string => signingHotkey(scheme, seed);
const swapBlock = ({ pair: [{ height }], wait }: Renamed): bigint =>
  height + wait > NOW ? NOW : height + wait;
const isFollowed = (renamed: Renamed): boolean => swapBlock(renamed) >= renamed.pair[0].height;

const chainOf = (renamed: Renamed): State => {
  const swapped = withDelegate(emptyChain(), present, 0);
  const noted = withSwap(swapped, signerOf(renamed), present, swapBlock(renamed));
  return renamed.isTakenUp ? withDelegate(noted, signerOf(renamed), 1) : noted;
};

/** Whether anything of a hotkey differs: its stakes, its entries, its jail. */
const isTouched = (before: State, state: State, name: string): boolean =>
  changesBetween(before, state).some(({ item, keys }) => keys[0] === name && item.name !== "Punished");

const faultOfFollowed = (renamed: Renamed, before: State, state: State): string | undefined => {
  const signer = signerOf(renamed);
  if (!Tombstoned.get(state, present) || !isJailed(state, present)) return "the new name goes free";
  if (bondedRao(state, coldkey(0)) >= bondedRao(before, coldkey(0))) return "its owner loses nothing";
  if (renamed.isTakenUp && isTouched(before, state, signer)) return "the new owner is punished";
  return renamed.isTakenUp || Tombstoned.get(state, signer) ? undefined : "the old name can be used again";
};

export const newOwnersAnswerForNobody = property<Renamed>({
  name: "new-owners-answer-for-nobody",
  informal:
    "What a name signed before it was swapped is punished under the new name and touches nobody who has taken the old one up; what it signed after touches the new name in nothing.",
  formal: "swap ≥ h ⇒ punished(new) ∧ Δ(old) = 0 if owned; swap < h ⇒ Δ(new) = 0",
  rules: ["SLA-5", "SLA-4"],
  status: "tested",
  arbitrary: fc.record({
    pair: doubleSignings,
    wait: fc.bigInt({ min: -2n, max: 3n }),
    isTakenUp: fc.boolean(),
  }),
  cost: 2,
  witnesses: {
    "swapped in the block of the infraction": (renamed) => swapBlock(renamed) === renamed.pair[0].height,
    "the old name is somebody else's": (renamed) => renamed.isTakenUp && isFollowed(renamed),
    "the old name is nobody's": (renamed) => !renamed.isTakenUp && isFollowed(renamed),
    "swapped before": (renamed) => !isFollowed(renamed),
  },
  violation: (renamed) => {
    const before = chainOf(renamed);
    const applied = apply(before, reportOn(...renamed.pair));
    const state = after(before, applied);
    const due = isFollowed(renamed) || renamed.isTakenUp ? "Ok" : "Slashing.UnknownHotkey";
    if (endOf(applied) !== due) return `the report ends with ${endOf(applied)}, not ${due}`;
    if (isFollowed(renamed)) return faultOfFollowed(renamed, before, state);
    return isTouched(before, state, present) ? "the new name answers for the old one" : undefined;
  },
});
