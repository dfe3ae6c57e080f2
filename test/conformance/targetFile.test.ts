import { describe, expect, test } from "vitest";
import type { ConformanceCase } from "../../conformance/case.ts";
import {
  fitsSkip,
  isExpired,
  readTargetFile,
  requireFitting,
  type TargetSkip,
} from "../../conformance/runner/targetFile.ts";

const skip: TargetSkip = {
  suite: "calls",
  reason: "We have none.",
  link: "https://example.org/issues/7",
  until: "2027-03-31",
};

const fileOf = (changes: object) => ({
  format: "taospec-target-file/1",
  skips: [skip, { ...skip, ...changes }],
});

const caseOf = (id: string): ConformanceCase => {
  const [suite = "", handler = "", name = ""] = id.split("/");
  return { file: "f.json", id, name, suite, handler, rules: [], input: {}, expected: { ok: null } };
};

describe("a skip is read strictly", () => {
  test.each(["2027-01-31", "2028-02-29", "2000-02-29", "2027-04-30", "9999-12-31"])("until %s", (until) => {
    expect(readTargetFile(fileOf({ until })).skips?.[1]).toEqual({ ...skip, until });
  });

  test.each([
    ...["2027-02-29", "1900-02-29", "2100-02-29", "2027-04-31", "2027-13-01", "2027-00-10", "2027-01-00"],
    ...["2027-1-31", "20270131", "2027-01-31T00:00:00Z", " 2027-01-31", "31.1.2027", "never", ""],
  ])("not until %j", (until) => {
    expect(() => readTargetFile(fileOf({ until }))).toThrow("skips[1].until");
  });

  test.each([20270131, null, undefined, ["2027-01-31"]])("nor until %j", (until) => {
    expect(() => readTargetFile(fileOf({ until }))).toThrow("skips[1].until");
  });

  test.each(["http://example.org", "https://example.org/a?b=c#d"])("with the link %s", (link) => {
    expect(readTargetFile(fileOf({ link })).skips?.[1]?.link).toBe(link);
  });

  test.each([
    "",
    "javascript:alert(1)",
    "ftp://example.org",
    "example.org",
    "https://",
    "https:// a",
    "file:///etc",
  ])("not with the link %j", (link) => {
    expect(() => readTargetFile(fileOf({ link }))).toThrow("skips[1].link");
  });

  test.each(["reason", "suite", "handler", "case"])("%s is not empty", (name) => {
    for (const text of ["", " ", "\n"])
      expect(() => readTargetFile(fileOf({ handler: "h", case: "c", [name]: text }))).toThrow(
        `skips[1].${name}`,
      );
  });

  test("a case is named with its handler, whichever skip it is", () => {
    expect(() => readTargetFile(fileOf({ case: "c" }))).toThrow("skips[1].handler");
    expect(() => readTargetFile({ ...fileOf({}), skips: [{ ...skip, case: "c" }] })).toThrow(
      "skips[0].handler",
    );
  });

  test("other fields and other formats are refused", () => {
    expect(() => readTargetFile(fileOf({ untill: "2027-01-01" }))).toThrow("skips[1].untill");
    expect(() => readTargetFile({ ...fileOf({}), format: "taospec-target-file/2" })).toThrow("format");
    expect(() => readTargetFile({ ...fileOf({}), skip: [] })).toThrow("skip: no such field");
  });
});

test.each<[string, Partial<TargetSkip>, boolean]>([
  ["calls/add_stake/first", {}, true],
  ["rejected/add_stake/first", {}, false],
  ["calls/add_stake/first", { handler: "add_stake" }, true],
  ["calls/add_stake/first", { handler: "add_stak" }, false],
  ["calls/remove_stake/first", { handler: "add_stake" }, false],
  ["calls/add_stake/first", { handler: "add_stake", case: "first" }, true],
  ["calls/add_stake/first#0", { handler: "add_stake", case: "first" }, true],
  ["calls/add_stake/first#1", { handler: "add_stake", case: "first#1" }, true],
  ["calls/add_stake/first#12", { handler: "add_stake", case: "first#1" }, false],
  ["calls/add_stake/first-one", { handler: "add_stake", case: "first" }, false],
  ["calls/add_stake/second", { handler: "add_stake", case: "first" }, false],
])("the case %s and a skip of %j: %j", (id, only, fits) => {
  expect(fitsSkip({ ...skip, ...only }, caseOf(id))).toBe(fits);
});

test("a skip holds on its last day, and not after it", () => {
  expect(
    ["2027-03-30", "2027-03-31", "2027-04-01", "2028-01-01"].map((today) => isExpired(skip, today)),
  ).toEqual([...[false, false], ...[true, true]]);
});

test("a skip that fits no case is a fault, unless its suite stands elsewhere", () => {
  const file = readTargetFile(fileOf({ handler: "faucet" }));
  const cases = [caseOf("calls/add_stake/first")];
  expect(() => requireFitting(file, cases)).toThrow("skips[1]");
  expect(() => requireFitting(file, [...cases, caseOf("calls/faucet/first")])).not.toThrow();
  expect(() => requireFitting(file, [caseOf("yuma/epoch/first")], new Set(["calls"]))).not.toThrow();
  expect(() => requireFitting(file, [caseOf("yuma/epoch/first")])).toThrow("skips[0]");
});
