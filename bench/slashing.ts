/** `node bench/slashing.ts`: how long a slash takes with a thousand accounts of each kind, and a report, in milliseconds. */
import { arch, cpus, platform } from "node:os";
import * as Result from "effect/Result";
import { Bench } from "tinybench";
import { bonded } from "../model/bonded/rules.ts";
import { slash } from "../model/bonded/slashing/slash.ts";
import { insertEntry } from "../model/bonded/unbonding/entries.ts";
import { insertRedelegation } from "../model/bonded/unbonding/redelegations.ts";
import { Owner, TotalIssuance } from "../model/finney/items/subtensor.ts";
import { increaseStake } from "../model/finney/staking/stake.ts";
import { applyCall } from "../model/runtime/block.ts";
import { BlockHash, BlockNumber } from "../model/runtime/system.ts";
import type { State } from "../model/storage/item.ts";
import {
  CHAIN,
  reportOf,
  schemes,
  signingHotkey,
  statementBy,
  statementFor,
} from "../properties/support/evidence.ts";
import { coldkey } from "../properties/support/stakes.ts";
import { table } from "../src/cli/table.ts";

const COUNT = 1_000;
const HEIGHT = 100_000n;
const COMPLETION = 251_200n;
const FRACTION = 50_000n;
const offender = `0x${"b1".repeat(32)}`;
const haven = `0x${"b2".repeat(32)}`;

type With = (state: State, who: string, index: number) => State;

const accountsOf = (kind: string): readonly string[] =>
  Array.from({ length: COUNT }, (_, index) => `0x${kind}${index.toString(16).padStart(62, "0")}`);

const withEach = (state: State, kind: string, add: With): State => accountsOf(kind).reduce<State>(add, state);

const delegators =
  (hotkey: string): With =>
  (state, who, index) =>
    increaseStake(state, who, hotkey, 1_000_000_007n + BigInt(index));

/** One entry in each of 500 blocks: two of a block share their queue. */
const leavers: With = (state, coldkey, index) => {
  const creation = HEIGHT + BigInt(index % 500);
  const entry = { amount: 1_000_000_009n, creation, completion: creation + COMPLETION };
  return insertEntry(state, { hotkey: offender, coldkey }, entry);
};

const movers: With = (state, coldkey, index) => {
  const creation = HEIGHT + BigInt(index % 500);
  const record = { destination: haven, amount: 999_999n, creation, completion: creation + COMPLETION };
  return insertRedelegation(
    increaseStake(state, coldkey, haven, 999_999n),
    { hotkey: offender, coldkey },
    record,
  );
};

/** Entries of a rao, which are closed: each leaves a queue of a thousand. */
const dust: With = (state, coldkey) =>
  insertEntry(
    state,
    { hotkey: offender, coldkey },
    { amount: 1n, creation: HEIGHT, completion: HEIGHT + COMPLETION },
  );

const empty = TotalIssuance.put(
  Owner.put(BlockHash.put(BlockNumber.put(undefined, HEIGHT + 600n), 0n, CHAIN), offender, coldkey(0)),
  21_000_000_000_000_000n,
);
const staked = withEach(empty, "c1", delegators(offender));
const both = withEach(staked, "c2", leavers);
const all = withEach(both, "c3", movers);
const worst = withEach(empty, "c4", dust);

const slashed = (state: State) => () =>
  slash({ rules: bonded, state }, { hotkey: offender, infraction: HEIGHT, fraction: FRACTION });

const start = performance.now();
slashed(both)();
const first = performance.now() - start;

const bench = new Bench({ time: 2_000, warmupTime: 500 });
bench.add("1,000 delegators", slashed(staked));
bench.add("1,000 delegators, 1,000 entries", slashed(both));
bench.add("1,000 delegators, 1,000 entries, 1,000 redelegations", slashed(all));
bench.add("1,000 entries of a rao in one queue", slashed(worst));
for (const scheme of schemes) {
  const hotkey = signingHotkey(scheme, 1);
  const state = increaseStake(Owner.put(empty, hotkey, coldkey(0)), coldkey(0), hotkey, 1_000n);
  const [one, other] = [0, 1].map((block) => statementBy(scheme, 1, statementFor(HEIGHT, block)));
  bench.add(`report with ${scheme} signatures`, () =>
    Result.getOrThrow(applyCall({ rules: bonded, state }, reportOf(1, one!, other!))),
  );
}
await bench.run();

const rows = bench.tasks.map((task) => {
  if (task.result.state !== "completed") throw new Error(`${task.name} did not complete`);
  const { latency } = task.result;
  return [task.name, latency.p50.toFixed(2), latency.p99.toFixed(2), String(latency.samplesCount)];
});
console.log(`${cpus()[0]?.model ?? "unknown"}, ${platform()} ${arch()}, Node ${process.version}`);
console.log(
  table(
    [{ title: "slash of", align: "left" }, { title: "median ms" }, { title: "p99 ms" }, { title: "runs" }],
    rows,
  ),
);
console.log(`The first slash of a process, 1,000 delegators and 1,000 entries: ${first.toFixed(1)} ms`);
