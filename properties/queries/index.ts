import type { AnyProperty } from "../property.ts";
import { answersBelongToHotkeys } from "./answers-belong-to-hotkeys.ts";
import { callsKeepToTheirStages } from "./calls-keep-to-their-stages.ts";
import { commitmentsNeedASlotAnAxonAndRoom } from "./commitments-need-a-slot-an-axon-and-room.ts";
import { copiedAnswersAreNeverRevealed } from "./copied-answers-are-never-revealed.ts";
import { deadlinesEndEveryQuery } from "./deadlines-end-every-query.ts";
import { dividedFeesLeaveDustOnly } from "./divided-fees-leave-dust-only.ts";
import { feesAreNeitherMadeNorLost } from "./fees-are-neither-made-nor-lost.ts";
import { jailedHotkeysTakeNoPartInQueries } from "./jailed-hotkeys-take-no-part-in-queries.ts";
import { lockedFeesAreThoseOfOpenQueries } from "./locked-fees-are-those-of-open-queries.ts";
import { mediansStandBetweenHalves } from "./medians-stand-between-halves.ts";
import { minoritiesDoNotMoveAMedian } from "./minorities-do-not-move-a-median.ts";
import { nobodyIsPaidTwiceForAQuery } from "./nobody-is-paid-twice-for-a-query.ts";
import { openingTakesTheWholeFee } from "./opening-takes-the-whole-fee.ts";
import { partsOfAFeeGoToThoseWhoEarnedThem } from "./parts-of-a-fee-go-to-those-who-earned-them.ts";
import { revealsFitTheirCommitments } from "./reveals-fit-their-commitments.ts";
import { scoresStandAsTheyWereGiven } from "./scores-stand-as-they-were-given.ts";
import { theWinnerHasTheHighestMedian } from "./the-winner-has-the-highest-median.ts";

/** The laws of this area. */
export const queriesProperties: readonly AnyProperty[] = [
  answersBelongToHotkeys,
  callsKeepToTheirStages,
  commitmentsNeedASlotAnAxonAndRoom,
  copiedAnswersAreNeverRevealed,
  deadlinesEndEveryQuery,
  dividedFeesLeaveDustOnly,
  feesAreNeitherMadeNorLost,
  jailedHotkeysTakeNoPartInQueries,
  lockedFeesAreThoseOfOpenQueries,
  mediansStandBetweenHalves,
  minoritiesDoNotMoveAMedian,
  nobodyIsPaidTwiceForAQuery,
  openingTakesTheWholeFee,
  partsOfAFeeGoToThoseWhoEarnedThem,
  revealsFitTheirCommitments,
  scoresStandAsTheyWereGiven,
  theWinnerHasTheHighestMedian,
];
