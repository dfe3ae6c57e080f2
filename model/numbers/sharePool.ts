import * as Result from "effect/Result";
import { u64 } from "./integer.ts";
import * as SafeFloat from "./safeFloat.ts";

/** A value in rao that many keys own together, each by its share of the denominator. */
export interface SharePool<Key> {
  /** Rao, u64. */
  readonly sharedValue: bigint;
  readonly denominator: SafeFloat.SafeFloat;
  /** A key without an entry has the share zero, and is unknown to `tryGetValue`. */
  readonly shares: ReadonlyMap<Key, SafeFloat.SafeFloat>;
}

export const emptySharePool = <Key>(): SharePool<Key> => ({
  sharedValue: 0n,
  denominator: SafeFloat.zero,
  shares: new Map(),
});

const shareOf = <Key>(pool: SharePool<Key>, key: Key): SafeFloat.SafeFloat =>
  pool.shares.get(key) ?? SafeFloat.zero;

/** [NUM-20] What `key` owns, in rao, rounded down: sharedValue · share / denominator; zero in an empty pool. */
export const getValue = <Key>(pool: SharePool<Key>, key: Key): bigint => {
  const sharedValue = SafeFloat.fromU64(pool.sharedValue);
  const value = SafeFloat.mulDiv(sharedValue, shareOf(pool, key), pool.denominator);
  return value === undefined ? 0n : SafeFloat.toU64(value);
};

/** [NUM-20] The same; fails with `()` for a key without an entry. */
export const tryGetValue = <Key>(pool: SharePool<Key>, key: Key): Result.Result<bigint, string> =>
  pool.shares.has(key) ? Result.succeed(getValue(pool, key)) : Result.fail("()");

/** [NUM-20] Add `update` rao (i64) to the shared value: every key gains or loses in proportion. */
export const updateValueForAll = <Key>(pool: SharePool<Key>, update: bigint): SharePool<Key> => ({
  ...pool,
  sharedValue: u64.saturating(pool.sharedValue + update),
});

const magnitudeOf = (update: bigint): SafeFloat.SafeFloat =>
  SafeFloat.fromU64(u64.wrapping(update < 0n ? -update : update));

/** The shares that `update` rao are worth now; zero where the pool holds no value. */
const sharesPerUpdate = <Key>(pool: SharePool<Key>, update: bigint): SafeFloat.SafeFloat =>
  SafeFloat.mulDiv(magnitudeOf(update), pool.denominator, SafeFloat.fromU64(pool.sharedValue)) ??
  SafeFloat.zero;

/** [NUM-20] Whether `update` rao (i64) would change a share at all. */
export const simUpdateValueForOne = <Key>(pool: SharePool<Key>, update: bigint): boolean =>
  SafeFloat.isZero(pool.denominator) || !SafeFloat.isZero(sharesPerUpdate(pool, update));

const withShare = <Key>(
  pool: SharePool<Key>,
  key: Key,
  share: SafeFloat.SafeFloat,
  denominator: SafeFloat.SafeFloat,
): SharePool<Key> => ({ ...pool, denominator, shares: new Map(pool.shares).set(key, share) });

/**
 * [NUM-20] Add `update` rao (i64) to what `key` owns. In a pool without shares the key gets |update|
 * shares, also for a negative update. A share or a denominator that cannot be computed stays as it was.
 */
export const updateValueForOne = <Key>(pool: SharePool<Key>, key: Key, update: bigint): SharePool<Key> => {
  if (SafeFloat.isZero(pool.denominator)) {
    const first = magnitudeOf(update);
    return updateValueForAll(withShare(pool, key, first, first), update);
  }
  const shares = sharesPerUpdate(pool, update);
  const change = update > 0n ? SafeFloat.add : SafeFloat.sub;
  const share = shareOf(pool, key);
  const updated = withShare(
    pool,
    key,
    change(share, shares) ?? share,
    change(pool.denominator, shares) ?? pool.denominator,
  );
  return updateValueForAll(updated, update);
};
