import type { ReportedCase, ReportedDifference, RunReport } from "../../conformance/runner/report.ts";
import { countsOf } from "../../conformance/runner/run.ts";
import { statusOf, suitesOf } from "../../conformance/runner/verdict.ts";
import { counted, integer } from "../cli/units.ts";
import { columnsFor, distanceText, phaseText, rulesText, summaryOf, verdictText } from "./caseText.ts";
import { shortText } from "./failures.ts";
import { groupBy } from "./groupBy.ts";

/** A page stays usable; the JSON report has all. */
const shownCases = 1_000;
const shownPaths = 20;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const html = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);

/** A link of vectors or of a target's file; only those of the web can be followed. */
const anchor = (link: string): string =>
  /^https?:\/\//.test(link) ? `<a href="${html(link)}">${html(link)}</a>` : html(link);

const styles = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #59636e; --line: #d5dbe1; --page: #fff; --panel: #f5f7f9;
  --good: #1a7f37; --bad: #c4242f; --wait: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaef; --soft: #9aa5b1; --line: #343b44; --page: #0f1318;
  --panel: #171d24; --good: #4cc36a; --bad: #ff7b80; --wait: #e0b04c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 70rem; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.answer { font-size: 1.15rem; font-weight: 600; margin: 0 0 1rem; }
.passed { color: var(--good); } .failed, .broken { color: var(--bad); }
.incomplete, .empty, .skipped, .disputed, .retired, .notRun, .unoffered { color: var(--wait); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
code, pre { font: .875em/1.45 ui-monospace, monospace; }
code { overflow-wrap: anywhere; }
pre { background: var(--page); border: 1px solid var(--line); border-radius: 4px; padding: .5rem .75rem; margin: .5rem 0;
  overflow-x: auto; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .6rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap;
  font-variant-numeric: tabular-nums; }
th { color: var(--soft); font-weight: 600; }
th:first-child, td:first-child { text-align: left; }
tfoot td { font-weight: 600; border-bottom: 0; }
td.zero { color: var(--soft); }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; background: var(--panel); }
summary { cursor: pointer; padding: .5rem .75rem; overflow-wrap: anywhere; }
summary:focus-visible, input:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
.inside { padding: 0 .75rem .75rem; }
.difference { border-top: 1px solid var(--line); padding: .5rem 0; margin-top: .5rem; }
input { font: inherit; width: 100%; padding: .4rem .6rem; border: 1px solid var(--line); border-radius: 6px;
  background: var(--page); color: var(--ink); }
