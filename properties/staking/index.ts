import type { AnyProperty } from "../property.ts";
import { limitedCallsWait } from "./limited-calls-wait.ts";
import { noSmallNominationStays } from "./no-small-nomination-stays.ts";
import { nobodyStakesOnAClosedHotkey } from "./nobody-stakes-on-a-closed-hotkey.ts";
import { nominationsReachTheMinimum } from "./nominations-reach-the-minimum.ts";
import { stakeCallsAreBounded } from "./stake-calls-are-bounded.ts";
import { stakeCallsMoveWhatTheySay } from "./stake-calls-move-what-they-say.ts";
import { stakeCallsWaitOneInterval } from "./stake-calls-wait-one-interval.ts";
import { stakeCountsAgree } from "./stake-counts-agree.ts";
import { stakeStepsKeepTheIssuance } from "./stake-steps-keep-the-issuance.ts";
import { stakersMayLeave } from "./stakers-may-leave.ts";
import { takesStayWithinTheirLimits } from "./takes-stay-within-their-limits.ts";
import { unstakingPaysEverybody } from "./unstaking-pays-everybody.ts";

/** The laws of this area. */
export const stakingProperties: readonly AnyProperty[] = [
  limitedCallsWait,
  noSmallNominationStays,
  nobodyStakesOnAClosedHotkey,
  nominationsReachTheMinimum,
  stakeCallsAreBounded,
  stakeCallsMoveWhatTheySay,
  stakeCallsWaitOneInterval,
  stakeCountsAgree,
  stakeStepsKeepTheIssuance,
  stakersMayLeave,
  takesStayWithinTheirLimits,
  unstakingPaysEverybody,
];
