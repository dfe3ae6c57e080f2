import { Presets, SingleBar } from "cli-progress";
import { integer } from "../cli/units.ts";

/** Tells someone who waits how far a run is. */
export interface RunProgress {
  readonly step: () => void;
  /** A line of its own, above the bar. */
  readonly say: (line: string) => void;
  readonly stop: () => void;
}

const write = (line: string) => process.stderr.write(`${line}\n`);

const rateOf = (blocks: number, since: number): string =>
  integer(Math.round((blocks * 1_000) / Math.max(1, performance.now() - since)));

const bar = (total: number): RunProgress => {
  const began = performance.now();
  const format = "{bar} {value}/{total} blocks · {rate} a second · {eta_formatted} left";
  const drawn = new SingleBar(
    { format, hideCursor: true, clearOnComplete: true, barsize: 30 },
    Presets.shades_classic,
  );
  drawn.start(total, 0, { rate: "-" });
  let done = 0;
  return {
    step: () => {
      done += 1;
      drawn.increment(1, { rate: rateOf(done, began) });
    },
    say: (line) => process.stderr.write(`\r\u001b[K${line}\n`),
    stop: () => drawn.stop(),
  };
};

/** How many plain lines say how far a run is, where there is no terminal to draw on. */
const plainLines = 5;

const lines = (total: number): RunProgress => {
  const began = performance.now();
  const stride = Math.max(1, Math.ceil(total / plainLines));
  let done = 0;
  return {
    step: () => {
      done += 1;
      if (done % stride === 0 || done === total)
        write(`${integer(done)}/${integer(total)} blocks, ${rateOf(done, began)} a second`);
    },
    say: write,
    stop: () => {},
  };
};

/** A bar on a terminal, a few plain lines elsewhere; always on stderr, so that stdout holds the report alone. */
export const runProgress = (total: number): RunProgress => (process.stderr.isTTY ? bar(total) : lines(total));
