import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readReport } from "../../conformance/runner/report.ts";
import { taospec } from "../cli/run.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-target-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};

const model = resolve("conformance/protocol/model.ts");

/** A target in this process: the model, with its answers changed by `change(request, answer)`. */
const moduleTarget = (name: string, change: string): string =>
  `module:${written(
    `${name}.ts`,
    `import { modelSession } from ${JSON.stringify(model)};
const change = ${change};
export const createSession = () => {
  const ask = modelSession("1");
  return { ask: ({ id, ...question }) => ({ id, ...change(question, ask(question)) }) };
};
`,
  )}`;

const rootFolder = "conformance/vectors/finney/root";
const tokenomics = "conformance/vectors/finney/tokenomics";

const one = moduleTarget(
  "one",
  '({ method, params }, answer) => method === "issuance" && params.handler === "block_emission" && "ok" in answer.result ? { result: { ok: String(BigInt(answer.result.ok) + 1n) } } : answer',
);
const offering = (name: string, suites: object) =>
  moduleTarget(
    name,
    `({ method }, answer) => method === "handshake" ? { result: { ...answer.result, suites: ${JSON.stringify(suites)} } } : answer`,
  );

const conform = (...words: readonly string[]) => taospec("conform", ...words);

describe("how a run with a target ends", () => {
  test("0: every case passes", () => {
    const { status, stdout } = conform(rootFolder, "--target", "model");
    expect(stdout).toContain("All cases pass.");
    expect(status).toBe(0);
  });

  test("1: a case fails; rule, path, values, distance and both commands are told", () => {
    const { status, stdout } = conform(tokenomics, "--target", one);
    expect(status).toBe(1);
    for (const part of [
      "rule      TOK-2 ",
      "path      ok",
      "distance  1 rao",
      `rerun     npx taospec conform ${tokenomics} --target ${one} --case 'tokenomics/block_emission/`,
      `explain   npx taospec explain 'tokenomics/block_emission/`,
    ])
      expect(stdout).toContain(part);
  });

  test("the command that reruns a failure fails again, with that case alone", () => {
    const report = readReport(JSON.parse(conform(tokenomics, "--target", one, "--reporter", "json").stdout));
    const [failed] = report.cases;
    const words = (failed?.rerun ?? "").replaceAll("'", "").split(" ");
    expect(words.slice(0, 3)).toEqual(["npx", "taospec", "conform"]);
    const again = taospec(...words.slice(2), "--reporter", "json");
    expect(again.status).toBe(1);
    expect(JSON.parse(again.stdout)).toMatchObject({ run: 1, failed: 1, cases: [{ id: failed?.id }] });
  });

  test("3: a handler of an offered suite is missing; a whole suite is only with --all", () => {
    const part = offering("part", { tokenomics: ["block_emission"] });
    const incomplete = conform(tokenomics, "--target", part);
    expect(incomplete.status).toBe(3);
    expect(incomplete.stdout).toMatch(/tokenomics\/written_block_emission: \d+ cases/);
    const whole = offering("whole", { tokenomics: ["*"] });
    const both = [tokenomics, rootFolder, "--target", whole];
    expect(conform(...both)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/root: \d+ cases[\s\S]*All cases of the suites that are offered pass/),
    });
    expect(conform(...both, "--all").status).toBe(3);
  });

  test("3: a target that offers nothing of it is no success, and a misspelt suite is told", () => {
    const { status, stdout } = conform(rootFolder, "--target", offering("none", { roots: ["*"] }));
    expect(stdout).toContain("The target offers what is no suite: roots");
    expect(stdout).toContain("No case was run.");
    expect(status).toBe(3);
  });

  test("a misspelt handler of a suite is told, and a pattern that fits one is not", () => {
    const target = offering("misspelt", { tokenomics: ["block_emision", "issuance_*"] });
    const { status, stdout } = conform(tokenomics, "--target", target);
    expect(status).toBe(3);
    expect(stdout).toContain("no handler: tokenomics/block_emision; did you mean block_emission");
    expect(stdout).not.toContain("issuance_*");
  });

  test("4: no handshake, and an answer that is none", () => {
    const silent = conform(rootFolder, "--target", "true");
    expect(silent.status).toBe(4);
    expect(silent.stdout).toContain("verdict   dies");
    const garbling = moduleTarget(
      "garbling",
      '({ method }, answer) => method === "compute" ? { result: { okay: 1 } } : answer',
    );
    const { status, stdout } = conform(rootFolder, "--target", garbling, "--jobs", "2");
    expect(status).toBe(4);
    expect(stdout).toContain("verdict   garbles");
    expect(stdout).toContain("3 sessions in a row broke");
  });

  test("an unknown suite or format is no pass, whatever a target offers", () => {
    const all = offering("all", { "*": ["*"], yumah: ["*"] });
    const vector = JSON.parse(
      readFileSync("conformance/vectors/finney/tokenomics/block_emission/thresholds.json", "utf8"),
    ) as object;
    const suite = written("yumah.json", { ...vector, suite: "yumah" });
    expect(conform(suite, "--target", all)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("unknown suite"),
    });
    expect(conform(written("format.json", { format: "other/9" }), "--target", all).status).toBe(1);
  });

  test.skipIf(!existsSync("/dev/full"))("2: an output that takes no more, whatever there was to say", () => {
    const full = openSync("/dev/full", "w");
    const words = ["src/cli/main.ts", "conform", rootFolder, "--target", "model"];
    const { status, stderr } = spawnSync(process.execPath, words, {
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    closeSync(full);
    expect(stderr).toContain("stdout: no space left on the device");
    expect(status).toBe(2);
  });

  test("options that need a target say so", () => {
    for (const option of [["--jobs", "2"], ["--timeout", "3"], ["--all"]])
      expect(conform(rootFolder, ...option)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(`${option[0]} needs --target`),
      });
  });
});

