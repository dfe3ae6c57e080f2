/** Whether a whole block is valid: made by who was drawn, and sealed. */
import * as Result from "effect/Result";
import type { Chain, RuleSet } from "../../rules.ts";
import { applyBlock, type Block, type BlockRun } from "../../runtime/block.ts";
import { type Panic, type Rejection, reject } from "../../runtime/rejection.ts";
import { candidatesOf } from "./candidates.ts";
import { contentHash, isClaim } from "./content.ts";

/** A reason of the block's own, else the one for which its claim was refused. */
export type BlockFault = Rejection | Panic;

/** [POI-6] The claim of a block stands first, and alone, and speaks of this block. */
const claimFault = (rules: RuleSet, block: Block): string | undefined => {
  const [first, ...others] = block.extrinsics;
  if (first === undefined || !isClaim(first)) return "ClaimMissing";
  if (others.some(isClaim)) return "ClaimRepeated";
  return first.call.args["content"] === contentHash(rules, block) ? undefined : "WrongContent";
};

const ownFault = (rules: RuleSet, block: Block, { initialized }: BlockRun): string | undefined => {
  if (candidatesOf(initialized.state).length > 0) return claimFault(rules, block);
  return block.extrinsics.some(isClaim) ? "ClaimNotAllowed" : undefined;
};

/**
 * [POI-6] A whole block, if it is valid: as `applyBlock`, but refused where its claim is missing, not allowed, repeated,
 * of another content or refused itself. Fails where the beginning of the block panics.
 */
export const applyAuthoredBlock = (chain: Chain, block: Block): Result.Result<BlockRun, BlockFault> =>
  Result.gen(function* () {
    const run = yield* applyBlock(chain, block);
    const fault = ownFault(chain.rules, block, run);
    if (fault !== undefined) return yield* reject(`Authorship.${fault}`);
    const [claim] = block.extrinsics.some(isClaim) ? run.applied : [];
    if (claim !== undefined) yield* claim;
    return run;
  });
