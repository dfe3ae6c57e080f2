import { LoadedEmission, Owner, Stake } from "../../finney/items/subtensor.ts";
import { swapHotkey as finneySwapHotkey } from "../../finney/registration/swapHotkey.ts";
import { call, done } from "../../runtime/call.ts";
import { ensure } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { AccountId } from "../../storage/shape.ts";
import { Entries } from "../unbonding/items.ts";
import { type Renaming, renameUnbonding } from "../unbonding/rename.ts";
import { SigningInfo, SwappedTo } from "./items.ts";
import { isJailed } from "./jail.ts";

/** [SLA-10] Whether a name is somebody's, holds something, or has been given up: one that nobody may be swapped for. */
const isInUse = (state: State, hotkey: string): boolean =>
  Owner.has(state, hotkey) ||
  SwappedTo.has(state, hotkey) ||
  Stake.entries(state, hotkey).length > 0 ||
  Entries.entries(state, hotkey).length > 0;

const moveSigningInfo = (state: State, { from, to }: Renaming): State =>
  SigningInfo.has(state, from)
    ? SigningInfo.put(SigningInfo.remove(state, from), to, SigningInfo.get(state, from))
    : state;

const noteName = (state: State, { from, to }: Renaming): State =>
  SwappedTo.update(state, from, (names) => [...names, [to, BlockNumber.get(state)]]);

/**
 * [SLA-10] finney renames the payment at the place of the UID, whosever it is [ERR-66]: one that waits for a jailed hotkey
 * keeps its name, so that it is dropped.
 */
const keepJailedPayments = (before: State, after: State): State =>
  LoadedEmission.entries(before).reduce<State>((next, { keys: [netuid], value: payments }) => {
    if (!payments.some(([hotkey]) => isJailed(before, hotkey))) return next;
    const renamed = LoadedEmission.get(next, netuid) ?? [];
    const kept = payments.map((payment, place) =>
      isJailed(before, payment[0]) ? payment : (renamed[place] ?? payment),
    );
    return LoadedEmission.put(next, netuid, kept);
  }, after);

/**
 * [SLA-10] What a swapped hotkey answers for under its new name: entries, redelegations, missed duties; and where it can
 * be found for what it has signed under the old one.
 */
const moveObligations = (state: State, swap: Renaming): State =>
  noteName(moveSigningInfo(renameUnbonding(state, swap), swap), swap);

/** [SLA-10] Give all that a hotkey has, and all that it answers for, to another one that is new. */
export const swapHotkey = call(
  {
    pallet: "SubtensorModule",
    name: "swap_hotkey",
    index: 70,
    arguments: { hotkey: AccountId, new_hotkey: AccountId },
    rules: ["SLA-10", "SLA-5", "SLA-6", "UNB-10", "REG-8", "REG-9"],
    rejections: [...finneySwapHotkey.rejections, "Slashing.Jailed", "Slashing.HotkeyInUse"],
    documentation: "replace a hotkey by another one that is new",
  },
  function* (chain, origin, args) {
    const swapped = yield* finneySwapHotkey.body(chain, origin, args);
    const { hotkey: from, new_hotkey: to } = args;
    const isBarred = isJailed(chain.state, from) || isJailed(chain.state, to);
    yield* ensure(!isBarred, "Slashing.Jailed");
    yield* ensure(!isInUse(chain.state, to), "Slashing.HotkeyInUse");
    const kept = keepJailedPayments(chain.state, swapped.state);
    return done(moveObligations(kept, { from, to }), ...swapped.events);
  },
);