.hint { color: var(--soft); margin: .25rem 0; } li { overflow-wrap: anywhere; }
@media (max-width: 30rem) { th, td { padding: .3rem .3rem; font-size: .9rem; } dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
`;

/** Hides what does not hold all words that are typed. */
const script = `
const box = document.getElementById("filter");
const count = document.getElementById("count");
const cases = [...document.querySelectorAll("details[data-words]")];
const filter = () => {
  const words = box.value.toLowerCase().split(/\\s+/).filter((word) => word !== "");
  let shown = 0;
  for (const one of cases) {
    one.hidden = !words.every((word) => one.dataset.words.includes(word));
    if (!one.hidden) shown += 1;
  }
  count.textContent = shown + " of " + cases.length + " shown";
};
if (box) { box.addEventListener("input", filter); filter(); }
`;

const definition = (term: string, content: string): string => `<dt>${html(term)}</dt><dd>${content}</dd>`;

const subjectList = ({ target, rules, vectors, runner, selection, shard }: RunReport): string => {
  const own = target === null ? "this specification" : `<code>${html(target.command)}</code>`;
  const named = target?.name === undefined ? "" : ` (${html(`${target.name} ${target.version ?? ""}`)})`;
  return `<dl>${[
    definition("target", `${own}${named}`),
    definition("rules", html(`${rules.name} version ${rules.version}`)),
    definition("vectors", `${counted(vectors.cases, "case")}, root <code>${html(vectors.root)}</code>`),
    definition("chosen", counted(selection.cases, "case")),
    ...(shard === undefined ? [] : [definition("part", `${shard.index} of ${shard.of}`)]),
    definition("runner", html(`${runner.name} ${runner.version}`)),
  ].join("")}</dl>`;
};

const cell = (count: number): string => `<td${count === 0 ? ' class="zero"' : ""}>${integer(count)}</td>`;

const suitesTable = (report: RunReport): string => {
  const all = countsOf(report.cases);
  const columns = columnsFor(all);
  const head = columns.map(({ title }) => `<th scope="col">${html(title)}</th>`).join("");
  const rows = suitesOf(report).map(({ suite, ...counts }) => {
    const own = { ...counts, run: counts.passed + counts.failed };
    return `<tr><td>${html(suite)}</td>${columns.map(({ status }) => cell(own[status])).join("")}</tr>`;
  });
  const foot = columns.map(({ status }) => cell(all[status])).join("");
  return `<div class="scroll"><table><thead><tr><th scope="col">suite</th>${head}</tr></thead><tbody>${rows.join(
    "",
  )}</tbody><tfoot><tr><td>all</td>${foot}</tr></tfoot></table></div>`;
};

const differenceBlock = (difference: ReportedDifference): string => {
  const far = distanceText(difference);
  const value = (text: ReportedDifference["expected"]) => `<code>${html(shortText(text, 600))}</code>`;
  return `<dl class="difference">${[
    definition("path", `<code>${html(difference.path)}</code>`),
    definition("expected", value(difference.expected)),
    definition("actual", value(difference.actual)),
    ...(far === undefined ? [] : [definition("distance", html(far))]),
  ].join("")}</dl>`;
};

const placeList = (subject: ReportedCase): string => {
  const rules = (subject.rules ?? []).map(({ id, title }) => html(`${id} ${title}`.trimEnd())).join("<br>");
  const summary = summaryOf(subject);
  const { step, phase, verdict, message = "", link } = subject;
  return `<dl>${[
    definition("file", `<code>${html(subject.file)}</code>`),
    definition("case", html(subject.name)),
    ...(rules === "" ? [] : [definition("rule", rules)]),
    ...(phase === undefined ? [] : [definition("phase", html(phaseText(phase)))]),
    ...(step === undefined ? [] : [definition("step", html(step))]),
    ...(verdict === undefined ? [] : [definition("verdict", html(`${verdict}: ${message}`))]),
    ...(summary === "" ? [] : [definition("why", html(summary))]),
    ...(link === undefined ? [] : [definition("link", anchor(link))]),
  ].join("")}</dl>`;
};

const pre = (text: string | undefined): string =>
  text === undefined || text.trim() === "" ? "" : `<pre>${html(text.trimEnd())}</pre>`;

const caseBlock = (subject: ReportedCase, open: boolean): string => {
  const { id, status, differences = [], stderr, rerun, explain } = subject;
  const more = differences.length - shownPaths;
  const words = [id, status, subject.name, rulesText(subject), subject.phase, subject.step, subject.verdict]
    .filter((word) => word !== undefined)
    .join(" ")
    .toLowerCase();
  return `<details data-words="${html(words)}"${open ? " open" : ""}><summary><span class="${status}">${html(
    status,
  )}</span> <code>${html(id)}</code></summary><div class="inside">${[
    placeList(subject),
    ...differences.slice(0, shownPaths).map(differenceBlock),
    more > 0 ? `<p class="hint">… and ${counted(more, "more path", "more paths")}</p>` : "",
    pre(stderr),
    pre([rerun, explain].filter((line) => line !== undefined).join("\n")),
  ].join("")}</div></details>`;
};

const toldElsewhere: readonly ReportedCase["status"][] = ["passed", "unoffered", "notRun"];

/** What needs a look: all but cases that passed, or that stand elsewhere together, as the skips of a target's file do. */
const casesSection = ({ cases }: RunReport): string => {
  const told = cases.filter(({ status, until }) => !toldElsewhere.includes(status) && until === undefined);
  if (told.length === 0) return "";
  const order = (status: ReportedCase["status"]) => (status === "failed" || status === "broken" ? 0 : 1);
  const sorted = [...told].sort((left, right) => order(left.status) - order(right.status));
  const hidden = sorted.length - shownCases;
  return [
    "<h2>Cases</h2>",
    '<input id="filter" type="search" placeholder="Filter by suite, rule, phase, name" aria-label="Filter cases">',
    '<p class="hint" id="count" aria-live="polite"></p>',
    ...sorted.slice(0, shownCases).map((subject, index) => caseBlock(subject, index === 0)),
    hidden > 0 ? `<p class="hint">… and ${integer(hidden)} more; the JSON report lists all.</p>` : "",
  ].join("\n");
};

const list = (title: string, items: readonly string[]): string =>
  items.length === 0
    ? ""
    : `<h2>${html(title)}</h2><ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;

const sessionsSection = ({ sessions }: RunReport): string =>
  list(
    "Broken sessions",
    sessions.map(({ verdict, message, stderr }) => `${html(`${verdict}: ${message}`)}${pre(stderr)}`),
  );

const skipsSection = ({ skips }: RunReport): string =>
  list(
    "Skips of the target's file",
    skips.map(({ skip, reason, link, until, expired, cases }) => {
      const end = expired ? `expired after ${until}: run again` : `until ${until}`;
      return `<code>${html(skip)}</code> (${counted(cases, "case")}, ${html(end)}): ${html(reason)} ${anchor(link)}`;
    }),
  );

const unofferedSection = (report: RunReport): string =>
  list(
    "Not offered by the target",
    suitesOf(report)
      .filter(({ unoffered }) => unoffered > 0)
      .map(({ suite, unoffered }) => `${html(suite)}: ${counted(unoffered, "case")}`),
  );

const notRunSection = ({ cases }: RunReport): string => {
  const left = cases.filter(({ status }) => status === "notRun");
  const groups = groupBy(left, ({ suite, reason = "" }) => `${suite}: ${reason}`);
  return list(
    "Not run",
    [...groups].map(([words, own]) => `${html(words)} (${counted(own.length, "case")})`),
  );
};

/** One file that needs nothing else: no script, style or picture from elsewhere. */
export const htmlReport = (report: RunReport): string => {
  const body = [
    "<h1>Conformance report</h1>",
    `<p class="answer ${statusOf(report)}">${html(verdictText(report))}</p>`,
    subjectList(report),
    "<h2>Suites</h2>",
    suitesTable(report),
    casesSection(report),
    sessionsSection(report),
    skipsSection(report),
    notRunSection(report),
    unofferedSection(report),
    list("Notes", report.notes.map(html)),
  ].filter((part) => part !== "");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Conformance: ${html(report.target?.name ?? "this specification")}</title>
<style>${styles}</style>
</head>
<body>
${body.join("\n")}
<script>${script}</script>
</body>
</html>`;
};
