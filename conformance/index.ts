/** Vectors as values, and the runner that compares a target with them. Pure: reading files is the caller's part. */
export {
  type CaseStatus,
  type ConformanceCase,
  type Executed,
  type Handler,
  InputError,
  type Json,
  type Outcome,
  type Provenance,
  type Suite,
  type Trace,
} from "./case.ts";
export { readCall, readOrigin, writeCall, writeEvent } from "./codecs/calls.ts";
export { readState, writeState } from "./codecs/state.ts";
export { readCases } from "./formats/index.ts";
export { type Neighbour, stateFile, stateFormat, stateHash, withStates } from "./formats/state.ts";
export { type VectorFile, vectorFile, vectorFormat } from "./formats/vector.ts";
export { indexFile, indexFormat, readIndex, type VectorIndex } from "./formats/vectorIndex.ts";
export { type Asked, askCase, converseNow, judge, type Reasons } from "./protocol/ask.ts";
export { type Conversation, conversation, type Heard } from "./protocol/conversation.ts";
export {
  type Answer,
  type Failure,
  type Method,
  type Named,
  type Offer,
  offerOf,
  offers,
  type Part,
  type Question,
  type Request,
  type Response,
  responseOf,
  targetProtocol,
} from "./protocol/messages.ts";
export { modelSession } from "./protocol/model.ts";
export { Broken, type Connector, type Session, type Verdict } from "./protocol/session.ts";
export type { StepDifference } from "./replay/compare.ts";
export { logFormat, type PlacedScenario, scenariosOf } from "./replay/files.ts";
export { type Judged, type Replayed, replayScenario, replayStep } from "./replay/replay.ts";
export type { Scenario, Step } from "./replay/scenario.ts";
export { type Difference, differences } from "./runner/compare.ts";
export { type Distance, distanceOf } from "./runner/distance.ts";
export { type ReportFile, readReport, reportFormat } from "./runner/report.ts";
export {
  type CaseResult,
  type Counts,
  isSuccess,
  type Report,
  runCase,
  runCases,
  type Target,
} from "./runner/run.ts";
export { readTargetFile, type TargetFile } from "./runner/targetFile.ts";
export { runWithTarget, type Skip, type TargetOptions, type TargetRun } from "./runner/withTarget.ts";
export { plainOf, readTwin, twinFormat, writeTwin } from "./scale/vector.ts";
export { specification } from "./suites/index.ts";
