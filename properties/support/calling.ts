/** Single calls of the main pallet on small states. */
import * as Result from "effect/Result";
import { finney } from "../../model/finney/rules.ts";
import { type Applied, applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import { signed } from "../../model/runtime/origin.ts";
import { Account, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";

/** A call of the main pallet that `account` signs. */
export const signedBy = (
  account: string,
  name: string,
  args: Readonly<Record<string, unknown>> = {},
): Extrinsic => ({ origin: signed(account), call: { call: `SubtensorModule.${name}`, args } });

/** How a call of the main pallet ends that `account` signs. */
export const callBy = (
  state: State,
  account: string,
  name: string,
  args: Readonly<Record<string, unknown>> = {},
): Applied => applyCall({ rules: finney, state }, signedBy(account, name, args));

/** The state after an accepted call; undefined where it was refused. */
export const stateAfter = (applied: Applied): State | undefined =>
  Result.isSuccess(applied) ? applied.success.state : undefined;

/** Why a call was refused; undefined where it was accepted. */
export const refusalOf = (applied: Applied): string | undefined =>
  Result.isFailure(applied) ? applied.failure.reason : undefined;

/** Something that is written into a state. */
export type Write = (state: State) => State;

/** The state with all of these written, in order. */
export const written = (state: State, ...writes: readonly Write[]): State =>
  writes.reduce((next, write) => write(next), state);

/** Makes a free balance, in rao; 0 leaves no account. */
export const balance =
  (account: string, free: bigint): Write =>
  (state) =>
    free === 0n
      ? state
      : Account.put(state, account, {
          ...Account.absent,
          providers: 1,
          data: { ...Account.absent.data, free },
        });

/** Makes `block` the current one. */
export const inBlock =
  (block: bigint): Write =>
  (state) =>
    BlockNumber.put(state, block);
