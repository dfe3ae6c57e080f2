/** `npm run bench [-- --json FILE]`: how long the readable core takes, in milliseconds, with the machine's facts. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { Bench } from "tinybench";
import { finney } from "../model/finney/rules.ts";
import { blockEmission } from "../model/finney/tokenomics/blockEmission.ts";
import { epoch } from "../model/finney/yuma/epoch.ts";
import { I32F32 } from "../model/numbers/fixed.ts";
import { table } from "../src/cli/table.ts";
import { addChain } from "./chain.ts";
import { denseEpochInput } from "./inputs.ts";
import { addProtocol } from "./protocol.ts";

const sizes = [
  [16, 64],
  [64, 256],
  [64, 1024],
] as const;

/** Native epoch times in ms on a machine where the calibration workload took `nativeCalibration` ms. */
const nativeCalibration = 40.5;
const nativeEpoch = new Map([
  ["16×64", 0.23],
  ["64×256", 2.4],
  ["64×1024", 10.4],
]);

const operands = Array.from({ length: 1_000 }, (_, index) =>
  I32F32.fromBits(((BigInt(index) * 2_654_435_761n) % (1n << 40n)) + 1n),
);

const pairwise = (operation: (left: I32F32, right: I32F32) => I32F32) => () =>
  operands.map((left, index) => operation(left, operands[operands.length - 1 - index]!));

const calibration = (): number | undefined => {
  const script = "../shared/bench/calibrate.mjs";
  if (!existsSync(script)) return undefined;
  return Number.parseFloat(execFileSync(process.execPath, [script], { encoding: "utf8" }));
};

const machine = () => ({
  node: process.version,
  platform: `${platform()} ${arch()}`,
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
});

const issuances = Array.from({ length: 100 }, (_, index) => BigInt(index) * 210_000_000_000_000n);

const suite = (): Bench => {
  const bench = new Bench({ time: 1_000, warmupTime: 200 });
  for (const [validators, neurons] of sizes) {
    const input = denseEpochInput(validators, neurons);
    bench.add(`epoch ${validators}×${neurons}`, () => epoch(finney, input));
  }
  bench.add("block emission, 100 issuances", () =>
    issuances.map((issuance) => blockEmission(finney, issuance)),
  );
  bench.add("I32F32 multiply, 1,000", pairwise(I32F32.wrappingMul));
  bench.add("I32F32 divide, 1,000", pairwise(I32F32.wrappingDiv));
  addChain(bench);
  addProtocol(bench);
  return bench;
};

const measure = async () => {
  const bench = suite();
  await bench.run();
  return bench.tasks.map((task) => {
    if (task.result.state !== "completed") throw new Error(`${task.name} did not complete`);
    const { latency } = task.result;
    return { name: task.name, medianMs: latency.p50, p99Ms: latency.p99, samples: latency.samplesCount };
  });
};

const nativeFor = (name: string, factor: number | undefined) => {
  const native = nativeEpoch.get(name.replace("epoch ", ""));
  return native === undefined || factor === undefined ? undefined : native * factor;
};

const { values } = parseArgs({ options: { json: { type: "string", default: "out/bench.json" } } });
const calibrationMs = calibration();
const factor = calibrationMs === undefined ? undefined : calibrationMs / nativeCalibration;
const results = (await measure()).map((result) => ({
  ...result,
  nativeMs: nativeFor(result.name, factor) ?? null,
}));
const rows = results.map(({ name, medianMs, p99Ms, samples, nativeMs }) => [
  name,
  medianMs.toFixed(3),
  p99Ms.toFixed(3),
  String(samples),
  nativeMs?.toFixed(2) ?? "",
  nativeMs === null ? "" : `${(medianMs / nativeMs).toFixed(1)}×`,
]);
const columns = [
  { title: "benchmark", align: "left" as const },
  { title: "median ms" },
  { title: "p99 ms" },
  { title: "runs" },
  { title: "native ms" },
  { title: "ratio" },
];
const facts = machine();
console.log(`${facts.cpu}, ${facts.cores} cores, ${facts.platform}, Node ${facts.node}`);
console.log(table(columns, rows));
console.log(
  calibrationMs === undefined
    ? "No calibration workload found: no estimate of native time."
    : "native: what the chain's optimised code would take here, estimated by a calibration workload.",
);
const report = { machine: facts, calibrationMs: calibrationMs ?? null, results };
mkdirSync(dirname(values.json), { recursive: true });
writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
console.log(`Written to ${values.json}`);
