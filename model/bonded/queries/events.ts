import { type EventDeclaration, namedEvent } from "../../runtime/event.ts";
import { AccountId, BlockNumber, Hash, option, U16, U64, vector } from "../../storage/shape.ts";

const pallet = "Queries";

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

export const AnswerCommitted = namedEvent(pallet, "AnswerCommitted", {
  query: U64,
  hotkey: AccountId,
  number: U16,
  commitment: Hash,
});

export const AnswerRevealed = namedEvent(pallet, "AnswerRevealed", {
  query: U64,
  hotkey: AccountId,
  number: U16,
  answer: Hash,
});

export const AnswersScored = namedEvent(pallet, "AnswersScored", {
  query: U64,
  hotkey: AccountId,
  scores: vector(U16),
});

export const FeePaid = namedEvent(pallet, "FeePaid", { query: U64, account: AccountId, rao: U64 });

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
