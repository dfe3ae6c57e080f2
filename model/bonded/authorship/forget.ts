import type { State } from "../../storage/item.ts";

export const forgetAuthor = (state: State): State => state;
