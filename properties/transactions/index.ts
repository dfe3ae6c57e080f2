import type { AnyProperty } from "../property.ts";
import { erasCoverTheirBlocks } from "./eras-cover-their-blocks.ts";
import { feesAreBurntInBothCounts } from "./fees-are-burnt-in-both-counts.ts";
import { feesFollowLengthAndTip } from "./fees-follow-length-and-tip.ts";
import { heavierCallsCostMore } from "./heavier-calls-cost-more.ts";
import { refusedCallsKeepNonceAndFee } from "./refused-calls-keep-nonce-and-fee.ts";
import { thePoolTakesWhatABlockTakes } from "./the-pool-takes-what-a-block-takes.ts";
import { transactionsCountOnce } from "./transactions-count-once.ts";
import { weightsComeLast } from "./weights-come-last.ts";

/** The laws of this area. */
export const transactionsProperties: readonly AnyProperty[] = [
  transactionsCountOnce,
  erasCoverTheirBlocks,
  feesFollowLengthAndTip,
  heavierCallsCostMore,
  feesAreBurntInBothCounts,
  refusedCallsKeepNonceAndFee,
  thePoolTakesWhatABlockTakes,
  weightsComeLast,
];
