import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { toHex } from "../../model/storage/bytes.ts";
import type { AnyItem, State } from "../../model/storage/item.ts";
import type { Json } from "../case.ts";
import { writeState } from "../codecs/state.ts";

const lines = (keyParts: number, name: string, value: Json): string => {
  if (keyParts === 0) return `${name}=${JSON.stringify(value)}\n`;
  return (value as readonly (readonly Json[])[])
    .map((row) => {
      const keys = row.slice(0, -1).map((key) => JSON.stringify(key));
      return `${name}[${keys.join(",")}]=${JSON.stringify(row.at(-1))}\n`;
    })
    .join("");
};

/** SHA-256 of a state as text: a line for each entry, items by name, what the System pallet keeps of blocks left out. */
export const digestOf = (items: readonly AnyItem[], state: State): string => {
  const keyParts = new Map(items.map((item) => [item.name, item.keys.length]));
  const written = Object.entries(writeState(items, state))
    .filter(([name]) => !name.startsWith("System."))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const text = written.map(([name, value]) =>
    lines(name === "Balances.Account" ? 1 : (keyParts.get(name.replace(/^.*\./, "")) ?? 0), name, value),
  );
  return toHex(sha256(utf8ToBytes(text.join(""))));
};
