import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { ConformanceCase } from "../../conformance/case.ts";
import { type Asked, askCase, converseNow, judge } from "../../conformance/protocol/ask.ts";
import { conversation } from "../../conformance/protocol/conversation.ts";
import { offerOf } from "../../conformance/protocol/messages.ts";
import { type Ask, modelSession } from "../../conformance/protocol/model.ts";
import { Broken, type Verdict } from "../../conformance/protocol/session.ts";
import { breakingTargets } from "../../conformance/targets/faulty/breaking.ts";
import { faultyTargets, wrongTargets } from "../../conformance/targets/faulty/index.ts";
import type { Catch, FaultyTarget } from "../../conformance/targets/faulty/target.ts";
import { blameOf } from "../../src/conform/failures.ts";
import { loadCases } from "../../src/conform/load.ts";
import { connectorOf } from "../../src/target/connect.ts";

const cases = loadCases(["conformance/vectors/finney"]);
const version = "1.2.3";

interface Judged {
  readonly subject: ConformanceCase;
  readonly asked: Asked;
}

/** All of one session, as a runner asks them. */
const askAll = (subjects: readonly ConformanceCase[], ask: Ask): readonly Judged[] => {
  const hello = ask({ method: "handshake", params: {} });
  const offer = offerOf("result" in hello && hello.result);
  return subjects.map((subject) => ({
    subject,
    asked: judge(converseNow(conversation(subject, offer), ask)),
  }));
};

const failed = (judged: readonly Judged[]): readonly ConformanceCase[] =>
  judged.filter(({ asked }) => asked.status === "failed").map(({ subject }) => subject);

const suitesOf = (subjects: readonly ConformanceCase[]): readonly string[] =>
  [...new Set(subjects.map(({ suite }) => suite))].sort();

/** Runs of many blocks take their time; what these show, shorter ones do too. */
const isLong = ({ suite, input }: ConformanceCase): boolean =>
  suite === "sequence" && JSON.stringify(input).includes('"advance"');

const meant = ({ suite, handlers }: Pick<Catch, "suite" | "handlers">): readonly ConformanceCase[] =>
  cases.filter(
    (subject) => subject.suite === suite && handlers.includes(subject.handler) && !isLong(subject),
  );

/** Some cases of each suite, so few that they can be asked of every target. */
const spread: Readonly<Record<string, number>> = { numbers: 60, calls: 30, function: 12, tokenomics: 12 };

/** These two are refused in many ways, and one of them burns. */
const isTelling = ({ suite, handler }: ConformanceCase): boolean =>
  suite === "rejected" && (handler === "add_stake" || handler === "burned_register");

const sample = suitesOf(cases).flatMap((suite) =>
  cases
    .filter((subject) => subject.suite === suite && !isLong(subject))
    .filter((subject, index) => isTelling(subject) || index % (spread[suite] ?? 4) === 0),
);

describe.each(wrongTargets.map((target) => [target.name, target] as const))(
  "%s",
  (_, { caughtBy, begin }) => {
    const { suite, rule, path, also = [] } = caughtBy;

    test("fails the cases that are meant for it, and the report says where and by which rule", () => {
      const judged = askAll(meant(caughtBy), begin(version));
      const first = judged.find(({ asked }) => asked.status === "failed");
      if (first?.asked.status !== "failed") throw new Error("no case notices");
      const [difference] = first.asked.differences;
      expect(difference.path).toMatch(path);
      expect(blameOf(first.subject, difference).rules).toContain(rule);
      expect(failed(askAll(meant(caughtBy), modelSession(version)))).toEqual([]);
    });

    test("passes the suites that do not go through that rule", () => {
      const noticed = suitesOf(failed(askAll(sample, begin(version))));
      expect([suite, ...also]).toEqual(expect.arrayContaining([...noticed]));
      expect(suitesOf(sample)).not.toEqual(noticed);
    });
  },
);

test("the specification passes all of the sample", () => {
  expect(failed(askAll(sample, modelSession(version)))).toEqual([]);
  expect(suitesOf(sample)).toEqual(suitesOf(cases));
});

