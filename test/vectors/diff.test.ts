import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { stateHash } from "../../conformance/formats/state.ts";
import { diffVectors, type FileChange } from "../../src/vectors/diff.ts";
import { indexOf } from "../../src/vectors/files.ts";
import { packTar, unpackTar } from "../../src/vectors/tar.ts";
import { loadVectorSet } from "../../src/vectors/vectorSet.ts";
import { taospec } from "../cli/run.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-diff-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rules = { name: "finney", version: "1" };
const state = { Tempo: [[1, 10]] };
const hash = stateHash(state);
const statePath = `finney/states/${hash}.json`;
const stateFile = { format: "taospec-state/1", rules, state };

const vector = {
  format: "taospec-vectors/2",
  rules,
  suite: "function",
  handler: "era",
  case: "some",
  ruleIds: ["TXN-2"],
  description: "Some eras.",
  status: "active",
  provenance: { kind: "generated", seed: 1, generator: "here" },
};
const pairs = [
  [{ state: { shared: hash } }, { ok: "1" }],
  [{ period: 4 }, { ok: { birth: "2" } }],
  [{ period: 8 }, { rejected: "Late" }],
];
const before = { ...vector, pairs };
const traced = {
  ...vector,
  input: 1,
  expected: { ok: 2 },
  trace: [
    ["active", [1]],
    ["stake", [2]],
  ],
};

let sets = 0;

const newFolder = (): string => {
  sets += 1;
  return join(folder, `set-${sets}`);
};

