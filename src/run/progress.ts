import { Presets, SingleBar } from "cli-progress";
import { barOptions } from "../cli/progress.ts";
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

/** What is left at the rate so far, as minutes and seconds. */
const leftOf = (blocks: number, total: number, since: number): string => {
  if (blocks === 0) return "-";
  const seconds = Math.ceil(((performance.now() - since) * (total - blocks)) / blocks / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

const bar = (total: number): RunProgress => {
  const began = performance.now();
  const format = "{bar} {value}/{total} blocks · {rate} a second · {left} left";
  const drawn = new SingleBar({ ...barOptions, format, barsize: 20 }, Presets.shades_classic);
  let done = 0;
  const figures = () => ({ rate: rateOf(done, began), left: leftOf(done, total, began) });
  drawn.start(total, 0, figures());
  return {
    step: () => {
      done += 1;
      drawn.increment(1, figures());
    },
    // The bar goes back to where it began: it has to make way, and begin anew below.
    say: (line) => {
      drawn.stop();
      write(line);
      drawn.start(total, done, figures());
    },
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
