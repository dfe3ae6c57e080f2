import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Json } from "../../conformance/case.ts";
import { readCases } from "../../conformance/formats/index.ts";
import { stateHash } from "../../conformance/formats/state.ts";
import { readIndex } from "../../conformance/formats/vectorIndex.ts";
import { ruleSets } from "../../conformance/ruleSets.ts";
import { isSuccess, runCases } from "../../conformance/runner/run.ts";
import { specification } from "../../conformance/suites/index.ts";
import { loadCases } from "../../src/conform/load.ts";
import {
  filesOf,
  filesOnDisk,
  indexOf,
  staleness,
  textsOf,
  textsWith,
  vectorsFolder,
  vectorsOnDisk,
  writeVectors,
} from "../../src/vectors/files.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-vectors-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundled = readIndex(JSON.parse(readFileSync(join(vectorsFolder, "index.json"), "utf8")));

type Input = {
  readonly origin: Json;
  readonly args: { readonly [name: string]: Json };
  readonly state: Json;
};

/** Which parts of two calls differ: the origin, an argument, the state. */
const partsThatDiffer = (refused: Json, repaired: Json): readonly string[] => {
  const [left, right] = [refused as unknown as Input, repaired as unknown as Input];
  const differ = (one: Json | undefined, other: Json | undefined) =>
    JSON.stringify(one) !== JSON.stringify(other);
  return [
    ...(differ(left.origin, right.origin) ? ["origin"] : []),
    ...Object.keys(left.args)
      .filter((name) => differ(left.args[name], right.args[name]))
      .map((name) => `args.${name}`),
    ...(differ(left.state, right.state) ? ["state"] : []),
  ];
};