test("every suite and every verdict is there to catch something", () => {
  expect([...new Set(wrongTargets.map(({ caughtBy }) => caughtBy.suite))].sort()).toEqual(suitesOf(cases));
  const verdicts: Readonly<Record<Verdict, true>> = {
    hangs: true,
    dies: true,
    floods: true,
    garbles: true,
    "out of order": true,
    "changes its story": true,
    "refuses the handshake": true,
  };
  const found = new Set(breakingTargets.map(({ caughtBy }) => caughtBy.verdict));
  expect([...found].sort()).toEqual(Object.keys(verdicts).sort());
});

const folder = mkdtempSync(join(tmpdir(), "taospec-faulty-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (path: string) => JSON.stringify(pathToFileURL(resolve(path)).href);
const program = join(folder, "target.mjs");
writeFileSync(
  program,
  `const { targetCommand } = await import(${at("src/target/command.ts")});
await targetCommand().parseAsync(process.argv.slice(2), { from: "user" });
`,
);

const commandFor = (name: string) => `${process.execPath} ${program} --faulty ${name}`;

/** How a session ends that is asked one case after the other. */
const endOf = async (name: string, subjects: readonly ConformanceCase[]) => {
  // Only for the one that hangs is it waited so long, however busy the machine is.
  const seconds = name === "hangs" ? 2 : 60;
  const connector = connectorOf(commandFor(name), { seconds, lineBytes: 1_000_000 });
  try {
    const session = await connector.open();
    for (const subject of subjects) {
      const asked = await askCase(subject, session);
      if (asked.status !== "passed") return asked;
    }
    await session.close();
    return { status: "passed" } as const;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { status: "broken", verdict: error.verdict } as const;
  }
};

describe("over standard input and output", () => {
  const arithmetic = cases.filter(({ suite }) => suite === "numbers").slice(0, 400);
  const quotients = meant({ suite: "numbers", handlers: ["I32F32.div"] });

  test.each(breakingTargets.map(({ name, caughtBy }) => [name, caughtBy.verdict] as const))(
    "%s is told: %s",
    async (name, verdict) => {
      expect(await endOf(name, arithmetic)).toMatchObject({
        status: "broken",
        verdict,
      });
    },
  );

  test("a target with a wrong rule keeps the protocol", async () => {
    const others = meant({ suite: "tokenomics", handlers: ["emission_over"] });
    expect(others.length).toBeGreaterThan(0);
    expect(await endOf("rounds-one-ulp-off", others)).toEqual({ status: "passed" });
    expect(await endOf("rounds-one-ulp-off", quotients)).toMatchObject({ status: "failed" });
  });

  test("the report names rule, path, expected, actual and how far they are apart", () => {
    const target = commandFor("rounds-one-ulp-off");
    const words = ["conform", "--target", target, "--suite", "numbers", "--case", "numbers/I32F32.div/*"];
    const { status, stdout } = spawnSync(process.execPath, ["src/cli/main.ts", ...words], {
      encoding: "utf8",
    });
    expect(status).toBe(1);
    const [block = ""] = stdout
      .split("\n\n")
      .filter((text) => text.includes("I32F32.div/edges-and-random#1"));
    expect(block).toContain("NUM-4 Quotient");
    expect(block).toMatch(/^ +path +ok$/m);
    expect(block).toMatch(/^ +expected +"1015335180"$/m);
    expect(block).toMatch(/^ +actual +"1015335181"$/m);
    expect(block).toMatch(/^ +distance +1 ulp$/m);
  });

  test("a name that none has is refused, and none at all lists them", () => {
    const run = (...words: readonly string[]) =>
      spawnSync(process.execPath, [program, "--faulty", ...words], { encoding: "utf8", input: "" });
    expect(run("honest").stderr).toContain('no faulty target "honest"');
    const lines = run().stdout.split("\n");
    for (const { name, description } of faultyTargets)
      expect(lines.filter((line) => line.startsWith(`${name} `) && line.includes(description))).toHaveLength(
        1,
      );
  });
});

const rowOf = ({ name, description, caughtBy }: FaultyTarget): string =>
  "verdict" in caughtBy
    ? `| \`${name}\` | ${description} | verdict *${caughtBy.verdict}* |`
    : `| \`${name}\` | ${description} | suite \`${caughtBy.suite}\`, ${caughtBy.rule} |`;

test("the table of the README lists exactly these", () => {
  const text = readFileSync("conformance/targets/README.md", "utf8");
  const [, section = ""] = text.split("## Faulty targets");
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  expect(rows).toEqual(faultyTargets.map(rowOf));
});
