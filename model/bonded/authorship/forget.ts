import type { State } from "../../storage/item.ts";
import { CurrentAuthor } from "./items.ts";

/** [POI-5] The author of the block before is forgotten when a block begins. */
export const forgetAuthor = (state: State): State => CurrentAuthor.remove(state);