describe("bundled vectors", () => {
  test("the specification passes them all, and none waits", () => {
    const report = runCases(loadCases([vectorsFolder]), specification);
    expect(report).toMatchObject({ failed: 0, skipped: 0 });
    expect(isSuccess(report)).toBe(true);
  });

  test("generated ones, the list and the schema are up to date", () => {
    const run = spawnSync(process.execPath, ["src/vectors/generate.ts", "--check"], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(run.stdout).toContain(" 0 stale");
    expect(run.status).toBe(0);
  });

  test("they stay below 15 MB with all that they share, and those recorded below 10 MB", () => {
    const texts = filesOnDisk(vectorsFolder);
    const bytesOf = (files: ReadonlyMap<string, string>) =>
      [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const recorded = [...vectorsOnDisk(vectorsFolder)].filter(
      ([, { provenance }]) => provenance.kind === "observed",
    );
    expect(bytesOf(texts)).toBeLessThan(15_000_000);
    expect(recorded.length).toBeGreaterThan(500);
    expect(bytesOf(textsOf(new Map(recorded)))).toBeLessThan(10_000_000);
  });

  test("every suite has generated and recorded ones, and every recording names its source", () => {
    const kinds = new Set(bundled.files.map(({ suite, provenance }) => `${provenance} ${suite}`));
    for (const suite of ["numbers", "tokenomics", "yuma", "root", "calls", "block"])
      expect([...kinds]).toEqual(expect.arrayContaining([`generated ${suite}`, `observed ${suite}`]));
    for (const { provenance } of vectorsOnDisk(vectorsFolder).values())
      if (provenance.kind === "observed")
        expect(provenance.source).toMatch(/(subtensor|substrate-fixed).*\.json$/);
  });

  test("no two cases have one ID, and each says what it is and where it comes from", () => {
    const cases = loadCases([vectorsFolder]);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(cases.filter(({ description, provenance }) => !description || provenance === undefined)).toEqual(
      [],
    );
  });

  test("the list has every file with its hash, and the root is that of all of them", () => {
    const listed = [...bundled.files, ...bundled.states].sort((left, right) =>
      left.path < right.path ? -1 : 1,
    );
    const hash = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(listed.map(({ path }) => path)).toEqual([...filesOnDisk(vectorsFolder).keys()]);
    for (const { path, sha256, bytes } of listed) {
      const text = readFileSync(join(vectorsFolder, path), "utf8");
      expect([path, sha256, bytes]).toEqual([path, hash(text), Buffer.byteLength(text)]);
    }
    expect(bundled.root).toBe(hash(listed.map(({ sha256, path }) => `${sha256} ${path}\n`).join("")));
  });

  test("a refused call has one fault: it differs from its twin in the one thing that it names", () => {
    const twins = [...vectorsOnDisk(vectorsFolder).values()].filter(({ suite }) => suite === "rejected");
    expect(twins.length).toBeGreaterThan(200);
    for (const file of twins) {
      if (!("repair" in file)) throw new Error(`${file.handler}/${file.case} is no pair of twins`);
      const place = /^(origin|args\.\w+|state\.[\w.]+)( |$)/.exec(file.repair)?.[1] ?? "";
      expect([file.handler, file.case, partsThatDiffer(file.rejected.input, file.repaired.input)]).toEqual([
        file.handler,
        file.case,
        [place.replace(/^state\..*/, "state")],
      ]);
      // A case bears the name of its reason, which may come without its pallet, and before what tells it from others.
      const { rejected: reason } = file.rejected.expected;
      const names = [reason, reason.replace(/^\w+\./, "")];
      const isNamed = names.includes(file.case.split(/[-/]/)[0]!);
      expect([file.case, isNamed]).toEqual([file.case, true]);
    }
  });

  test("shared states bear their hashes, and each is begun with more than once", () => {
    const states = [...ruleSets.keys()].flatMap((rules) =>
      readdirSync(join(vectorsFolder, rules, "states")).map((name) => `${rules}/states/${name}`),
    );
    const texts = [...filesOnDisk(vectorsFolder)];
    expect(states.length).toBeGreaterThan(100);
    for (const path of states) {
      const { state } = JSON.parse(readFileSync(join(vectorsFolder, path), "utf8"));
      expect(basename(path)).toBe(`${stateHash(state)}.json`);
      const uses = texts.flatMap(([, text]) => text.split(stateHash(state)).slice(1));
      expect(uses.length).toBeGreaterThan(1);
    }
  });

  test("a state that cases share is one object, so that loading stays fast", () => {
    const twins = loadCases([
      join(vectorsFolder, "finney/rejected/AdminUtils.sudo_set_tempo/BadOrigin.json"),
    ]);
    const [refused, repaired] = twins.map(({ input }) => (input as unknown as Input).state);
    expect(refused).toHaveProperty("Tempo");
    expect(refused).toBe(repaired);
  });
});

const account = `0x${"11".repeat(32)}`;
const state = {
  "System.Number": "7",
  Owner: [[account, account]],
  Delegates: [[account, 5]],
  Stake: [[account, account, "5"]],
};
const input = { state, origin: "None", args: { remark: "0x" } };
const common = {
  handler: "System.remark",
  description: "One.",
  provenance: { kind: "generated", seed: 1, generator: "here" },
} as const;
const draft = {
  ...common,
  suite: "calls",
  case: "one",
  pairs: [
    [input, { rejected: "BadOrigin" }],
    [{ ...input, origin: { Member: account } }, { rejected: "BadOrigin" }],
  ],
} as const;

const hash = stateHash(state);
const sharedPath = `finney/states/${hash}.json`;
const vectorPath = "finney/calls/System.remark/one.json";

describe("keeping vectors up to date", () => {
  const staleIn = (wanted: ReturnType<typeof filesOf>) =>
    staleness(textsWith(folder, "generated", wanted), filesOnDisk(folder));
  const change = (path: string, from: string, to: string) =>
    writeFileSync(join(folder, path), readFileSync(join(folder, path), "utf8").replace(from, to));

  test("a changed, a missing and a left-over file are told, and states that are used again", () => {
    const single = { ...draft, case: "two", pairs: draft.pairs.slice(0, 1) };
    const wanted = filesOf([draft, single]);
    writeVectors(folder, "generated", wanted);
    expect([...filesOnDisk(folder).keys()]).toEqual([
      vectorPath,
      vectorPath.replace("one", "two"),
      sharedPath,
    ]);
    expect(staleIn(wanted)).toEqual([]);
    change(vectorPath, "One.", "Uno.");
    rmSync(join(folder, vectorPath.replace("one", "two")));
    expect(staleIn(wanted)).toEqual([
      `${vectorPath} differs`,
      `${vectorPath.replace("one", "two")} is missing`,
    ]);
    expect(staleIn(new Map())).toEqual([`${vectorPath} is left over`, `${sharedPath} is left over`]);
    writeVectors(folder, "generated", filesOf([single]));
    expect([...filesOnDisk(folder).keys()]).toEqual([vectorPath.replace("one", "two")]);
    expect(readFileSync(join(folder, vectorPath.replace("one", "two")), "utf8")).not.toContain("shared");
  });

  test("the root hash changes with any file, and with any state", () => {
    const rootOf = (texts: ReadonlyMap<string, string>) => readIndex(JSON.parse(indexOf(texts))).root;
    const texts = textsOf(filesOf([draft]));
    expect(readIndex(JSON.parse(indexOf(texts))).states).toHaveLength(1);
    const roots = [...texts].map(([path, text]) =>
      rootOf(new Map([...texts, [path, text.replace("{", "{ ")]])),
    );
    expect(new Set([rootOf(texts), ...roots]).size).toBe(3);
    expect(rootOf(new Map([...texts].reverse()))).toBe(rootOf(texts));
  });

  test("a status that is written into a file outlives the next generation, and a retired file too", () => {
    const wanted = filesOf([draft, { ...draft, case: "two" }]);
    writeVectors(folder, "generated", wanted);
    const doubt = '{"disputed":{"reason":"r","link":"l"}}';
    change(vectorPath, '"active"', doubt);
    change(vectorPath.replace("one", "two"), '"active"', doubt.replace("disputed", "retired"));
    expect(staleIn(filesOf([draft]))).toEqual([]);
    writeVectors(folder, "generated", filesOf([{ ...draft, description: "New." }]));
    const index = readIndex(JSON.parse(readFileSync(join(folder, "index.json"), "utf8")));
    expect(index.files.map(({ status }) => status)).toEqual([
      { disputed: { reason: "r", link: "l" } },
      { retired: { reason: "r", link: "l" } },
    ]);
    expect(readFileSync(join(folder, vectorPath), "utf8")).toContain("New.");
  });
});

describe("reading vectors", () => {
  const texts = textsOf(filesOf([draft]));
  const fileOf = (path: string) => JSON.parse(texts.get(path) ?? "") as { readonly [key: string]: Json };
  const vector = fileOf(vectorPath);
  const read = (file: Json, shared: Json | undefined = fileOf(sharedPath)) =>
    readCases("a.json", file, (path) => (path === `states/${hash}.json` ? shared : undefined));

  test("a shared state stands in the input of every case", () => {
    expect(texts.get(vectorPath)).toContain(`{"shared":"${hash}"}`);
    expect(read(vector).map(({ input }) => input)).toEqual(draft.pairs.map(([input]) => input));
    expect(read(vector).map(({ id }) => id)).toEqual([
      "calls/System.remark/one#0",
      "calls/System.remark/one#1",
    ]);
  });

  test("a shared state that is missing, or another, or no state, is a fault at its place", () => {
    const placed = (text: string) => new RegExp(`^pairs\\[0\\]\\[0\\]\\.state\\.${text}`);
    expect(() => readCases("a.json", vector)).toThrow(
      placed(`shared: the file states/${hash}.json is missing`),
    );
    const other = { ...fileOf(sharedPath), state: { ...state, "System.Number": "8" } };
    expect(() => read(vector, other)).toThrow(placed(`shared: states/${hash}.json holds another state`));
    expect(() => read(vector, {})).toThrow(placed(`shared: states/${hash}.json holds no state`));
    const number = { ...fileOf(sharedPath), state: { ...state, Delegates: [[account, 0.5]] } };
    expect(() => read(vector, number)).toThrow(placed(`states/${hash}.json.state.Delegates`));
  });

  test("a file of another version of our formats is refused, and the version named", () => {
    const places = { "taospec-vectors/1": "taospec-vectors/2", "taospec-state/9": "taospec-state/1" };
    for (const [format, ours] of Object.entries(places))
      expect(() => read({ ...vector, format })).toThrow(`format: expected ${ours} (found ${format}`);
  });

  test("a vector of unknown status, or without one, is refused", () => {
    const { status: _, ...without } = vector;
    expect(() => read(without)).toThrow("status");
    expect(() => read({ ...vector, status: "fine" })).toThrow("status");
    expect(() => read({ ...vector, status: { disputed: { reason: "r" } } })).toThrow("status");
  });

  test("a disputed case is run but decides nothing, a retired one is not run, and both say why", () => {
    const doubt = { reason: "the chain was changed", link: "https://example.org/1" };
    const disputed = read({ ...vector, status: { disputed: doubt } });
    expect(disputed[0]?.status).toEqual({ kind: "disputed", ...doubt });
    const run = runCases(disputed, specification);
    expect(run.results[0]).toMatchObject({ status: "disputed", ...doubt, passes: true });
    const retired = read({ ...vector, status: { retired: doubt } });
    const notRun = runCases(retired, specification);
    expect(notRun.results[0]).toMatchObject({ status: "retired", ...doubt });
    expect([isSuccess(run), isSuccess(notRun)]).toEqual([false, false]);
  });

  test("a refused call whose twin is refused too is no pair of twins", () => {
    const { pairs: _, ...head } = vector;
    const refused = { input, expected: { rejected: "BadOrigin" } };
    const done = { input, expected: { ok: null } };
    const twins = { ...head, suite: "rejected", repair: "origin", rejected: refused, repaired: done };
    expect(read(twins).map(({ id }) => id)).toEqual([
      "rejected/System.remark/one#rejected",
      "rejected/System.remark/one#repaired",
    ]);
    expect(() => read({ ...twins, repaired: refused })).toThrow("repaired");
    expect(() => read({ ...twins, rejected: done })).toThrow("rejected");
    expect(() => read({ ...vector, suite: "rejected" })).not.toThrow();
  });

  test("a counterexample says which run found it", () => {
    const provenance = { kind: "counterexample", seed: 3, path: "1:0:2", generator: "fuzz" };
    expect(read({ ...vector, provenance })[0]?.provenance).toEqual(provenance);
    expect(() => read({ ...vector, provenance: { ...provenance, path: 3 } })).toThrow("provenance");
  });

  test("a file in a folder without its states is refused by its name", () => {
    const path = join(folder, "alone", vectorPath);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, texts.get(vectorPath) ?? "");
    expect(() => loadCases([path])).toThrow(/one\.json.*is missing/);
    expect(existsSync(join(folder, "alone", sharedPath))).toBe(false);
  });
});
