/** How a chain begins, by which rules it goes on, and whether its entries agree: functions under names of our own. */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { buildGenesis } from "../../model/finney/genesis/build.ts";
import { onRuntimeUpgrade } from "../../model/finney/genesis/migrations.ts";
import { stateFaults } from "../../model/finney/genesis/stateFaults.ts";
import { finney } from "../../model/finney/rules.ts";
import { networkNamed } from "../../model/networks/history.ts";
import {
  observedEmissionAt,
  rulesAt,
  type Schedule,
  type ScheduledChange,
  scheduleOf,
} from "../../model/networks/schedule.ts";
import type { RuleSet } from "../../model/rules.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import { readSs58, writeSs58 } from "../../model/storage/ss58.ts";
import type { Handler, Json, Outcome } from "../case.ts";
import { writeChanges } from "../codecs/changes.ts";
import { readSnapshot } from "../codecs/snapshot.ts";
import { named, readState, writeState } from "../codecs/state.ts";
import { reader, toJson, u16, u64 } from "../codecs/values.ts";
import type { FunctionHandlers } from "./functions/handler.ts";

const handler =
  <Input>(read: (json: unknown) => Input, compute: (input: Input) => Outcome): Handler =>
  (json) => ({ outcome: compute(read(json)) });

const ok = (value: unknown): Outcome => ({ ok: toJson(value) });

/** The account of an SS58 key, and the key of the account again. */
const account = handler(reader(Schema.Struct({ key: Schema.String })), ({ key }) => {
  const read = readSs58(key);
  return "account" in read
    ? ok({ account: read.account, key: writeSs58(read.account) })
    : { rejected: read.fault };
});

/** The state that a chain begins with. */
const build: Handler = handler(
  (json) => readSnapshot(json as Json, finney.name),
  ({ snapshot }) =>
    Result.match(buildGenesis(finney, snapshot), {
      onSuccess: (state) => ok(writeState(finney.items, state)),
      onFailure: ({ reason }) => ({ rejected: reason }),
    }),
);

const state = Schema.Record(Schema.String, Schema.Unknown);

const stored = reader(Schema.Struct({ state, storageVersion: u16 }));

/** What an upgrade to v1.0.0 changes in a state of an older storage version. */
const upgrade = handler(stored, ({ state: json, storageVersion }) => {
  const before = named("state", () => readState(finney.items, json));
  const after = onRuntimeUpgrade({ state: before, storageVersion });
  return ok({
    storageVersion: after.storageVersion,
    changes: writeChanges(changesBetween(before, after.state)),
  });
});

/** Entries that do not agree with the others. */
const faults = handler(reader(Schema.Struct({ state })), ({ state: json }) =>
  // The words are ours; what an implementation can be held against is the entry.
  ok(stateFaults(named("state", () => readState(finney.items, json))).map(({ detail, ...fault }) => fault)),
);

const change = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("upgrade"), block: u64, to: Schema.String }),
  Schema.Struct({ kind: Schema.Literal("halving"), block: u64, blockEmission: u64 }),
]);

const scheduled = reader(Schema.Struct({ first: Schema.String, changes: Schema.Array(change), block: u64 }));

/** For a schedule only the names of rule sets matter. */
const rulesNamed = (name: string): RuleSet => ({ ...finney, name });

const changeOf = (given: typeof change.Type): ScheduledChange =>
  given.kind === "halving"
    ? given
    : {
        kind: given.kind,
        block: given.block,
        upgrade: { to: rulesNamed(given.to), migrate: (same) => same },
      };

const seenAt = (schedule: Schedule, block: bigint): Outcome =>
  ok({ rules: rulesAt(schedule, block).name, blockEmission: observedEmissionAt(schedule, block) ?? null });

/** The rules that a schedule has for a block, and the emission that was observed by then. */
const rules = handler(scheduled, ({ first, changes, block }) =>
  Result.match(scheduleOf(rulesNamed(first), changes.map(changeOf)), {
    onSuccess: (schedule) => seenAt(schedule, block),
    onFailure: ({ reason }) => ({ rejected: reason }),
  }),
);

/** What is known of a network of the chain's past. */
const network = handler(reader(Schema.Struct({ name: Schema.String })), ({ name }) => {
  const found = networkNamed(name);
  if (found === undefined) return { rejected: "UnknownNetwork" };
  const { known, ...facts } = found;
  return ok(facts);
});

/** Handlers of the suite "genesis", with the rules that they compute. */
export const genesisHandlers: FunctionHandlers = {
  account: { rules: ["GEN-1"], run: account },
  build: { rules: ["GEN-1", "GEN-2", "GEN-3", "GEN-4", "GEN-5"], run: build },
  network: { rules: ["GEN-6"], run: network },
  rules_at: { rules: ["GEN-7"], run: rules },
  upgrade: { rules: ["GEN-8"], run: upgrade },
  faults: { rules: ["GEN-9"], run: faults },
};