/** A folder of these files, with an index. */
const setOf = (files: Readonly<Record<string, object>>): string => {
  const root = newFolder();
  const texts = new Map(Object.entries(files).map(([path, file]) => [path, `${JSON.stringify(file)}\n`]));
  for (const [path, text] of [...texts, ["index.json", indexOf(texts)] as const]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
};

const path = "finney/function/era/some.json";
const old = setOf({ [path]: before, [statePath]: stateFile });

const changesTo = (files: Readonly<Record<string, object>>, from = old): readonly FileChange[] =>
  diffVectors(loadVectorSet(from), loadVectorSet(setOf(files))).changes;

/** What is said of the one file that differs. */
const saidOf = (after: object, from?: object) => {
  const base = from === undefined ? old : setOf({ [path]: from, [statePath]: stateFile });
  const [change, ...others] = changesTo({ [path]: after, [statePath]: stateFile }, base);
  expect(others).toEqual([]);
  return [change?.kind, ...(change?.reasons ?? []).map(({ what, detail }) => `${what}: ${detail}`)];
};

const withPairs = (...changed: readonly unknown[]) => ({ ...before, pairs: changed });

describe("what a file differs in", () => {
  test("outcome, input, number of cases", () => {
    expect(saidOf(withPairs(pairs[0], [{ period: 4 }, { ok: { birth: "3" } }], pairs[2]))).toEqual([
      "changed",
      "outcome: at pairs[1].expected.ok.birth",
    ]);
    expect(saidOf(withPairs(pairs[0], [{ period: 5 }, { ok: { birth: "2" } }], pairs[2]))).toEqual([
      "changed",
      "input: at pairs[1].input.period",
    ]);
    expect(saidOf(withPairs(pairs[1], pairs[0]))).toEqual(["changed", "cases: 1 removed"]);
    expect(saidOf(withPairs(...pairs, [{ period: 9 }, { ok: "1" }]))).toEqual(["changed", "cases: 1 added"]);
  });

  test("rows, and a refused call with its repaired twin", () => {
    const rows = [
      ["1", "2", { ok: "3" }],
      ["1", "2", { ok: "3" }],
    ];
    const other = [rows[0], ["1", "2", { ok: "4" }]];
    expect(saidOf({ ...vector, rows: other }, { ...vector, rows })).toEqual([
      "changed",
      "outcome: at rows[1].expected.ok",
    ]);
    const twins = {
      repair: "origin",
      rejected: { input: 1, expected: { rejected: "A" } },
      repaired: { input: 2, expected: { ok: 1 } },
    };
    const changed = { ...twins, rejected: { input: 1, expected: { rejected: "B" } } };
    expect(saidOf({ ...vector, ...changed }, { ...vector, ...twins })).toEqual([
      "changed",
      "outcome: at rejected.expected.rejected",
    ]);
  });

  test("trace, rule IDs, description, provenance, rules", () => {
    expect(
      saidOf(
        {
          ...traced,
          trace: [
            ["active", [1]],
            ["stake", [3]],
          ],
        },
        traced,
      ),
    ).toEqual(["changed", "trace: at stake[0]"]);
    expect(saidOf({ ...before, ruleIds: ["TXN-3"] })).toEqual(["changed", "rule IDs: +TXN-3 -TXN-2"]);
    expect(saidOf({ ...before, description: "Eras." })).toEqual([
      "changed",
      "description: Some eras. → Eras.",
    ]);
    expect(saidOf({ ...before, rules: { name: "finney", version: "2" } })[1]).toMatch(/^rules: .*"1".*"2"/);
    const observed = { kind: "observed", source: "the chain" };
    expect(saidOf({ ...before, provenance: observed }).join()).toMatch(/provenance: .*generated.*observed/);
  });

  test("a status, with its reason and link", () => {
    const doubt = { reason: "The chain does otherwise.", link: "https://example.org/1" };
    const text = "The chain does otherwise. (https://example.org/1)";
    expect(saidOf({ ...before, status: { retired: doubt } })).toEqual([
      "retired",
      `status: retired: ${text}`,
    ]);
    const disputed = { ...before, status: { disputed: doubt } };
    expect(saidOf(disputed)).toEqual(["disputed", `status: disputed: ${text}`]);
    expect(saidOf(before, disputed)).toEqual(["active again", "status: active"]);
  });

  test("only written otherwise: a state that was shared, another version of the format", () => {
    expect(saidOf(withPairs([{ state }, { ok: "1" }], pairs[1], pairs[2]))).toEqual(["re-encoded"]);
    const [kind, reason] = saidOf(before, { ...before, format: "taospec-vectors/1" });
    expect([kind, reason]).toEqual(["re-encoded", "format: taospec-vectors/1 → taospec-vectors/2"]);
  });

  test("a shared state that is another one is another input", () => {
    const other = { Tempo: [[1, 11]] };
    const otherPath = `finney/states/${stateHash(other)}.json`;
    const changed = withPairs([{ state: { shared: stateHash(other) } }, { ok: "1" }], pairs[1], pairs[2]);
    const found = diffVectors(
      loadVectorSet(old),
      loadVectorSet(setOf({ [path]: changed, [otherPath]: { ...stateFile, state: other } })),
    );
    expect(found.changes[0]?.reasons).toEqual([
      { what: "input", detail: "at pairs[0].input.state.Tempo[0][1]" },
    ]);
    expect(found.states).toEqual({ added: 1, removed: 1 });
  });

  test("files that only one set has", () => {
    const second = "finney/function/era/other.json";
    const kinds = changesTo({ [second]: { ...before, case: "other" }, [statePath]: stateFile });
    expect(kinds.map((change) => [change.kind, change.path])).toEqual([
      ["added", second],
      ["removed", path],
    ]);
  });
});

const archiveOf = (root: string, file: string): string => {
  const target = join(folder, file);
  const set = loadVectorSet(root);
  const paths = [...set.vectors.keys(), ...set.states.keys(), "index.json"];
  writeFileSync(
    target,
    packTar(new Map(paths.map((own) => [`taospec-vectors/${own}`, readFileSync(join(root, own))]))),
  );
  return target;
};

describe("sets", () => {
  test("a folder, its archive, an archive of the system's tar and an index beside its files are the same", () => {
    const system = join(folder, "system.tgz");
    execFileSync("tar", ["-czf", system, "-C", dirname(old), old.split("/").at(-1)!]);
    for (const other of [archiveOf(old, "own.tar.gz"), system, join(old, "index.json")]) {
      const { status, stdout } = taospec("vectors", "diff", old, other);
      expect(stdout).toContain("the same vectors");
      expect(status).toBe(0);
    }
  });

  test("the same files give the same archive, whatever their order, and all of them come back", () => {
    const long = `${"folder/".repeat(17)}${"n".repeat(90)}.json`;
    const files = [
      ["b", new Uint8Array(511).fill(1)],
      [long, new Uint8Array(512).fill(2)],
      ["a", new Uint8Array()],
    ] as const;
    const packed = packTar(new Map(files));
    expect(packTar(new Map([...files].reverse()))).toEqual(packed);
    const read = unpackTar(packed);
    expect([...read.keys()]).toEqual(["a", "b", long]);
    for (const [name, bytes] of files) expect([...read.get(name)!]).toEqual([...bytes]);
    const file = join(folder, "long.tar.gz");
    writeFileSync(file, packed);
    expect(execFileSync("tar", ["-tzf", file], { encoding: "utf8" }).split("\n")).toContain(long);
  });

  test("archives of other programs, with their ways to write a long path", () => {
    const name = `${"n".repeat(120)}.json`;
    const root = newFolder();
    mkdirSync(root);
    writeFileSync(join(root, name), "{}");
    const program = execFileSync("tar", ["--version"], { encoding: "utf8" });
    for (const format of program.includes("GNU") ? ["gnu", "pax", "posix"] : ["pax"]) {
      const file = join(folder, `${format}.tgz`);
      execFileSync("tar", [`--format=${format}`, "-czf", file, "-C", root, name]);
      expect([...unpackTar(readFileSync(file)).keys()]).toEqual([name]);
    }
  });

  test("an index alone says that a file differs, and of its rules and status how", () => {
    const alone = join(folder, "alone.json");
    writeFileSync(alone, readFileSync(join(old, "index.json")));
    const [change] = changesTo(
      { [path]: { ...before, description: "Eras." }, [statePath]: stateFile },
      alone,
    );
    expect(change?.reasons[0]?.detail).toContain("only an index is at hand");
    const [ruled] = changesTo({ [path]: { ...before, ruleIds: [] }, [statePath]: stateFile }, alone);
    expect(ruled?.reasons).toEqual([{ what: "rule IDs", detail: "-TXN-2" }]);
  });

  const broken = (change: (root: string) => void): string => {
    const root = newFolder();
    cpSync(old, root, { recursive: true });
    change(root);
    const { status, stderr } = taospec("vectors", "diff", old, root);
    expect(status).toBe(2);
    return stderr;
  };

  test("a set that is not what its index lists is refused", () => {
    expect(broken((root) => writeFileSync(join(root, path), "{}"))).toContain(
      "files[0]: expected finney/function",
    );
    expect(broken((root) => rmSync(join(root, statePath)))).toContain("states[0]: expected finney/states");
    expect(broken((root) => cpSync(join(root, path), join(root, "finney/more.json")))).toContain(
      "expected finney/more.json to be listed",
    );
    const other = createHash("sha256").update("x").digest("hex");
    const index = readFileSync(join(old, "index.json"), "utf8").replace(
      /"root": "\w+"/,
      `"root": "${other}"`,
    );
    expect(broken((root) => writeFileSync(join(root, "index.json"), index))).toContain("root: expected");
  });

  test("what is no set of vectors is refused", () => {
    const nothing = join(folder, "nothing.tgz");
    writeFileSync(nothing, "no archive");
    for (const words of [
      [nothing, old],
      [join(folder, "none"), old],
      [dirname(old), join(old, path)],
    ])
      expect(taospec("vectors", "diff", ...words).status).toBe(2);
  });
});

describe("reports", () => {
  const after = setOf({
    [path]: { ...before, status: { retired: { reason: "No longer | so.", link: "https://example.org/2" } } },
    [statePath]: stateFile,
  });

  test("text, JSON and Markdown say the same, with status 1", () => {
    const text = taospec("vectors", "diff", old, after);
    expect(text.stdout).toMatch(
      /retired: 1 file\n {2}finney\/function\/era\/some.json\n {4}retired: No longer \| so/,
    );
    const json = taospec("vectors", "diff", old, after, "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({ same: false, changes: [{ kind: "retired", path }] });
    const markdown = taospec("vectors", "diff", old, after, "--reporter", "markdown");
    expect(markdown.stdout).toContain(
      "### retired: 1 file\n\n- `finney/function/era/some.json`\n  - retired: No longer \\| so.",
    );
    expect([text.status, json.status, markdown.status]).toEqual([1, 1, 1]);
  });
});
