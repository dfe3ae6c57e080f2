/** `node bench/fuzz.ts [SECONDS]`: how many questions a second a search puts to this specification as a target. */
import { arch, cpus, platform } from "node:os";
import type { Offer } from "../conformance/protocol/messages.ts";
import { epochInputsOfSize } from "../properties/arbitraries/epoch.ts";
import { table } from "../src/cli/table.ts";
import { askingOf, epochs } from "../src/fuzz/domains/epochs.ts";
import { domains } from "../src/fuzz/domains/index.ts";
import { type Field, hunt } from "../src/fuzz/hunt.ts";
import { usualSizes } from "../src/fuzz/run.ts";
import { connectorOf } from "../src/target/connect.ts";

const seconds = Number(process.argv[2] ?? 10);
const connector = connectorOf("model");

const search = (field: Field, time: number) =>
  hunt(
    { fields: [field], seed: 1, seconds: time, shrinkSeconds: 1, maxDifferences: 1, jobs: 1 },
    {
      ...{ connector, reasons: {}, skips: () => false, known: new Set<string>() },
      stop: new AbortController().signal,
      listener: { tally: () => {}, difference: () => {} },
    },
  );

/** So long is searched before it counts: what is run for the first time is slow. */
const warmUp = 3;

const measure = async (name: string, field: Field): Promise<readonly string[]> => {
  await search(field, warmUp);
  const before = process.cpuUsage();
  const { tallies, differences } = await search(field, seconds);
  if (differences.length > 0) throw new Error(`${name}: this specification differs from itself`);
  const { unit, count, milliseconds } = tallies[0]!;
  const { user, system } = process.cpuUsage(before);
  const rates = [(count * 1_000) / milliseconds, (count * 1_000_000) / (user + system)];
  return [name, String(count), unit, ...rates.map((rate) => rate.toFixed(0))];
};

const offerOf = async (): Promise<Offer> => {
  const session = await connector.open();
  await session.close();
  return session.offer;
};

const offer = await offerOf();
const rows: (readonly string[])[] = [
  await measure("epoch 16×32", { domain: epochs, draws: epochInputsOfSize(16, 32).map(askingOf) }),
];
for (const domain of domains)
  rows.push(await measure(domain.name, { domain, draws: domain.draws(offer, usualSizes)! }));

console.log(
  `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, ${platform()} ${arch()}, Node ${process.version}`,
);
console.log(
  table(
    [
      { title: "search", align: "left" },
      { title: "asked" },
      { title: "of", align: "left" },
      { title: "a second" },
      { title: "a second of the processor" },
    ],
    rows,
  ),
);
