/** Events of the bonded pallets as sentences. */
import type { Event } from "../../../model/runtime/event.ts";
import { counted, integer } from "../../cli/units.ts";
import { type Names, shortHex, shortTao } from "./names.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What a sentence is made of: the fields of an event by name, or by their places. */
interface Reader {
  readonly who: (field: string | number) => string;
  readonly rao: (field: string | number) => string;
  readonly whole: (field: string | number) => string;
  readonly hash: (field: string | number) => string;
  readonly raw: (field: string | number) => unknown;
}

const readerOf = ({ fields }: Event, names: Names): Reader => {
  const raw = (field: string | number): unknown => (fields as Fields)[field];
  return {
    raw,
    who: (field) => names(String(raw(field))),
    rao: (field) => shortTao(raw(field) as bigint),
    whole: (field) => integer(raw(field) as bigint | number),
    hash: (field) => shortHex(String(raw(field))),
  };
};

const sources = ["of stake", "that unbond", "that went elsewhere"];

/** What was taken from where; what was not taken is not spoken of. */
const slashedParts = (amounts: readonly bigint[]): string => {
  const taken = amounts.flatMap((rao, index) => (rao === 0n ? [] : [`${shortTao(rao)} ${sources[index]}`]));
  return taken.length === 0 ? "there is nothing" : taken.join(", ");
};

const sentences: Readonly<Record<string, (reader: Reader) => string>> = {
  StakeAdded: ({ who, rao }) => `${rao(1)} are added to the stake on ${who(0)}`,
  StakeRemoved: ({ who, rao }) => `${rao(1)} leave the stake on ${who(0)}`,
  UnbondingOpened: ({ who, rao, whole }) =>
    `${who("coldkey")}'s ${rao("amount")} wait until block ${whole("completion")}`,
  UnbondingCompleted: ({ who, rao, whole }) =>
    `${rao("amount")}, which have waited since block ${whole("creation")}, become ${who("coldkey")}'s balance`,
  UnbondingCancelled: ({ who, rao }) => `${rao("amount")} of ${who("coldkey")} are stake again`,
  StakeRedelegated: ({ who, rao, whole }) =>
    `${who("source")} answers for ${who("coldkey")}'s ${rao("amount")} until block ${whole("completion")}`,
  Slashed: ({ who, whole, raw }) =>
    `${who(0)} is slashed for height ${whole(1)}: ${slashedParts([2, 3, 4].map((field) => raw(field) as bigint))}`,
  Tombstoned: ({ who }) => `${who(0)} is tombstoned: jailed for ever`,
  DoubleSigningReported: ({ who, whole }) =>
    `${who(1)} has signed twice at height ${whole(2)} in round ${whole(3)}, ${who(0)} says`,
  DutyMissed: ({ who, whole }) => `${who(0)} has missed ${whole(1)} duties of its window`,
  Jailed: ({ who, whole }) => `${who(0)} is jailed until block ${whole(1)} at least`,
  Unjailed: ({ who }) => `${who(0)} is out of jail`,
  BlockAuthored: ({ who, whole }) =>
    `${who("hotkey")} is the block's author, drawn in round ${whole("round")}`,
  QueryOpened: ({ rao, whole, hash }) =>
    `query ${whole("query")}, ${hash("question")}, with ${rao("fee")}: commitments until block ${whole("commit_until")}, answers until ${whole("reveal_until")}, scores until ${whole("score_until")}`,
  AnswerCommitted: ({ hash, whole }) => `commitment ${whole("number")}: ${hash("commitment")}`,
  AnswerRevealed: ({ hash, whole }) => `answer ${whole("number")}: ${hash("answer")}`,
  AnswersScored: ({ raw }) =>
    `scores by number: ${(raw("scores") as readonly number[]).map(integer).join(", ")}`,
  FeePaid: ({ who, rao }) => `${who("account")} is paid ${rao("rao")}`,
  QuerySettled: ({ who, rao, whole, raw }) =>
    `query ${whole("query")} is over: ${raw("winner") === null ? "nobody" : who("winner")} wins with ${whole("median")}; ${rao("refunded")} come back`,
};

/** An event as a sentence; its name where there is none. */
export const eventText = (event: Event, names: Names): string =>
  sentences[event.name]?.(readerOf(event, names)) ?? event.name;

/** "blocks 7 to 9", "block 7". */
export const blocksText = (first: bigint, last: bigint): string =>
  first === last
    ? `block ${integer(first)}`
    : `${counted(last - first + 1n, "block")}, ${integer(first)} to ${integer(last)}`;
