import { scrapingScore } from "../../model/bonded/scoring/scraping.ts";
import { scrapingCases } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

export const aFullScrapingScoreHasAllAndFresh = property({
  name: "a-full-scraping-score-has-all-and-fresh",
  informal:
    "Every wanted item of this block, once, scores full; the same items at the horizon score half, and no item nothing.",
  formal: "all wanted of age 0 ⇒ S(all once) = 65535; all of age ≥ H ⇒ S(all once) = 32767; S(∅) = 0",
  rules: ["SCO-4"],
  status: "tested",
  arbitrary: scrapingCases,
  witnesses: {
    "nothing wanted": ({ wanted }) => wanted.length === 0,
    "a wanted item twice": ({ wanted }) => new Set(wanted.map(({ hash }) => hash)).size < wanted.length,
  },
  violation: (task) => {
    const all = [...new Set(task.wanted.map(({ hash }) => hash))];
    const at = (age: bigint) =>
      scrapingScore(all, {
        ...task,
        wanted: task.wanted.map(({ hash }) => ({ hash, block: task.now - age })),
      });
    const wanted = all.length === 0 ? [0, 0] : [65_535, 32_767];
    const found = [at(0n), at(task.horizon + 1n)];
    if (found.join() !== wanted.join()) return `fresh and old items score ${found}`;
    return scrapingScore([], task) === 0 ? undefined : "an empty answer scores";
  },
});
