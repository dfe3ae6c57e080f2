/** A first target for taospec: supply and emission. Run: taospec conform --target "node target.mts" --suite tokenomics */
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

interface Question {
  readonly id: number;
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: each method has parameters of its own
  readonly params: any;
}

const rules = { name: "finney", version: "1" };
const target = { name: "my-client", version: "0.1.0" };
const cap = 21_000_000n * 10n ** 9n;
const halvings = Array.from({ length: 30 }, (_, index) => BigInt(index + 1));

/** [TOK-4] The issuance from which a halving holds, in rao. */
const threshold = (halving: bigint): bigint => cap - (cap >> halving);

/** [TOK-2] [TOK-3] What a block emits at an issuance, in rao. */
const blockEmission = (issuance: bigint): bigint =>
  issuance >= cap
    ? 0n
    : (10n ** 9n) >> BigInt(halvings.filter((halving) => issuance >= threshold(halving)).length);

/** [TOK-5] The issuance after so many blocks. */
const issuanceAfter = (issuance: bigint, blocks: bigint): bigint => {
  let [now, left] = [issuance, blocks];
  for (const end of halvings.map(threshold)) {
    if (now >= end) continue;
    const emission = blockEmission(now);
    const until = (end - now + emission - 1n) / emission;
    const count = left < until ? left : until;
    [now, left] = [now + count * emission, left - count];
  }
  return now;
};

/** [TOK-6] What is stored as BlockEmission, if anything. */
const written = (stored: bigint, issuance: bigint): string | null => {
  const emission = blockEmission(issuance);
  return issuance >= cap || emission === stored ? null : `${emission}`;
};

type Amount = number | string | readonly [number | string, number];

/** An amount of a snapshot: a number, a decimal string, or [amount, UID]. */
const amount = (value: Amount): bigint => BigInt(typeof value === "object" ? value[0] : value);
const sum = (values: readonly Amount[]): bigint =>
  values.map(amount).reduce((total, each) => total + each, 0n);

/** [TOK-7] All that a chain begins with. */
const genesisIssuance = (
  stakes: Readonly<Record<string, Readonly<Record<string, Amount>>>>,
  balances: Readonly<Record<string, Amount>>,
): bigint => {
  const free = BigInt.asUintN(64, sum(Object.values(balances)));
  const all = free + sum(Object.values(stakes).flatMap((own) => Object.values(own)));
  return all < 2n ** 64n ? all : 2n ** 64n - 1n;
};

const handlers: Readonly<Record<string, (given: Question["params"]) => unknown>> = {
  block_emission: ({ issuance }) => `${blockEmission(BigInt(issuance))}`,
  written_block_emission: ({ stored, issuance }) => written(BigInt(stored), BigInt(issuance)),
  emission_over: ({ emission, seconds }) => `${(BigInt(emission) * BigInt(seconds)) / 12n}`,
  halving_threshold: ({ halving }) => {
    const issuance = threshold(BigInt(halving));
    return { issuance: `${issuance}`, emission: `${blockEmission(issuance)}` };
  },
  issuance_after: ({ issuance, blocks }) => `${issuanceAfter(BigInt(issuance), BigInt(blocks))}`,
  genesis_issuance: ({ stakes, balances }) => `${genesisIssuance(stakes, balances)}`,
};

const answer = (method: string, params: Question["params"]): object => {
  if (method === "handshake")
    return {
      result: {
        protocol: "taospec-target/1",
        rules,
        target,
        suites: { tokenomics: Object.keys(handlers) },
      },
    };
  if (method === "health") return { result: { status: "ok", target, rules } };
  const handler = method === "issuance" ? handlers[params.handler] : undefined;
  if (handler === undefined) return { error: { code: "unsupported", message: `no ${method}` } };
  return { result: { ok: handler(params.input) } };
};

const ask = ({ id, method, params }: Question): object => {
  try {
    return { id, ...answer(method, params) };
  } catch (failure) {
    return { id, error: { code: "internal", message: String(failure) } };
  }
};

/** In one process with the runner: taospec conform --target module:./target.mts */
export const createSession = () => ({ ask });

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(ask(JSON.parse(line)))}\n`);
