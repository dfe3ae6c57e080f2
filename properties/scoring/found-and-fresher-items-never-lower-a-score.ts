import fc from "fast-check";
import { scrapingScore } from "../../model/bonded/scoring/scraping.ts";
import { scrapingCases } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

export const foundAndFresherItemsNeverLowerAScore = property({
  name: "found-and-fresher-items-never-lower-a-score",
  informal:
    "Finding one more wanted item never lowers a scraping score, and neither does one that is younger.",
  formal: "e wanted, e ∉ a ⇒ S(a ++ e) ≥ S(a); block_e < block'_e ≤ now ⇒ S ≤ S'",
  rules: ["SCO-4"],
  status: "tested",
  arbitrary: fc.record({ task: scrapingCases, place: fc.nat(7), blocks: fc.bigInt(1n, 30n) }),
  witnesses: {
    "one more item": ({ task: { answer, wanted }, place }) =>
      wanted[place] !== undefined && !answer.includes(wanted[place].hash),
    "a younger item of the answer": ({ task: { answer, wanted, now }, place, blocks }) =>
      wanted[place] !== undefined &&
      answer.includes(wanted[place].hash) &&
      wanted[place].block + blocks <= now,
  },
  violation: ({ task, place, blocks }) => {
    const item = task.wanted[place];
    if (item === undefined) return undefined;
    const score = scrapingScore(task.answer, task);
    const more = scrapingScore([...task.answer, item.hash], task);
    if (!task.answer.includes(item.hash) && more < score) return `one more item lowers ${score} to ${more}`;
    if (item.block + blocks > task.now) return undefined;
    const wanted = task.wanted.with(place, { ...item, block: item.block + blocks });
    const younger = scrapingScore(task.answer, { ...task, wanted });
    return younger < score ? `a younger item lowers ${score} to ${younger}` : undefined;
  },
});
