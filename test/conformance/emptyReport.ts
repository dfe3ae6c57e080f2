import type { RunReport } from "../../conformance/runner/report.ts";

/** A report of nothing, to put cases into. */
export const emptyReport: RunReport = {
  runner: { name: "taospec", version: "0" },
  target: null,
  rules: { name: "finney", version: "1" },
  vectors: { root: "0".repeat(64), cases: 0 },
  selection: { all: false, cases: 0, ids: "0".repeat(64) },
  skips: [],
  sessions: [],
  notes: [],
  offered: [],
  cases: [],
};