describe("filters", () => {
  test.each([
    ["--suite", "roots", "did you mean root?"],
    ["--rule", "YUM-999", "no rule is called YUM-999"],
    ["--case", "root/root_epoch/disputedd", "did you mean root/root_epoch/disputed"],
  ])("%s %s is refused", (option, name, words) => {
    const { status, stdout, stderr } = conform(rootFolder, option, name);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(words);
  });

  test("may be repeated, and name a case by its ID, its name or its beginning", () => {
    const ran = (...words: readonly string[]) =>
      JSON.parse(conform(rootFolder, tokenomics, ...words, "--reporter", "json").stdout).run as number;
    const all = ran();
    expect(ran("--suite", "root") + ran("--suite", "tokenomics")).toBe(all);
    expect(ran("--suite", "root", "--suite", "tokenomics")).toBe(all);
    expect(ran("--case", "root/root_epoch/disputed")).toBe(1);
    expect(ran("--case", "disputed", "--case", "root/root_epoch/agreement")).toBe(2);
    expect(ran("--case", "tokenomics/block_emission/*")).toBe(
      ran("--rule", "TOK-3", "--case", "tokenomics/block_emission/*"),
    );
  });
});

describe("the target's own file", () => {
  const skip = {
    suite: "tokenomics",
    handler: "block_emission",
    reason: "Not yet.",
    link: "https://example.org/7",
    until: "2999-12-31",
  };
  const file = (content: object): string =>
    written("target.json", { format: "taospec-target-file/1", target: one, ...content });

  test("a skip leaves its cases out, and stands in the report with reason, link and end", () => {
    const { status, stdout } = conform(tokenomics, "--target-file", file({ skips: [skip] }));
    expect(stdout).toMatch(/tokenomics\/block_emission: \d+ cases, until 2999-12-31/);
    expect(stdout).toContain("Not yet. https://example.org/7");
    expect(status).toBe(0);
  });

  test("an expired one is run again, and the report says so", () => {
    const expired = { ...skip, until: "2020-02-29" };
    const { status, stdout } = conform(tokenomics, "--target-file", file({ skips: [expired] }));
    expect(stdout).toContain("expired after 2020-02-29: run again");
    expect(status).toBe(1);
  });

  test.each<readonly [string, object, string]>([
    ["an unknown field", { skip: [] }, "skip: no such field"],
    ["no reason", { skips: [{ ...skip, reason: " " }] }, "skips[0].reason"],
    ["no link", { skips: [{ ...skip, link: "example.org" }] }, "skips[0].link"],
    ["no day", { skips: [{ ...skip, until: "2027-02-29" }] }, "skips[0].until"],
    [
      "a case without its handler",
      { skips: [{ ...skip, handler: undefined, case: "a" }] },
      "skips[0].handler",
    ],
    ["a skip that fits nothing", { skips: [{ ...skip, handler: "nothing" }] }, "skips[0]: expected a skip"],
    ["another format", { format: "taospec-target-file/2" }, "format"],
  ])("%s is a fault of it", (_, content, place) => {
    const path = file(content);
    const { status, stdout, stderr } = conform(tokenomics, "--target-file", path);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`${path}: ${place}`);
  });

  test("a skip of a case that a filter leaves out is no fault", () => {
    const path = file({ skips: [skip] });
    expect(conform(tokenomics, "--target-file", path, "--rule", "TOK-4").status).toBe(0);
  });

  test("a skip of a suite that is not among the files that are named is no fault, one of no suite is", () => {
    const other = (suite: string) => file({ skips: [{ ...skip, suite, handler: undefined }] });
    expect(conform(rootFolder, "--target-file", other("yuma")).status).toBe(0);
    expect(conform(rootFolder, "--target-file", other("yumah")).status).toBe(2);
  });

  test("without a target it needs --target", () => {
    const path = written("bare.json", { format: "taospec-target-file/1" });
    expect(conform(tokenomics, "--target-file", path)).toMatchObject({ status: 2 });
    expect(conform(rootFolder, "--target-file", path, "--target", "model").status).toBe(0);
  });
});

