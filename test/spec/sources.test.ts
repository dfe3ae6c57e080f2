import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readSpecification } from "../../src/spec/chapters.ts";
import { ruleFunctions } from "../../src/spec/functions.ts";
import { functionLengths, quantile } from "../../src/spec/lengths.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-spec-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chapter = `# Tokenomics

| Constant | Value | Unit | Meaning |
|---|---:|---|---|
| \`raoPerTao\` | 1,000,000,000 | rao | one TAO |

| Parameter | Value | Reason |
|---|---:|---|
| \`period\` | 151,200 | 21 days |

| Parameter | Value | Unit |
|---|---:|---|
| \`other\` | 1 | rao |

### [TOK-1] Units
Status: observed · Source: runtime

A TAO is 10^9 rao, see [TOK-2].

\`\`\`json example
{"suite": "tokenomics", "handler": "h", "input": 1, "expected": {"ok": 2}}
\`\`\`

### [TOK-2] Time
Status: proposed · Source: here

Twelve seconds.

| Call | Never ends with | Why |
|---|---|---|
| a, b | X, Y | because |

## Errata

### [ERR-1] A fault
It happens.
`;

describe("reading chapters", () => {
  test("rules, errata, constants, examples and mentions are found", () => {
    writeFileSync(join(folder, "tokenomics.md"), chapter);
    const found = readSpecification(folder);
    expect(found.rules.map(({ id, title, status, source }) => [id, title, status, source])).toEqual([
      ["TOK-1", "Units", "observed", "runtime"],
      ["TOK-2", "Time", "proposed", "here"],
    ]);
    expect(found.errata.map(({ id, text }) => [id, text])).toEqual([["ERR-1", "It happens."]]);
    expect(found.constants).toEqual([{ name: "raoPerTao", value: "1000000000", chapter: "tokenomics.md" }]);
    expect(found.parameters).toEqual([{ name: "period", value: "151200", chapter: "tokenomics.md" }]);
    expect(found.examples).toHaveLength(1);
    expect(JSON.parse(found.examples[0]!.text)).toHaveProperty("expected");
    expect(found.unreached.map(({ call, end }) => `${call} ${end}`)).toEqual(["a X", "a Y", "b X", "b Y"]);
    expect(found.mentions.map(({ id }) => id)).toContain("TOK-2");
  });

  test("a rule without a status is refused", () => {
    writeFileSync(join(folder, "tokenomics.md"), chapter.replace("Status: proposed · ", ""));
    expect(() => readSpecification(folder)).toThrow(/TOK-2 has no line/);
  });
});

describe("reading sources", () => {
  test("an exported function cites the rules of its docstring, an interface or a plain comment none", () => {
    const source = `/** [TOK-1] [TOK-2] Two rules. */\nexport const a = () => 1;\n
/** [TOK-3] A type. */\nexport interface B {}\n// [TOK-4]\nexport const c = 1;\n
/** [TOK-5]\n * Long. */\nexport function d() {}\n`;
    writeFileSync(join(folder, "a.ts"), source);
    expect(ruleFunctions(folder).map(({ rule, where }) => [rule, where.split("#")[1]])).toEqual([
      ["TOK-1", "a"],
      ["TOK-2", "a"],
      ["TOK-5", "d"],
    ]);
  });

  test("named functions are measured, callbacks are not", () => {
    const source = `// Ω a comment with a wide letter\nconst a = (x: number) =>\n  [x].map((y) => {\n    return y;\n  });\nfunction b() {}\n`;
    expect(functionLengths(source)).toEqual([
      { name: "a", lines: 4 },
      { name: "b", lines: 1 },
    ]);
    expect(functionLengths(source)).toHaveLength(2);
  });

  test("quantiles", () => {
    expect(quantile([5, 1, 9], 0.5)).toBe(5);
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(10);
    expect(quantile([], 0.5)).toBe(0);
  });
});
