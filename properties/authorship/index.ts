import type { AnyProperty } from "../property.ts";
import { claimsCountMissedDraws } from "./claims-count-missed-draws.ts";
import { contentsTellBlocksApart } from "./contents-tell-blocks-apart.ts";
import { downtimeCostsItsFraction } from "./downtime-costs-its-fraction.ts";
import { drawFrequenciesMatchWeights } from "./draw-frequencies-match-weights.ts";
import { drawnAuthorsAreCandidates } from "./drawn-authors-are-candidates.ts";
import { drawsAreTheSameEverywhere } from "./draws-are-the-same-everywhere.ts";
import { jailedHotkeysEarnNothing } from "./jailed-hotkeys-earn-nothing.ts";
import { jailedHotkeysHoldNoPermit } from "./jailed-hotkeys-hold-no-permit.ts";
import { jailedNeuronsMoveNothing } from "./jailed-neurons-move-nothing.ts";
import { jailedRootValidatorsMoveNothing } from "./jailed-root-validators-move-nothing.ts";
import { missedDutiesAreCountedExactly } from "./missed-duties-are-counted-exactly.ts";
import { onlyTheDrawnAuthorClaims } from "./only-the-drawn-author-claims.ts";
import { paymentsToTheJailedAreDropped } from "./payments-to-the-jailed-are-dropped.ts";
import { sealsSpeakOfOneBlock } from "./seals-speak-of-one-block.ts";
import { unjailWaitsForItsTime } from "./unjail-waits-for-its-time.ts";
import { validBlocksHaveOneSealedClaim } from "./valid-blocks-have-one-sealed-claim.ts";

/** The laws of this area. */
export const authorshipProperties: readonly AnyProperty[] = [
  claimsCountMissedDraws,
  contentsTellBlocksApart,
  downtimeCostsItsFraction,
  drawFrequenciesMatchWeights,
  drawnAuthorsAreCandidates,
  drawsAreTheSameEverywhere,
  jailedHotkeysEarnNothing,
  jailedHotkeysHoldNoPermit,
  jailedNeuronsMoveNothing,
  jailedRootValidatorsMoveNothing,
  missedDutiesAreCountedExactly,
  onlyTheDrawnAuthorClaims,
  paymentsToTheJailedAreDropped,
  sealsSpeakOfOneBlock,
  unjailWaitsForItsTime,
  validBlocksHaveOneSealedClaim,
];
