import type { Draft } from "../../files.ts";
import { authorshipVectors } from "./authorship.ts";
import { commonVectors } from "./common.ts";
import { queriesVectors } from "./queries.ts";
import { replacedVectors } from "./replaced.ts";
import { scoringVectors } from "./scoring.ts";
import { signaturesVectors } from "./signatures.ts";
import { slashingVectors } from "./slashing.ts";
import { storiesVectors } from "./stories.ts";
import { unbondingVectors } from "./unbonding.ts";

const chapterVectors = (): readonly Draft[] => [
  ...unbondingVectors(),
  ...slashingVectors(),
  ...authorshipVectors(),
  ...queriesVectors(),
  ...scoringVectors(),
  ...signaturesVectors(),
  ...commonVectors(),
  ...storiesVectors(),
];

/** The vectors of the bonded rules; calls that they replace are made as those of finney are. */
export const bondedVectors = (ofFinney: readonly Draft[]): readonly Draft[] => {
  const ofChapters = chapterVectors();
  return [...ofChapters, ...replacedVectors(ofFinney, ofChapters)];
};
