import { Presets, SingleBar } from "cli-progress";
import { barOptions } from "../cli/progress.ts";

/** Tells someone who waits how far the work is. */
export interface Progress {
  readonly step: (done: string, amount: number) => void;
  readonly stop: () => void;
}

/** So much of a name fits beside the bar in 80 columns. */
const nameLength = 32;

const bar = (total: number): Progress => {
  const drawn = new SingleBar(
    {
      format: "{bar} {value}/{total} · {duration_formatted} · {name}",
      ...barOptions,
      barsize: 20,
    },
    Presets.shades_classic,
  );
  drawn.start(total, 0, { name: "" });
  return {
    step: (name, amount) => drawn.increment(amount, { name: name.slice(0, nameLength) }),
    stop: () => drawn.stop(),
  };
};

/** How many plain lines say how far a run is, where there is no terminal to draw on. */
const plainLines = 5;

const lines = (total: number, write: (line: string) => void): Progress => {
  const stride = Math.max(1, Math.ceil(total / plainLines));
  let done = 0;
  return {
    step: (name, amount) => {
      const before = done;
      done += amount;
      const passed = Math.floor(done / stride) > Math.floor(before / stride);
      if (passed || done === total) write(`${done}/${total} inputs and vectors checked, last ${name}\n`);
    },
    stop: () => {},
  };
};

/** A bar on a terminal, a few plain lines elsewhere; always on stderr, so that stdout holds the report alone. */
export const progressOf = (total: number): Progress =>
  process.stderr.isTTY ? bar(total) : lines(total, (line) => process.stderr.write(line));
