import * as Result from "effect/Result";
import { buildGenesis } from "../../model/finney/genesis/build.ts";
import { neuronsOf, type Snapshot } from "../../model/finney/genesis/snapshot.ts";
import { finney } from "../../model/finney/rules.ts";
import type { State } from "../../model/storage/item.ts";

/** The state that the finney rules begin with; it exists, as the snapshots drawn here are sound. */
export const genesisStateOf = (snapshot: Snapshot): State =>
  Result.getOrThrow(buildGenesis(finney, snapshot));

/** Rao that a snapshot holds as stake, and as balances. */
export const heldBy = (snapshot: Snapshot): { readonly staked: bigint; readonly free: bigint } => ({
  staked: neuronsOf(snapshot).reduce((sum, { stake }) => sum + stake, 0n),
  free: snapshot.balances.reduce((sum, { free }) => sum + free, 0n),
});
