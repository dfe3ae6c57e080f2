import { Presets, SingleBar } from "cli-progress";
import { barOptions } from "../cli/progress.ts";
import { integer } from "../cli/units.ts";
import type { Domain } from "./domain.ts";

/** Tells someone who waits at a terminal what is being asked, and how fast. */
export interface FuzzProgress {
  readonly tally: (domain: Domain, count: number) => void;
  readonly stop: () => void;
}

const silent: FuzzProgress = { tally: () => {}, stop: () => {} };

/** So often is the bar drawn anew, in milliseconds. */
const stride = 200;

/** What was asked in one domain, since when. */
interface Pace {
  readonly domain: Domain;
  readonly began: number;
  count: number;
}

const figuresOf = ({ domain, began, count }: Pace) => ({
  domain: domain.name,
  done: `${integer(count)} ${domain.unit}`,
  rate: integer(Math.round((count * 1_000) / Math.max(1, performance.now() - began))),
});

const bar = (seconds: number | undefined): FuzzProgress => {
  const began = performance.now();
  const format =
    seconds === undefined
      ? "{domain} · {done} · {rate} a second"
      : "{bar} {value}/{total} s · {domain} · {done} · {rate} a second";
  const drawn = new SingleBar({ ...barOptions, format, barsize: 20 }, Presets.shades_classic);
  let pace: Pace | undefined;
  let last = 0;
  drawn.start(Math.ceil(seconds ?? 1), 0, { domain: "", done: "", rate: "" });
  return {
    tally: (domain, count) => {
      if (pace?.domain !== domain) pace = { domain, began: performance.now(), count: 0 };
      pace.count += count;
      if (performance.now() - last < stride) return;
      last = performance.now();
      drawn.update(Math.min(Math.floor((last - began) / 1_000), Math.ceil(seconds ?? 1)), figuresOf(pace));
    },
    stop: () => drawn.stop(),
  };
};

/** A bar on a terminal's stderr, so that stdout holds the report alone; nothing elsewhere. */
export const fuzzProgress = (seconds: number | undefined): FuzzProgress =>
  process.stderr.isTTY === true ? bar(seconds) : silent;
