import * as Result from "effect/Result";
import { ChainPanic } from "../numbers/panic.ts";

/**
 * Why a call is refused. `reason` is the chain's name of the error: those of the main pallet stand alone, all others
 * have their pallet in front ("Collective.NotMember").
 */
export interface Rejection {
  readonly reason: string;
}

/** A refusal. The state before the call stands. */
export const reject = (reason: string): Result.Result<never, Rejection> => Result.fail({ reason });

/** Refuse for `reason` unless `condition` holds. */
export const ensure = (condition: boolean, reason: string): Result.Result<void, Rejection> =>
  condition ? Result.void : reject(reason);

/** The chain's code stops: a call that does so stands in no block, a block that does so cannot be made. */
export interface Panic {
  readonly reason: "Panic";
  /** The first line of the chain's message. */
  readonly message: string;
}

/** What `compute` answers, or the panic of the chain's code in it. */
export const attempt = <Value, Refusal>(
  compute: () => Result.Result<Value, Refusal>,
): Result.Result<Value, Refusal | Panic> => {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ChainPanic) return Result.fail({ reason: "Panic", message: error.message });
    throw error;
  }
};
