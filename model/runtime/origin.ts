import * as Result from "effect/Result";
import { type Rejection, reject } from "./rejection.ts";

/** Who makes a call. `Members` and `Member` are the collective's: so many of its seats, or one of them. */
export type Origin = Caller & {
  /** Set on what a `batch_all` makes: it may hold no second one, however deep. */
  readonly withoutBatchAll?: true;
};

type Caller =
  | { readonly kind: "Root" }
  | { readonly kind: "None" }
  | { readonly kind: "Signed"; readonly account: string }
  | { readonly kind: "Members"; readonly yes: number; readonly seats: number }
  | { readonly kind: "Member"; readonly account: string };

export const root: Origin = { kind: "Root" };
export const none: Origin = { kind: "None" };
export const signed = (account: string): Origin => ({ kind: "Signed", account });

/** [RUN-2] The account that signed; BadOrigin for any other origin. */
export const ensureSigned = (origin: Origin): Result.Result<string, Rejection> =>
  origin.kind === "Signed" ? Result.succeed(origin.account) : reject("BadOrigin");

/** [RUN-2] BadOrigin unless the origin is Root. */
export const ensureRoot = (origin: Origin): Result.Result<void, Rejection> =>
  origin.kind === "Root" ? Result.void : reject("BadOrigin");
