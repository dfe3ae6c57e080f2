/** Stories of the bonded rules: what happens, step by step, with real signatures, and what must come of it. */
import * as Result from "effect/Result";
import { bonded } from "../../model/bonded/rules.ts";
import { type Statement, statementMessage } from "../../model/bonded/slashing/statement.ts";
import { type Applied, applyCall, type Extrinsic, initializeBlock } from "../../model/runtime/block.ts";
import type { Event } from "../../model/runtime/event.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { verifySignature } from "../../model/signatures/verify.ts";
import { fromHex } from "../../model/storage/bytes.ts";
import type { State } from "../../model/storage/item.ts";
import { hashOfBlock } from "../support/chain.ts";
import { claimBy } from "./calls.ts";
import { type Hotkey, sealOf } from "./people.ts";

interface Told {
  /** What happens, as a sentence. */
  readonly says: string;
  readonly rules: readonly string[];
}

/** So many blocks begin, one after the other. */
interface Blocks extends Told {
  readonly kind: "blocks";
  readonly count: number;
}

/** A hotkey signs something off the chain. */
export interface Signs extends Told {
  readonly kind: "signs";
  readonly hotkey: Hotkey;
  readonly statement: Statement;
}

/** A hotkey claims the block that has begun, in the first round for which it is drawn. */
interface Claims extends Told {
  readonly kind: "claim";
  readonly hotkey: Hotkey;
  /** What else stands in the block. */
  readonly others: readonly Extrinsic[];
}

/** A call is made, and refused for `refused` where that is given. */
interface Calls extends Told {
  readonly kind: "call";
  readonly call: Extrinsic;
  readonly refused?: string;
}

/** A hotkey makes one block after the other, with nothing in them, until a condition holds. */
interface Repeats extends Told {
  readonly kind: "repeat";
  readonly hotkey: Hotkey;
  readonly until: (state: State) => boolean;
}

export type Happening = Blocks | Signs | Claims | Calls | Repeats;

/** The calls among what happens, as they stand in a block. */
export const extrinsicsOf = (happenings: readonly Happening[]): readonly Extrinsic[] =>
  happenings.flatMap((happening) => (happening.kind === "call" ? [happening.call] : []));

/** What somebody has at the end, in rao; what is left out is 0. */
interface End {
  readonly balance?: bigint;
  readonly stake?: bigint;
  readonly unbonding?: bigint;
}

/** A story under the proposed numbers of the bonded rules. */
export interface Story {
  readonly name: string;
  readonly title: string;
  /** What it is about, in a few sentences. */
  readonly about: string;
  /** Who takes part, with what is to be known of each; all that hold rao are among them. */
  readonly people: readonly (readonly [name: string, role: string])[];
  readonly hotkeys: readonly Hotkey[];
  readonly state: State;
  readonly happenings: readonly Happening[];
  /** The ledger at the end, to the rao. */
  readonly ends: Readonly<Record<string, End>>;
  readonly slashed: bigint;
  /** What is to be learnt from the ledger. */
  readonly moral: string;
}

/** A step of the chain that a story has led to. */
export interface Made {
  /** Undefined: a block began. */
  readonly extrinsic: Extrinsic | undefined;
  readonly before: State;
  readonly state: State;
  readonly block: bigint;
  /** Why it was refused. */
  readonly refusal: string | undefined;
  readonly events: readonly Event[];
}

/** A happening with all that the chain has done of it. */
export interface Chapter {
  readonly happening: Happening;
  readonly made: readonly Made[];
  readonly block: bigint;
}

const madeOf = (before: State, extrinsic: Extrinsic | undefined, applied: Applied): Made => {
  if (Result.isSuccess(applied)) {
    const { state, events } = applied.success;
    return { extrinsic, before, state, block: BlockNumber.get(state), refusal: undefined, events };
  }
  const { reason } = applied.failure;
  return { extrinsic, before, state: before, block: BlockNumber.get(before), refusal: reason, events: [] };
};

const begin = (state: State): Made => {
  const number = BlockNumber.get(state) + 1n;
  const header = { number, parentHash: hashOfBlock(number - 1n) };
  return madeOf(state, undefined, initializeBlock({ rules: bonded, state }, header));
};

const make = (state: State, extrinsic: Extrinsic): Made =>
  madeOf(state, extrinsic, applyCall({ rules: bonded, state }, extrinsic));

const beginMany = (state: State, count: number): readonly Made[] => {
  const made: Made[] = [];
  for (let index = 0; index < count; index += 1) made.push(begin(made.at(-1)?.state ?? state));
  return made;
};

/** Blocks that a repetition takes at most; a story that needs more is wrong. */
const patience = 200;

const repeat = (state: State, { until, hotkey }: Repeats): readonly Made[] => {
  const made: Made[] = [];
  let current = state;
  for (let index = 0; index < patience && !until(current); index += 1) {
    const block = begin(current);
    const claim = make(block.state, claimBy(block.state, hotkey, []));
    made.push(block, claim);
    current = claim.state;
  }
  return made;
};

const happen = (state: State, happening: Happening): readonly Made[] => {
  switch (happening.kind) {
    case "blocks":
      return beginMany(state, happening.count);
    case "signs":
      return [];
    case "claim":
      return [make(state, claimBy(state, happening.hotkey, happening.others))];
    case "call":
      return [make(state, happening.call)];
    case "repeat":
      return repeat(state, happening);
  }
};

/** What the chain does in a story, happening by happening. */
export const tell = ({ state, happenings }: Story): readonly Chapter[] => {
  let current = state;
  return happenings.map((happening) => {
    const made = happen(current, happening);
    current = made.at(-1)?.state ?? current;
    return { happening, made, block: BlockNumber.get(current) };
  });
};

/** Whether a signature of a story is what it says. */
export const isSigned = ({ hotkey, statement }: Signs): boolean =>
  verifySignature(
    hotkey.pair.scheme,
    fromHex(sealOf(hotkey, statement)),
    statementMessage(statement),
    fromHex(hotkey.pair.account),
  );
