/** The items of governance: the triumvirate with its motions, and the two memberships. */
import { identity } from "../../storage/hasher.ts";
import { type AnyItem, storageItem } from "../../storage/item.ts";
import { AccountId, BlockNumber, Hash, RawBytes, struct, U32, vector } from "../../storage/shape.ts";

const members = (pallet: string, documentation: string) =>
  storageItem({ pallet, name: "Members", keys: [], value: vector(AccountId), absent: [], documentation });

/** The accounts of a membership, in ascending order. */
export const SenateMembers = members("SenateMembers", "hotkeys of the senate, ascending");
export const TriumvirateMembers = members("TriumvirateMembers", "members of the triumvirate, ascending");
/** The collective's own copy of TriumvirateMembers. */
export const CollectiveMembers = members(
  "Triumvirate",
  "members of the triumvirate as the collective knows them",
);

const proposalKey = { name: "proposal", type: Hash, hasher: identity };

export const Proposals = storageItem({
  pallet: "Triumvirate",
  name: "Proposals",
  keys: [],
  value: vector(Hash),
  absent: [],
  documentation: "hashes of the open motions, the oldest first",
});

export const ProposalOf = storageItem({
  pallet: "Triumvirate",
  name: "ProposalOf",
  keys: [proposalKey],
  value: RawBytes,
  absent: undefined,
  documentation: "the call that a motion would make, as SCALE",
});

export const Voting = storageItem({
  pallet: "Triumvirate",
  name: "Voting",
  keys: [proposalKey],
  value: struct({
    index: U32,
    threshold: U32,
    ayes: vector(AccountId),
    nays: vector(AccountId),
    end: BlockNumber,
  }),
  absent: undefined,
  documentation: "the votes on a motion, and the block in which it ends",
});

export const ProposalCount = storageItem({
  pallet: "Triumvirate",
  name: "ProposalCount",
  keys: [],
  value: U32,
  absent: 0,
  documentation: "motions proposed so far",
});

export const governanceItems: readonly AnyItem[] = [
  SenateMembers,
  CollectiveMembers,
  ProposalCount,
  ProposalOf,
  Proposals,
  Voting,
  TriumvirateMembers,
];
