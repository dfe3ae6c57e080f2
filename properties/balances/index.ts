import type { AnyProperty } from "../property.ts";
import { balancesAreNoneOrTheDeposit } from "./balances-are-none-or-the-deposit.ts";
import { bothIssuancesMoveTogether } from "./both-issuances-move-together.ts";
import { paymentsArrive } from "./payments-arrive.ts";
import { paymentsTakeAllOrNothing } from "./payments-take-all-or-nothing.ts";
import { sendersKeptAliveStay } from "./senders-kept-alive-stay.ts";
import { theIssuanceCountsAllBalances } from "./the-issuance-counts-all-balances.ts";
import { transfersMoveExactlyTheValue } from "./transfers-move-exactly-the-value.ts";

/** The laws of this area. */
export const balancesProperties: readonly AnyProperty[] = [
  balancesAreNoneOrTheDeposit,
  bothIssuancesMoveTogether,
  paymentsArrive,
  paymentsTakeAllOrNothing,
  sendersKeptAliveStay,
  theIssuanceCountsAllBalances,
  transfersMoveExactlyTheValue,
];
