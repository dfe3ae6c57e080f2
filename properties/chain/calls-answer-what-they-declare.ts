import * as Result from "effect/Result";
import { finney } from "../../model/finney/rules.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { accepted, firstFault, leaves, someStep } from "../support/laws.ts";
import type { Ran, Scenario } from "../support/scenario.ts";

const reasonOf = ({ result }: Ran): string | undefined =>
  Result.isFailure(result) && !("message" in result.failure) ? result.failure.reason : undefined;

const refuses = (reason: string) => someStep((ran) => reasonOf(ran) === reason);

/** Calls that pass on what the calls inside them answer. */
const passesOn = new Set(["Utility.batch_all", "SubtensorModule.sudo"]);

const undeclared = (ran: Ran): string | undefined => {
  const reason = reasonOf(ran);
  const name = ran.extrinsic?.call.call;
  if (reason === undefined || name === undefined || passesOn.has(name)) return undefined;
  return finney.calls.get(name)?.rejections.includes(reason) ? undefined : `${reason} is not declared`;
};

const callsToMeet = [
  "burned_register",
  "register",
  "root_register",
  "add_stake",
  "remove_stake",
  "become_delegate",
  "increase_take",
  "decrease_take",
  "set_weights",
  "serve_axon",
  "serve_prometheus",
  "swap_hotkey",
  "register_network",
  "dissolve_network",
  "vote",
].map((name) => `SubtensorModule.${name}`);
const otherCallsToMeet = [
  "Balances.transfer_allow_death",
  "Balances.transfer_keep_alive",
  "Balances.transfer_all",
  "Triumvirate.propose",
  "Triumvirate.close",
  "Utility.batch",
];
const reasonsToMeet = [
  "NotRegistered",
  "NonAssociatedColdKey",
  "NotEnoughBalanceToStake",
  "BalanceWithdrawalError",
  "NotEnoughStaketoWithdraw",
  "NomStakeBelowMinimumThreshold",
  "AlreadyDelegate",
  "InvalidTake",
  "NetworkDoesNotExist",
  "AlreadyRegistered",
  "StakeTooLowForRoot",
  "InvalidUid",
  "SettingWeightsTooFast",
  "HotkeyOriginMismatch",
  "NotEnoughBalance",
  "Token.FundsUnavailable",
  "Token.BelowMinimum",
  "Token.NotExpendable",
  "Collective.TooEarly",
  "Collective.ProposalMissing",
  "InvalidIpType",
  "InvalidPort",
  "TxRateLimitExceeded",
];

const witnesses: Readonly<Record<string, (scenario: Scenario) => boolean>> = Object.fromEntries([
  ...[...callsToMeet, ...otherCallsToMeet].map(
    (name) => [`${name} accepted`, someStep(accepted(name))] as const,
  ),
  ...reasonsToMeet.map((reason) => [`refused for ${reason}`, refuses(reason)] as const),
  ["a motion passes", someStep(leaves("Executed"))],
]);

export const callsAnswerWhatTheyDeclare = property({
  name: "calls-answer-what-they-declare",
  informal: "No call is refused for a reason that its declaration does not list.",
  formal: "dispatch(s, c) refused for r ⇒ r ∈ rejections(c)",
  rules: ["RUN-1", "RUN-2"],
  status: "tested",
  cost: 8,
  arbitrary: scenarios(100),
  witnesses,
  violation: firstFault(undeclared),
});
