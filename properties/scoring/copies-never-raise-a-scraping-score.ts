import fc from "fast-check";
import { scrapingScore } from "../../model/bonded/scoring/scraping.ts";
import { itemHash, scrapingCases } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

export const copiesNeverRaiseAScrapingScore = property({
  name: "copies-never-raise-a-scraping-score",
  informal:
    "A copy of an entry lowers a scraping score or leaves it, an item that nobody wants leaves it, and order is nothing.",
  formal: "e ∈ a ⇒ S(a ++ e) ≤ S(a); e not wanted ⇒ S(a ++ e) = S(a); S(reverse a) = S(a)",
  rules: ["SCO-4"],
  status: "tested",
  arbitrary: fc.record({ task: scrapingCases, place: fc.nat(11) }),
  witnesses: {
    "a copy that costs": ({ task, place }) => {
      const copied = task.answer.slice(place, place + 1);
      return scrapingScore([...task.answer, ...copied], task) < scrapingScore(task.answer, task);
    },
  },
  violation: ({ task, place }) => {
    const score = scrapingScore(task.answer, task);
    const copied = scrapingScore([...task.answer, ...task.answer.slice(place, place + 1)], task);
    if (copied > score) return `a copy raises ${score} to ${copied}`;
    const unwanted = scrapingScore([itemHash(99), ...task.answer], task);
    if (unwanted !== score) return `an unwanted item changes ${score} to ${unwanted}`;
    const turned = scrapingScore([...task.answer].reverse(), task);
    return turned === score ? undefined : `in another order ${turned} instead of ${score}`;
  },
});