describe("reports in files", () => {
  test("stand beside the one on the output, each in its own format", () => {
    const paths = ["json", "junit", "markdown", "html"].map((name) => [name, join(folder, `r.${name}`)]);
    const words = paths.flatMap(([name, path]) => ["--report", `${name}=${path}`]);
    const { status, stdout } = conform(tokenomics, "--target", one, ...words);
    expect(status).toBe(1);
    expect(stdout).toMatch(/\d+ cases fail\./);
    const [json = "", junit = "", markdown = "", html = ""] = paths.map(([, path]) =>
      readFileSync(path ?? "", "utf8"),
    );
    expect(readReport(JSON.parse(json))).toMatchObject({ status: "failed" });
    expect(junit).toContain("<testsuites");
    expect(markdown).toContain("| suite | run |");
    expect(html).toMatch(/^<!doctype html>/);
  });

  test("that cannot be written, or are of no known kind, are refused before anything is run", () => {
    expect(conform(rootFolder, "--report", `html=${join(folder, "no", "r.html")}`)).toMatchObject({
      ...{ status: 2, stdout: "" },
    });
    expect(conform(rootFolder, "--report", "htm=r.html")).toMatchObject({ status: 2, stdout: "" });
  });
});

test("Ctrl-C: what was run is reported, the rest is not run, and the status says so", async () => {
  const waiting = moduleTarget(
    "waiting",
    '({ method, params }, answer) => { if (method === "compute") process.stderr.write("asked"); return answer; }',
  ).replace("module:", "");
  const slow = written(
    "slow.ts",
    readFileSync(waiting, "utf8").replace(
      "=> ({ id, ...change(question, ask(question)) })",
      '=> question.method === "compute" ? (change(question, {}), new Promise(() => setInterval(() => {}, 1000))) : { id, ...ask(question) }',
    ),
  );
  const words = ["src/cli/main.ts", "conform", rootFolder, "--target", `module:${slow}`, "--timeout", "600"];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.once("data", () => child.kill("SIGINT"));
  const status = await new Promise((done) => child.on("close", done));
  expect(output).toContain("the run was interrupted");
  expect(output).toContain("Incomplete: no case fails");
  expect(status).toBe(3);
});
