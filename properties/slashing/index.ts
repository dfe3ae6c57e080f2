import type { AnyProperty } from "../property.ts";
import { hotkeysAnswerUnderTheirPresentName } from "./hotkeys-answer-under-their-present-name.ts";
import { mutatedEvidenceIsRefused } from "./mutated-evidence-is-refused.ts";
import { newOwnersAnswerForNobody } from "./new-owners-answer-for-nobody.ts";
import { noInfractionIsPunishedTwice } from "./no-infraction-is-punished-twice.ts";
import { nobodyEscapesASlash } from "./nobody-escapes-a-slash.ts";
import { onlyTwoSignaturesArePunished } from "./only-two-signatures-are-punished.ts";
import { redelegationsAnswerAtTheirDestination } from "./redelegations-answer-at-their-destination.ts";
import { rewardsArriveOrAreRecycled } from "./rewards-arrive-or-are-recycled.ts";
import { slashedRaoAreAccountedFor } from "./slashed-rao-are-accounted-for.ts";
import { slashedRaoCanBeEmittedAgain } from "./slashed-rao-can-be-emitted-again.ts";
import { slashingIsProportional } from "./slashing-is-proportional.ts";
import { slashingKnowsNoOrderOfDelegators } from "./slashing-knows-no-order-of-delegators.ts";
import { splittingStakeSavesNothing } from "./splitting-stake-saves-nothing.ts";
import { statementsReadBack } from "./statements-read-back.ts";
import { swapsKeepWhatIsOwed } from "./swaps-keep-what-is-owed.ts";
import { theOrderOfStatementsIsIrrelevant } from "./the-order-of-statements-is-irrelevant.ts";
import { thoseWhoLeftBeforeLoseNothing } from "./those-who-left-before-lose-nothing.ts";
import { tombstonesAreForEver } from "./tombstones-are-for-ever.ts";

/** The laws of this area. */
export const slashingProperties: readonly AnyProperty[] = [
  hotkeysAnswerUnderTheirPresentName,
  mutatedEvidenceIsRefused,
  newOwnersAnswerForNobody,
  noInfractionIsPunishedTwice,
  nobodyEscapesASlash,
  onlyTwoSignaturesArePunished,
  redelegationsAnswerAtTheirDestination,
  rewardsArriveOrAreRecycled,
  slashedRaoAreAccountedFor,
  slashedRaoCanBeEmittedAgain,
  slashingIsProportional,
  slashingKnowsNoOrderOfDelegators,
  splittingStakeSavesNothing,
  statementsReadBack,
  swapsKeepWhatIsOwed,
  theOrderOfStatementsIsIrrelevant,
  thoseWhoLeftBeforeLoseNothing,
  tombstonesAreForEver,
];
