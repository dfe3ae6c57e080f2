import { scoringParameters } from "./parameters.ts";
import { scoreOf } from "./score.ts";

/** An item that a validator wants. */
interface WantedItem {
  readonly hash: string;
  /** The block in which it appeared. */
  readonly block: bigint;
}

/** What an answer is measured by. */
export interface ScrapingTask {
  readonly wanted: readonly WantedItem[];
  /** The block of the answer. */
  readonly now: bigint;
  /** Age in blocks from which on an item has no freshness. */
  readonly horizon: bigint;
}

const earliest = (wanted: readonly WantedItem[]): ReadonlyMap<string, bigint> => {
  const blocks = new Map<string, bigint>();
  for (const { hash, block } of wanted) {
    const known = blocks.get(hash);
    if (known === undefined || block < known) blocks.set(hash, block);
  }
  return blocks;
};

/** Blocks of the horizon that the item has left: from 0 to the horizon. */
const freshness = (block: bigint, now: bigint, horizon: bigint): bigint => {
  const rest = horizon - (now - block);
  return block > now || rest < 0n ? 0n : rest;
};

/** [SCO-4] Scraping: worth of the items found among those wanted, less the share of copies, a u16. */
export const scrapingScore = (answer: readonly string[], task: ScrapingTask): number => {
  if (answer.length > scoringParameters.maxItems) return 0;
  const blocks = earliest(task.wanted);
  const horizon = task.horizon > 0n ? task.horizon : 1n;
  const found = answer.filter((hash) => blocks.has(hash));
  const distinct = [...new Set(found)];
  const worth = distinct.reduce(
    (sum, hash) => sum + horizon + freshness(blocks.get(hash)!, task.now, horizon),
    0n,
  );
  const whole = 2n * horizon * BigInt(blocks.size) * BigInt(found.length);
  return scoreOf(worth * BigInt(distinct.length), whole);
};
