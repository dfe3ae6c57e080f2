import type { AnyProperty } from "../property.ts";
import { faucetGivesOnlyWhereBuiltIn } from "./faucet-gives-only-where-built-in.ts";
import { higherTargetsAdmitMore } from "./higher-targets-admit-more.ts";
import { immuneNeuronsGoLast } from "./immune-neurons-go-last.ts";
import { leavingHotkeysArePaidOut } from "./leaving-hotkeys-are-paid-out.ts";
import { leavingNeuronsTakeTheirEndpoints } from "./leaving-neurons-take-their-endpoints.ts";
import { lowestScoresArePruned } from "./lowest-scores-are-pruned.ts";
import { newcomersStartAfresh } from "./newcomers-start-afresh.ts";
import { recycledIsWhatWasBurned } from "./recycled-is-what-was-burned.ts";
import { sealsDependOnEveryPart } from "./seals-depend-on-every-part.ts";
import { slotsStayConsistent } from "./slots-stay-consistent.ts";
import { swapsKeepAllStake } from "./swaps-keep-all-stake.ts";
import { swapsKeepSlots } from "./swaps-keep-slots.ts";
import { swapsLeaveNothingBehind } from "./swaps-leave-nothing-behind.ts";
import { swapsRenameOwnPayments } from "./swaps-rename-own-payments.ts";
import { swapsTakeNoForeignHotkey } from "./swaps-take-no-foreign-hotkey.ts";
import { workIsUsedOnce } from "./work-is-used-once.ts";
import { workMeetsLowerDifficulties } from "./work-meets-lower-difficulties.ts";
import { workProvesItsBlock } from "./work-proves-its-block.ts";

/** The laws of this area. */
export const registrationProperties: readonly AnyProperty[] = [
  faucetGivesOnlyWhereBuiltIn,
  higherTargetsAdmitMore,
  immuneNeuronsGoLast,
  leavingHotkeysArePaidOut,
  leavingNeuronsTakeTheirEndpoints,
  lowestScoresArePruned,
  newcomersStartAfresh,
  recycledIsWhatWasBurned,
  sealsDependOnEveryPart,
  slotsStayConsistent,
  swapsKeepAllStake,
  swapsKeepSlots,
  swapsLeaveNothingBehind,
  swapsRenameOwnPayments,
  swapsTakeNoForeignHotkey,
  workIsUsedOnce,
  workMeetsLowerDifficulties,
  workProvesItsBlock,
];
