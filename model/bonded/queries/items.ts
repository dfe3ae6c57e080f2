/** Questions that are open, what has been answered, and how that has been scored. */
import { blake2Concat, twox64Concat } from "../../storage/hasher.ts";
import { type AnyItem, storageItem } from "../../storage/item.ts";
import {
  AccountId,
  BlockNumber,
  Hash,
  option,
  struct,
  U16,
  U64,
  type ValueOf,
  vector,
} from "../../storage/shape.ts";

const pallet = "Queries";
const query = { name: "query", type: U64, hasher: twox64Concat } as const;

const QueryInfo = struct({
  netuid: U16,
  registered_at: U64,
  client: AccountId,
  question: Hash,
  fee: U64,
  commit_until: BlockNumber,
  reveal_until: BlockNumber,
  score_until: BlockNumber,
});
const CommitmentInfo = struct({ hotkey: AccountId, commitment: Hash, answer: option(Hash) });

/** [QRY-1] What was asked on which network, for how many rao, and the last block of each stage. */
export type Query = ValueOf<typeof QueryInfo>;

/** [QRY-3] What a hotkey has committed to, and the hash of its answer once it is revealed. */
export type Commitment = ValueOf<typeof CommitmentInfo>;

export const NextQueryId = storageItem({
  pallet,
  name: "NextQueryId",
  keys: [],
  value: U64,
  absent: 0n,
  documentation: "the number of the next query",
});

export const Queries = storageItem({
  pallet,
  name: "Queries",
  keys: [query],
  value: QueryInfo,
  absent: undefined,
  documentation: "queries that are open",
});

export const Commitments = storageItem({
  pallet,
  name: "Commitments",
  keys: [query],
  value: vector(CommitmentInfo),
  absent: [],
  documentation: "commitments to a query, in the order of arrival, with the hashes of revealed answers",
});

export const Scores = storageItem({
  pallet,
  name: "Scores",
  keys: [query, { name: "hotkey", type: AccountId, hasher: blake2Concat }],
  value: vector(U16),
  absent: undefined,
  documentation: "what a validator has given each commitment to a query",
});

export const Deadlines = storageItem({
  pallet,
  name: "Deadlines",
  keys: [{ name: "block", type: BlockNumber, hasher: twox64Concat }],
  value: vector(U64),
  absent: [],
  documentation: "queries of which a stage ends with a block",
});

export const TotalLockedFees = storageItem({
  pallet,
  name: "TotalLockedFees",
  keys: [],
  value: U64,
  absent: 0n,
  documentation: "rao of the fees of all open queries",
});

export const queriesItems: readonly AnyItem[] = [
  NextQueryId,
  Queries,
  Commitments,
  Scores,
  Deadlines,
  TotalLockedFees,
];
