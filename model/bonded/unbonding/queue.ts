/** What completes in a block: the pairs to look at, each once, in the order in which they came. */
import type { State } from "../../storage/item.ts";
import type { EntryQueue } from "./items.ts";

/** A hotkey and a coldkey. */
export interface Pair {
  readonly hotkey: string;
  readonly coldkey: string;
}

/** Either of the two queues. */
type Queue = typeof EntryQueue;

/** What is in a queue's way: something that completes in a block. */
interface Completing {
  readonly completion: bigint;
}

const completes = (list: readonly Completing[], block: bigint): boolean =>
  list.some(({ completion }) => completion === block);

/** [UNB-1] The pair at the end of the queue of block `completion`, unless something in `before` has put it there. */
export const enqueue = (
  state: State,
  queue: Queue,
  { hotkey, coldkey }: Pair,
  completion: bigint,
  before: readonly Completing[],
): State =>
  completes(before, completion)
    ? state
    : queue.update(state, completion, (pairs) => [...pairs, [hotkey, coldkey]]);

/** [UNB-1] The queue of block `completion` without the pair, unless something in `left` still completes then. */
export const dequeue = (
  state: State,
  queue: Queue,
  pair: Pair,
  completion: bigint,
  left: readonly Completing[],
): State => {
  if (completes(left, completion)) return state;
  const rest = queue
    .get(state, completion)
    .filter(([hotkey, coldkey]) => hotkey !== pair.hotkey || coldkey !== pair.coldkey);
  return rest.length === 0 ? queue.remove(state, completion) : queue.put(state, completion, rest);
};
