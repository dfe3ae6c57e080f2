import * as Schema from "effect/Schema";
import { upgradeToBonded } from "../../../model/bonded/upgrade.ts";
import { upgrade } from "../../../model/networks/upgrade.ts";
import { changesBetween } from "../../../model/runtime/changes.ts";
import { writeChanges } from "../../codecs/changes.ts";
import { named, readState } from "../../codecs/state.ts";
import { ruleSets } from "../../ruleSets.ts";
import { type FunctionHandlers, handler } from "../functions/handler.ts";

const UpgradeCase = Schema.Struct({
  rules: Schema.Literals(["finney", "bonded"]),
  state: Schema.Record(Schema.String, Schema.Json),
});

/** The upgrade of a state that has followed some rules so far: the rules afterwards, and what it has changed. */
export const upgradeFunctions: FunctionHandlers = {
  upgrade_to_bonded: {
    rules: ["BND-3", "BND-1", "GEN-7"],
    run: handler(UpgradeCase, ({ rules: name, state: json }) => {
      const rules = ruleSets.get(name)!;
      const state = named("state", () => readState(rules.items, json));
      const upgraded = upgrade(upgradeToBonded)({ rules, state });
      return { rules: upgraded.rules.name, changes: writeChanges(changesBetween(state, upgraded.state)) };
    }),
  },
};
