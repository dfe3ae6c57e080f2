import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { buildGenesis } from "../../model/finney/genesis/build.ts";
import { finney } from "../../model/finney/rules.ts";
import type { State } from "../../model/storage/item.ts";
import type { Handler, Json, Suite } from "../case.ts";
import { readSnapshot } from "../codecs/snapshot.ts";
import { named } from "../codecs/state.ts";
import { reader } from "../codecs/values.ts";
import { digestOf, itemDigestsOf } from "../replay/digest.ts";
import { executeBlocks, executeCall, readExtrinsic } from "../replay/execute.ts";
import { genesisHandlers } from "./genesisHandlers.ts";

const blockNumber = Schema.String.check(
  Schema.isPattern(/^(0|[1-9][0-9]*)$/, { expected: "a block number as a decimal string" }),
);

const genesisCase = reader(
  Schema.Struct({
    snapshot: Schema.Json,
    steps: Schema.Array(
      Schema.Struct({
        block: blockNumber,
        step: Schema.Struct({
          call: Schema.String,
          args: Schema.Record(Schema.String, Schema.Json),
          origin: Schema.Json,
        }),
      }),
    ),
    checkpoints: Schema.Array(blockNumber),
  }),
);

type GenesisCase = ReturnType<typeof genesisCase>;

const checkpointOf = (state: State, block: bigint): Json => ({
  block: `${block}`,
  digest: digestOf(finney.items, state),
  item_digests: itemDigestsOf(finney.items, state),
});

interface Run {
  readonly state: State;
  readonly steps: readonly Json[];
  readonly checkpoints: readonly Json[];
}

const callsIn = (run: Run, { steps }: GenesisCase, block: bigint): Run => {
  let { state } = run;
  const records = steps.flatMap(({ block: own, step }, index) => {
    if (BigInt(own) !== block) return [];
    const executed = named(`steps[${index}].step`, () =>
      executeCall({ rules: finney, state }, readExtrinsic(finney, step)),
    );
    state = executed.state;
    return [executed.record as unknown as Json];
  });
  return { ...run, state, steps: [...run.steps, ...records] };
};

const blockAfter = (run: Run, given: GenesisCase, block: bigint, isCheckpoint: boolean): Run => {
  const { state, stopped } = executeBlocks({ rules: finney, state: run.state }, 1, block);
  if (stopped !== undefined) throw new Error(`block ${block} panics: ${stopped.panic.message}`);
  const next = callsIn({ ...run, state }, given, block);
  if (!isCheckpoint) return next;
  return { ...next, checkpoints: [...next.checkpoints, checkpointOf(next.state, block)] };
};

const runFrom = (genesis: State, given: GenesisCase): Run => {
  const wanted = new Set(given.checkpoints.map(BigInt));
  const last = given.checkpoints.map(BigInt).at(-1) ?? 0n;
  const first = wanted.has(0n) ? [checkpointOf(genesis, 0n)] : [];
  let run: Run = { state: genesis, steps: [], checkpoints: first };
  for (let block = 1n; block <= last; block += 1n) run = blockAfter(run, given, block, wanted.has(block));
  return run;
};

/** A chain from a snapshot on: what each call did, and the digests of the state at some blocks. */
const run: Handler = (json) => {
  const given = genesisCase(json);
  const { snapshot } = named("snapshot", () => readSnapshot(given.snapshot, finney.name));
  const genesis = buildGenesis(finney, snapshot);
  if (Result.isFailure(genesis)) return { outcome: { rejected: genesis.failure.reason } };
  const { steps, checkpoints } = runFrom(genesis.success, given);
  return { outcome: { ok: { steps, checkpoints } } };
};

/** The state that a chain begins with, and where it leads to. */
export const genesis: Suite = {
  name: "genesis",
  handlers: new Map([
    ["run", run],
    ...Object.entries(genesisHandlers).map(([name, own]) => [name, own.run] as const),
  ]),
};
