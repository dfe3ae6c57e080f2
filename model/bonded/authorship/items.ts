import type { AnyItem } from "../../storage/item.ts";

export const authorshipItems: readonly AnyItem[] = [];
