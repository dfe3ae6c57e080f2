import fc from "fast-check";
import { type Known, stateRoot } from "../../model/storage/stateRoot.ts";
import { type Trie, triePut, trieRemove } from "../../model/storage/trie.ts";
import { type Step, steps } from "../arbitraries/storage.ts";
import { property } from "../property.ts";

type Bytes = Trie<Uint8Array> | undefined;

const apply = (trie: Bytes, step: Step): Bytes =>
  "remove" in step ? trieRemove(trie, step.remove) : triePut(trie, step.put, step.value);

const asIs = (value: Uint8Array) => value;

const contentOf = (list: readonly Step[]): ReadonlyMap<string, Uint8Array> => {
  const content = new Map<string, Uint8Array>();
  for (const step of list) {
    if ("remove" in step) content.delete(step.remove);
    else content.set(step.put, step.value);
  }
  return content;
};

/** The same content, written in the order of its keys, nothing removed. */
const rebuilt = (content: ReadonlyMap<string, Uint8Array>): Bytes =>
  [...content]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .reduce<Bytes>((trie, [key, value]) => triePut(trie, key, value), undefined);

const textOf = (content: ReadonlyMap<string, Uint8Array>): string =>
  [...content]
    .sort()
    .map(([key, value]) => `${key}=${value}`)
    .join(";");

export const stateRootDependsOnContentOnly = property({
  name: "state-root-depends-on-content-only",
  informal:
    "Two states have the same root just when they hold the same entries, however they came to be; kept hashes do not change it.",
  formal: "root(s) = root(t) ⇔ s = t; root kept over the steps = root from scratch",
  rules: ["STO-5"],
  status: "tested",
  arbitrary: fc.tuple(steps, steps),
  witnesses: {
    "a value that is hashed": ([list]) => [...contentOf(list).values()].some((value) => value.length > 32),
    "a long path": ([list]) => [...contentOf(list).keys()].some((key) => key.length > 500),
    "two contents that differ": ([list, other]) => textOf(contentOf(list)) !== textOf(contentOf(other)),
    "the empty state": ([list]) => contentOf(list).size === 0,
  },
  violation: ([list, other]) => {
    const known: Known<Uint8Array> = new WeakMap();
    let trie: Bytes;
    let kept = stateRoot(trie, asIs, known);
    for (const step of list) {
      trie = apply(trie, step);
      kept = stateRoot(trie, asIs, known);
    }
    const content = contentOf(list);
    if (kept !== stateRoot(rebuilt(content), asIs)) return "the kept root differs from one made from scratch";
    const same = textOf(content) === textOf(contentOf(other));
    return (stateRoot(rebuilt(contentOf(other)), asIs) === kept) === same
      ? undefined
      : "two states share a root";
  },
});
