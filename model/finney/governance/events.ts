/** The events of the collective. Those of the memberships carry nothing and are not modelled. */
import { type EventDeclaration, namedEvent } from "../../runtime/event.ts";
import { AccountId, Bool, Hash, U32 } from "../../storage/shape.ts";

const pallet = "Triumvirate";

export const Proposed = namedEvent(pallet, "Proposed", {
  account: AccountId,
  proposal_index: U32,
  proposal_hash: Hash,
  threshold: U32,
});
export const Voted = namedEvent(pallet, "Voted", {
  account: AccountId,
  proposal_hash: Hash,
  voted: Bool,
  yes: U32,
  no: U32,
});
export const Approved = namedEvent(pallet, "Approved", { proposal_hash: Hash });
export const Disapproved = namedEvent(pallet, "Disapproved", { proposal_hash: Hash });
export const Executed = namedEvent(pallet, "Executed", { proposal_hash: Hash, result: "DispatchResult" });
export const MemberExecuted = namedEvent(pallet, "MemberExecuted", {
  proposal_hash: Hash,
  result: "DispatchResult",
});
export const Closed = namedEvent(pallet, "Closed", { proposal_hash: Hash, yes: U32, no: U32 });

export const governanceEvents: readonly EventDeclaration[] = [
  Proposed,
  Voted,
  Approved,
  Disapproved,
  Executed,
  MemberExecuted,
  Closed,
].map(({ declaration }) => declaration);
