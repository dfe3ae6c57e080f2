/** The difference of two sets of vectors, for a reader. */
import { style } from "../cli/style.ts";
import { table } from "../cli/table.ts";
import { counted, integer } from "../cli/units.ts";
import { changeKinds, type FileChange, isSameSet, type Side, type VectorsDiff } from "./diff.ts";

const shown = (values: readonly string[]): string => values.join(", ") || "(not stated)";

const rowsOf = ({ before, after }: VectorsDiff): readonly (readonly string[])[] => {
  const both = (label: string, show: (side: Side) => string) => [label, show(before), show(after)];
  return [
    both("where", ({ name }) => name),
    both("format", ({ formats }) => shown(formats)),
    both("rules", ({ rules }) => shown(rules)),
    both("root", ({ root }) => root ?? "(no index)"),
    both("vectors", ({ vectors }) => integer(vectors)),
    both("states", ({ states }) => integer(states)),
  ];
};

const groupsOf = ({
  changes,
}: VectorsDiff): readonly (readonly [kind: string, changes: readonly FileChange[]])[] =>
  changeKinds
    .map((kind) => [kind, changes.filter((change) => change.kind === kind)] as const)
    .filter(([, own]) => own.length > 0);

const reasonText = ({ reasons }: FileChange): readonly string[] =>
  reasons.length === 0
    ? ["the same cases, written otherwise"]
    : reasons.map(({ what, detail }) => (what === "status" ? detail : `${what}: ${detail}`));

const statesText = ({ states }: VectorsDiff): string =>
  `shared states: ${integer(states.added)} added, ${integer(states.removed)} removed`;

const summaryText = (diff: VectorsDiff): string => {
  if (isSameSet(diff)) return style.green("the same vectors");
  const counts = groupsOf(diff).map(([kind, own]) => `${integer(own.length)} ${kind}`);
  return [...counts, statesText(diff)].join("; ");
};

/** For a terminal. */
export const textReport = (diff: VectorsDiff): string => {
  const columns = ["", "before", "after"].map((title) => ({ title, align: "left" as const }));
  const groups = groupsOf(diff).map(([kind, own]) =>
    [
      style.bold(`${kind}: ${counted(own.length, "file")}`),
      ...own.flatMap((change) => [`  ${change.path}`, ...reasonText(change).map((line) => `    ${line}`)]),
    ].join("\n"),
  );
  return [table(columns, rowsOf(diff)), ...groups, summaryText(diff)].join("\n\n");
};

/** For programs. */
export const jsonReport = (diff: VectorsDiff): string =>
  JSON.stringify({ same: isSameSet(diff), ...diff }, null, 2);

const escaped = (text: string): string => text.replace(/[|<>*_`]/g, (character) => `\\${character}`);

/** For release notes and pull requests. */
export const markdownReport = (diff: VectorsDiff): string => {
  const head = rowsOf(diff).map((cells) => `| ${cells.map(escaped).join(" | ")} |`);
  const groups = groupsOf(diff).map(([kind, own]) =>
    [
      `### ${kind}: ${counted(own.length, "file")}\n`,
      ...own.map(
        (change) =>
          `- \`${change.path}\`\n${reasonText(change)
            .map((line) => `  - ${escaped(line)}`)
            .join("\n")}`,
      ),
    ].join("\n"),
  );
  return [`| | before | after |\n|---|---|---|\n${head.join("\n")}`, ...groups, summaryText(diff)].join(
    "\n\n",
  );
};
