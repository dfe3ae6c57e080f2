import { type Trie, trieGet, triePut, trieRemove, trieValues } from "../../model/storage/trie.ts";
import { type Step, steps } from "../arbitraries/storage.ts";
import { property } from "../property.ts";

interface Held {
  readonly key: string;
  readonly value: Uint8Array;
}

/** The state after the steps, as a trie and as a plain map. */
const run = (list: readonly Step[]) => {
  const plain = new Map<string, Uint8Array>();
  let trie: Trie<Held> | undefined;
  for (const step of list) {
    if ("remove" in step) {
      plain.delete(step.remove);
      trie = trieRemove(trie, step.remove);
    } else {
      plain.set(step.put, step.value);
      trie = triePut(trie, step.put, { key: step.put, value: step.value });
    }
  }
  return { plain, trie };
};

const keysIn = (trie: Trie<Held> | undefined, prefix: string) =>
  [...trieValues(trie, prefix)].map(({ key }) => key);

export const trieIsAMapInOrder = property({
  name: "trie-is-a-map-in-order",
  informal:
    "The state holds for each key what was last written, and is walked through in the order of the keys.",
  formal: "get(k) = last put of k not removed since; values(p) = the keys that begin with p, ascending",
  rules: ["STO-1", "STO-4"],
  status: "tested",
  arbitrary: steps,
  witnesses: {
    "a key that is the beginning of another": (list) => {
      const keys = [...run(list).plain.keys()];
      return keys.some((key) => keys.some((other) => other !== key && other.startsWith(key)));
    },
    "a key is removed": (list) =>
      run(list).plain.size < new Set(list.flatMap((step) => ("put" in step ? [step.put] : []))).size,
  },
  violation: (list) => {
    const { plain, trie } = run(list);
    for (const step of list) {
      const key = "put" in step ? step.put : step.remove;
      if (trieGet(trie, key)?.value !== plain.get(key)) return `${key} reads as something else`;
      const expected = [...plain.keys()].filter((other) => other.startsWith(key)).sort();
      if (keysIn(trie, key).join() !== expected.join()) return `under ${key} there is ${keysIn(trie, key)}`;
    }
    return keysIn(trie, "").join() === [...plain.keys()].sort().join()
      ? undefined
      : "the whole is out of order";
  },
});
