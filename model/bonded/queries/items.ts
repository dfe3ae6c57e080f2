import type { AnyItem } from "../../storage/item.ts";

export const queriesItems: readonly AnyItem[] = [];
