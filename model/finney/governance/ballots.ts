import type { State } from "../../storage/item.ts";
import { Proposals, Voting } from "../items/governance.ts";

/** [GOV-2] The state with no vote of `accounts`, for or against, on any open motion. */
export const withoutVotesOf = (state: State, accounts: readonly string[]): State => {
  const others = (voters: readonly string[]) => voters.filter((voter) => !accounts.includes(voter));
  return Proposals.get(state).reduce((current, proposal) => {
    const votes = Voting.get(current, proposal);
    if (votes === undefined) return current;
    return Voting.put(current, proposal, { ...votes, ayes: others(votes.ayes), nays: others(votes.nays) });
  }, state);
};
