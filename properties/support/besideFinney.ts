/** The same moves on two chains that begin alike: one stays with finney, the other goes over to the bonded rules. */
import * as Result from "effect/Result";
import { TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import { upgradeToBonded } from "../../model/bonded/upgrade.ts";
import { finney } from "../../model/finney/rules.ts";
import { upgrade } from "../../model/networks/upgrade.ts";
import type { Chain, RuntimeCall } from "../../model/rules.ts";
import { type Applied, applyCall, type Extrinsic, initializeBlock } from "../../model/runtime/block.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import { genesisOf, hashOfBlock } from "./chain.ts";
import { firstDifference } from "./difference.ts";
import { extrinsicOf, nextBlock } from "./moves.ts";
import type { Scenario } from "./scenario.ts";

/** A run of the small chain, of which one copy is upgraded before one of its moves. */
export interface Upgraded {
  readonly scenario: Scenario;
  /** The move before which the upgrade comes; one after the last move: never. */
  readonly upgradeAt: number;
}

/** Calls that mean something else under the bonded rules although nobody unbonds and nobody is jailed. */
const replaced = ["SubtensorModule.remove_stake", "AdminUtils.sudo_set_nominator_min_required_stake"];

/** Whether a call is one of those, or has one in it. */
const isReplaced = ({ call, args }: RuntimeCall): boolean =>
  replaced.includes(call) || Object.values(args).flat().some(holdsReplaced);

const holdsReplaced = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "call" in value && isReplaced(value as RuntimeCall);

/** One move on both chains. */
export interface Beside {
  readonly extrinsic: Extrinsic | undefined;
  readonly upgraded: boolean;
  readonly finney: Applied;
  readonly bonded: Applied;
  /** What differs between the two in how the move ended and what it changed. */
  readonly difference: string | undefined;
  /** The move has opened an entry, although nobody asked for one: from here on the chains go their own ways. */
  readonly released: boolean;
}

const apply = (chain: Chain, extrinsic: Extrinsic | undefined): Applied => {
  if (extrinsic !== undefined) return applyCall(chain, extrinsic);
  const number = nextBlock(chain.state);
  return initializeBlock(chain, { number, parentHash: hashOfBlock(number - 1n) });
};

const after = (chain: Chain, applied: Applied): Chain =>
  Result.isSuccess(applied) ? { ...chain, state: applied.success.state } : chain;

/** How a move ended, and what it changed of finney's items. */
const endOf = (chain: Chain, applied: Applied) => {
  if (Result.isFailure(applied)) return applied.failure;
  const changes = changesBetween(chain.state, applied.success.state).filter(({ item }) =>
    finney.items.includes(item),
  );
  return {
    events: applied.success.events,
    changes: changes.map(({ item, ...change }) => ({ ...change, item: `${item.pallet}.${item.name}` })),
  };
};

/** A swap for a hotkey that is in use, which finney takes. */
const asksForNewName = (applied: Applied): boolean =>
  Result.isFailure(applied) && applied.failure.reason === "Slashing.HotkeyInUse";

const besideOf = (left: Chain, right: Chain, extrinsic: Extrinsic | undefined): Beside => {
  const [finneys, bondeds] = [apply(left, extrinsic), apply(right, extrinsic)];
  return {
    extrinsic,
    upgraded: right.rules.name === "bonded",
    finney: finneys,
    bonded: bondeds,
    difference: firstDifference(endOf(left, finneys), endOf(right, bondeds)),
    released: TotalUnbonding.get(after(right, bondeds).state) > 0n,
  };
};

/** The moves of a run on both chains, up to the first by which a neuron has lost its last slot and with it its stake. */
const run = ({ scenario: { settings, moves }, upgradeAt }: Upgraded): readonly Beside[] => {
  const seen: Beside[] = [];
  let left: Chain = { rules: finney, state: genesisOf(settings) };
  let right = left;
  for (const [index, move] of moves.entries()) {
    right = index >= upgradeAt ? upgrade(upgradeToBonded)(right) : right;
    const extrinsic = extrinsicOf(left.state, move);
    if (extrinsic !== undefined && isReplaced(extrinsic.call)) continue;
    const beside = besideOf(left, right, extrinsic);
    if (asksForNewName(beside.bonded)) continue;
    seen.push(beside);
    if (beside.released || beside.difference !== undefined) break;
    [left, right] = [after(left, beside.finney), after(right, beside.bonded)];
  }
  return seen;
};

const known = new WeakMap<Upgraded, readonly Beside[]>();

/** The run of both chains; a law and its witnesses look at the same one. */
export const besideFinney = (upgraded: Upgraded): readonly Beside[] => {
  const seen = known.get(upgraded) ?? run(upgraded);
  known.set(upgraded, seen);
  return seen;
};
