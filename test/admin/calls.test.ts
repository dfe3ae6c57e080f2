import { readFileSync } from "node:fs";
import * as Result from "effect/Result";
import { expect, test } from "vitest";
import { adminCalls } from "../../model/finney/admin/calls.ts";
import { finney } from "../../model/finney/rules.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { none, root, signed } from "../../model/runtime/origin.ts";
import { coldkeys } from "../../properties/support/chain.ts";

test("the chapter's table names every setter with its index and arguments", () => {
  const chapter = readFileSync("spec/admin.md", "utf8");
  const missing = adminCalls.filter(({ name, index, arguments: types }) => {
    const named = Object.keys(types).map((argument) => `\`${argument}\``);
    return !chapter.includes(`| \`${name}\` | ${index} | ${named.join(", ")} (`);
  });
  expect(missing.map(({ name }) => name)).toEqual(["swap_authorities"]);
});

test("[ADM-1] swap_authorities is for Root, and changes nothing that is modelled", () => {
  const call = { call: "AdminUtils.swap_authorities", args: { new_authorities: coldkeys } };
  const chain = { rules: finney, state: undefined };
  expect(applyCall(chain, { origin: root, call })).toEqual(Result.succeed({ state: undefined, events: [] }));
  for (const origin of [signed(coldkeys[0] as string), none]) {
    expect(applyCall(chain, { origin, call })).toEqual(Result.fail({ reason: "BadOrigin" }));
  }
});
