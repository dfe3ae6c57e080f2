import type { AnyProperty } from "../property.ts";
import { aFullScrapingScoreHasAllAndFresh } from "./a-full-scraping-score-has-all-and-fresh.ts";
import { challengesDifferByHolderAndRound } from "./challenges-differ-by-holder-and-round.ts";
import { copiesNeverRaiseAScrapingScore } from "./copies-never-raise-a-scraping-score.ts";
import { differentDataHaveDifferentRoots } from "./different-data-have-different-roots.ts";
import { dotProductsFitAFloat32 } from "./dot-products-fit-a-float32.ts";
import { foundAndFresherItemsNeverLowerAScore } from "./found-and-fresher-items-never-lower-a-score.ts";
import { identicalTextsScoreFull } from "./identical-texts-score-full.ts";
import { imageScoresAreCosinesRoundedDown } from "./image-scores-are-cosines-rounded-down.ts";
import { keptDataAreProven } from "./kept-data-are-proven.ts";
import { moreReferencesNeverLowerAScore } from "./more-references-never-lower-a-score.ts";
import { parallelEmbeddingsScoreFull } from "./parallel-embeddings-score-full.ts";
import { processedWeightsAreSharesUnderTheLimit } from "./processed-weights-are-shares-under-the-limit.ts";
import { scoresAreSharesRoundedDown } from "./scores-are-shares-rounded-down.ts";
import { tamperedChunksAreNeverProven } from "./tampered-chunks-are-never-proven.ts";
import { textScoresAreSymmetric } from "./text-scores-are-symmetric.ts";
import { theLargestWeightBecomes65535 } from "./the-largest-weight-becomes-65535.ts";
import { translationCountsRecallMore } from "./translation-counts-recall-more.ts";
import { translationNeedsACommonCharacter } from "./translation-needs-a-common-character.ts";
import { weightsKeepTheOrderOfScores } from "./weights-keep-the-order-of-scores.ts";
import { wordsIgnoreCaseAndSeparators } from "./words-ignore-case-and-separators.ts";

/** The laws of this area. */
export const scoringProperties: readonly AnyProperty[] = [
  aFullScrapingScoreHasAllAndFresh,
  challengesDifferByHolderAndRound,
  copiesNeverRaiseAScrapingScore,
  differentDataHaveDifferentRoots,
  dotProductsFitAFloat32,
  foundAndFresherItemsNeverLowerAScore,
  identicalTextsScoreFull,
  imageScoresAreCosinesRoundedDown,
  keptDataAreProven,
  moreReferencesNeverLowerAScore,
  parallelEmbeddingsScoreFull,
  processedWeightsAreSharesUnderTheLimit,
  scoresAreSharesRoundedDown,
  tamperedChunksAreNeverProven,
  textScoresAreSymmetric,
  theLargestWeightBecomes65535,
  translationCountsRecallMore,
  translationNeedsACommonCharacter,
  weightsKeepTheOrderOfScores,
  wordsIgnoreCaseAndSeparators,
];
