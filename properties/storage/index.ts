import type { AnyProperty } from "../property.ts";
import { entriesReadBack } from "./entries-read-back.ts";
import { stateRootDependsOnContentOnly } from "./state-root-depends-on-content-only.ts";
import { trieIsAMapInOrder } from "./trie-is-a-map-in-order.ts";

export const storageProperties: readonly AnyProperty[] = [
  trieIsAMapInOrder,
  entriesReadBack,
  stateRootDependsOnContentOnly,
];
