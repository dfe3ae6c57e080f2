import { type EventDeclaration, namedEvent } from "../../runtime/event.ts";
import { AccountId, BlockNumber, Hash, option, U16, U64, vector } from "../../storage/shape.ts";

const pallet = "Queries";

/** [QRY-2] A client has put a question to a subnet; the last block of each stage. */
export const QueryOpened = namedEvent(pallet, "QueryOpened", {
  query: U64,
  netuid: U16,
  client: AccountId,
  question: Hash,
  fee: U64,
  commit_until: BlockNumber,
  reveal_until: BlockNumber,
  score_until: BlockNumber,
});

/** [QRY-3] A hotkey has committed to an answer, as the `number`-th from 0. */
export const AnswerCommitted = namedEvent(pallet, "AnswerCommitted", {
  query: U64,
  hotkey: AccountId,
  number: U16,
  commitment: Hash,
});

/** [QRY-4] The answer of a commitment is known; its hash. */
export const AnswerRevealed = namedEvent(pallet, "AnswerRevealed", {
  query: U64,
  hotkey: AccountId,
  number: U16,
  answer: Hash,
});

/** [QRY-5] What a validator has given each commitment, 0 for those that it has left out. */
export const AnswersScored = namedEvent(pallet, "AnswersScored", {
  query: U64,
  hotkey: AccountId,
  scores: vector(U16),
});

/** [QRY-6] So many rao of the fee have arrived in a balance. */
export const FeePaid = namedEvent(pallet, "FeePaid", { query: U64, account: AccountId, rao: U64 });

/** [QRY-6] A query is over: who has won with which median, and the rao that went back and that nobody could hold. */
export const QuerySettled = namedEvent(pallet, "QuerySettled", {
  query: U64,
  winner: option(AccountId),
  median: U16,
  refunded: U64,
  burnt: U64,
});

export const queriesEvents: readonly EventDeclaration[] = [
  QueryOpened,
  AnswerCommitted,
  AnswerRevealed,
  AnswersScored,
  FeePaid,
  QuerySettled,
].map(({ declaration }) => declaration);
