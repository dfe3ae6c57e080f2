import type { AnyProperty } from "../property.ts";
import { callsOpenAtMostTheMaximum } from "./calls-open-at-most-the-maximum.ts";
import { cancellingRestoresStake } from "./cancelling-restores-stake.ts";
import { completionsStopAtTheLastBlock } from "./completions-stop-at-the-last-block.ts";
import { entriesCompleteInTheOrderOfOpening } from "./entries-complete-in-the-order-of-opening.ts";
import { entriesTotalAndQueuesAgree } from "./entries-total-and-queues-agree.ts";
import { movesOfStakeCountInTheInterval } from "./moves-of-stake-count-in-the-interval.ts";
import { nothingMovesBeforeThePeriod } from "./nothing-moves-before-the-period.ts";
import { redelegatedStakeMovesOnce } from "./redelegated-stake-moves-once.ts";
import { redelegationsAreRememberedForThePeriod } from "./redelegations-are-remembered-for-the-period.ts";
import { redelegationsMoveStakeOnly } from "./redelegations-move-stake-only.ts";
import { smallNominationsUnbond } from "./small-nominations-unbond.ts";
import { stakeThatMustLeaveWaits } from "./stake-that-must-leave-waits.ts";
import { swappedHotkeysKeepWhatWaits } from "./swapped-hotkeys-keep-what-waits.ts";
import { unbondingConservesValue } from "./unbonding-conserves-value.ts";

/** The laws of this area. */
export const unbondingProperties: readonly AnyProperty[] = [
  callsOpenAtMostTheMaximum,
  cancellingRestoresStake,
  completionsStopAtTheLastBlock,
  entriesCompleteInTheOrderOfOpening,
  entriesTotalAndQueuesAgree,
  movesOfStakeCountInTheInterval,
  nothingMovesBeforeThePeriod,
  redelegatedStakeMovesOnce,
  redelegationsAreRememberedForThePeriod,
  redelegationsMoveStakeOnly,
  smallNominationsUnbond,
  stakeThatMustLeaveWaits,
  swappedHotkeysKeepWhatWaits,
  unbondingConservesValue,
];
