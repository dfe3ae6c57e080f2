/** What signatures cost: one by one, many at once, and what the other implementation of sr25519 takes. */
import { cpus } from "node:os";
import * as theirs from "@scure/sr25519";
import * as Result from "effect/Result";
import { Bench } from "tinybench";
import { type SignedMessage, verifyAll } from "../model/signatures/batch.ts";
import { keyPairOf } from "../model/signatures/keys.ts";
import { sign } from "../model/signatures/sign.ts";
import { type AccountScheme, verifySignature } from "../model/signatures/verify.ts";
import { fromHex } from "../model/storage/bytes.ts";
import { table } from "../src/cli/table.ts";

/** As long as the payload of a transfer. */
const LENGTH = 120;
const rounds = 3;

const signedBy = (scheme: AccountScheme, index: number): SignedMessage => {
  const pair = Result.getOrThrow(keyPairOf(scheme, `0x${"07".repeat(32)}//${index}`));
  const message = new Uint8Array(LENGTH).fill(index);
  const signature = sign(pair, message, new Uint8Array(32).fill(index));
  return { scheme, message, signature, account: fromHex(pair.account) };
};

const many = (scheme: AccountScheme): readonly SignedMessage[] =>
  Array.from({ length: 256 }, (_, index) => signedBy(scheme, index));

/** Throws where an answer is wrong: what is fast because it is wrong must not be measured. */
const right = (holds: boolean): void => {
  if (!holds) throw new Error("a signature does not hold");
};

/** How many signatures one run of a task verifies or makes. */
const sizes = new Map<string, number>();

const add = (bench: Bench, name: string, size: number, task: () => void): void => {
  sizes.set(name, size);
  bench.add(name, task);
};

const addScheme = (bench: Bench, scheme: AccountScheme): void => {
  const given = many(scheme);
  const [first] = given;
  if (first === undefined) return;
  const { signature, message, account } = first;
  add(bench, `${scheme}: verify one`, 1, () => right(verifySignature(scheme, signature, message, account)));
  if (scheme === "ecdsa") return;
  for (const size of [2, 4, 16, 64, 256]) {
    const batch = given.slice(0, size);
    add(bench, `${scheme}: verify ${size} at once`, size, () => right(verifyAll(batch)));
  }
};

const addOthers = (bench: Bench): void => {
  const { signature, message, account } = signedBy("sr25519", 1);
  add(bench, "sr25519: verify one, @scure/sr25519", 1, () =>
    right(theirs.verify(message, signature, account)),
  );
  for (const scheme of ["ed25519", "sr25519", "ecdsa"] as const) {
    const pair = Result.getOrThrow(keyPairOf(scheme, `0x${"07".repeat(32)}//1`));
    add(bench, `${scheme}: sign`, 1, () => right(sign(pair, message, account).length > 63));
  }
  add(bench, "sr25519: a key from a phrase", 1, () =>
    right(Result.isSuccess(keyPairOf("sr25519", "//Alice"))),
  );
};

/** Milliseconds of processor time: what else runs on the machine does not count. */
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const suite = (): Bench => {
  const bench = new Bench({ time: 1_000, warmupTime: 200, now });
  for (const scheme of ["ed25519", "sr25519", "ecdsa"] as const) addScheme(bench, scheme);
  addOthers(bench);
  return bench;
};

/** Milliseconds of a signature, by task: the median of a round. */
const measure = async (): Promise<ReadonlyMap<string, number>> => {
  const bench = suite();
  await bench.run();
  return new Map(
    bench.tasks.map(({ name, result }) => {
      if (result.state !== "completed") throw new Error(`${name} did not complete`);
      return [name, result.latency.p50 / (sizes.get(name) ?? 1)];
    }),
  );
};

const measured: ReadonlyMap<string, number>[] = [];
for (let round = 0; round < rounds; round += 1) measured.push(await measure());

const rows = [...sizes.keys()].map((name) => {
  const times = measured.map((round) => round.get(name) ?? Number.NaN).sort((left, right) => left - right);
  const [best = 0, middle = 0] = times;
  const worst = times.at(-1) ?? 0;
  return [name, ...[best, middle, worst].map((time) => time.toFixed(3)), (1_000 / middle).toFixed(0)];
});

const columns = [
  { title: "of one signature", align: "left" as const },
  { title: "best ms" },
  { title: "median ms" },
  { title: "worst ms" },
  { title: "a second" },
];
console.log(
  `${cpus()[0]?.model ?? "unknown"}, processor time of one core, Node ${process.version}, ${rounds} rounds`,
);
console.log(table(columns, rows));
