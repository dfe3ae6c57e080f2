import type { AnyProperty } from "../property.ts";
import { callsAnswerWhatTheyDeclare } from "./calls-answer-what-they-declare.ts";
import { countersAgree } from "./counters-agree.ts";
import { everyRaoIsAccountedFor } from "./every-rao-is-accounted-for.ts";
import { independentCallsCommute } from "./independent-calls-commute.ts";
import { issuanceGrowsByWhatIsPaid } from "./issuance-grows-by-what-is-paid.ts";
import { othersCallsTakeNothing } from "./others-calls-take-nothing.ts";
import { permitsKeepToTheirLimit } from "./permits-keep-to-their-limit.ts";
import { rateLimitsHold } from "./rate-limits-hold.ts";
import { refusedCallsLeaveNoTrace } from "./refused-calls-leave-no-trace.ts";
import { replayingGivesTheSameRoot } from "./replaying-gives-the-same-root.ts";
import { rootsTellStatesApart } from "./roots-tell-states-apart.ts";
import { senatorsAreRootValidators } from "./senators-are-root-validators.ts";
import { stakeSumsAgree } from "./stake-sums-agree.ts";
import { stakedHotkeysHaveOwners } from "./staked-hotkeys-have-owners.ts";
import { uidsAndKeysAreABijection } from "./uids-and-keys-are-a-bijection.ts";

/** The laws of whole runs. */
export const chainProperties: readonly AnyProperty[] = [
  callsAnswerWhatTheyDeclare,
  countersAgree,
  everyRaoIsAccountedFor,
  independentCallsCommute,
  issuanceGrowsByWhatIsPaid,
  othersCallsTakeNothing,
  permitsKeepToTheirLimit,
  rateLimitsHold,
  refusedCallsLeaveNoTrace,
  replayingGivesTheSameRoot,
  rootsTellStatesApart,
  senatorsAreRootValidators,
  stakeSumsAgree,
  stakedHotkeysHaveOwners,
  uidsAndKeysAreABijection,
];
