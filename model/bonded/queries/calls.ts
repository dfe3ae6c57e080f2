import type { CallDefinition } from "../../rules.ts";
import { commitAnswer } from "./commitAnswer.ts";
import { openQuery } from "./openQuery.ts";
import { revealAnswer } from "./revealAnswer.ts";
import { scoreAnswers } from "./scoreAnswers.ts";

/** The calls of this chapter. */
export const queriesCalls: readonly CallDefinition[] = [openQuery, commitAnswer, revealAnswer, scoreAnswers];
