import { writeState } from "../../conformance/codecs/state.ts";
import type { Chain } from "../../model/rules.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { encodeEntry, storageKey } from "../../model/storage/item.ts";
import { trieValues } from "../../model/storage/trie.ts";

/** How a state is written: by items, as recordings do, or as the storage keys and values that a node holds. */
export type StateFormat = "state" | "keys";

const line = ([name, value]: readonly [string, unknown]) =>
  `${JSON.stringify(name)}: ${JSON.stringify(value)}`;

const asItems = ({ rules, state }: Chain): readonly (readonly [string, unknown])[] =>
  Object.entries(writeState(rules.items, state));

const asKeys = ({ state }: Chain): readonly (readonly [string, unknown])[] =>
  [...trieValues(state, "")].map((entry) => [
    `0x${storageKey(entry.item, entry.keys)}`,
    toHex(encodeEntry(entry)),
  ]);

/** The state as JSON, an item or a storage key a line. */
export const stateText = (chain: Chain, format: StateFormat): string => {
  const entries = format === "keys" ? asKeys(chain) : asItems(chain);
  return `{\n${entries.map(line).join(",\n")}\n}\n`;
};
