import { describe, expect, test } from "vitest";
import { queriesCalls } from "../../model/bonded/queries/calls.ts";
import { queriesVectors } from "../../src/vectors/chapters/bonded/queries.ts";

const drafts = queriesVectors();

/** How the cases of a draft end. */
const endsOf = (draft: (typeof drafts)[number]): readonly string[] => {
  const outcomes =
    "pairs" in draft
      ? draft.pairs.map(([, outcome]) => outcome)
      : "rejected" in draft
        ? [draft.rejected.expected]
        : [];
  return outcomes.map((outcome) => (outcome as { readonly rejected?: string }).rejected ?? "Ok");
};

const endsIn = (suite: string, name: string): ReadonlySet<string> =>
  new Set(
    drafts
      .filter((draft) => draft.suite === `bonded/${suite}` && draft.handler.endsWith(name))
      .flatMap(endsOf),
  );

describe("vectors of queries", () => {
  test.each(queriesCalls.map(({ name, rejections }) => [name, rejections] as const))(
    "%s ends in each of its ways, and has a twin for each refusal",
    (name, rejections) => {
      expect([...endsIn("calls", name)].sort()).toEqual([...rejections, "Ok"].sort());
      expect([...endsIn("rejected", name)].sort()).toEqual([...rejections].sort());
    },
  );
});
