import fc from "fast-check";
import {
  LastTxBlock,
  LastTxBlockDelegateTake,
  TxDelegateTakeRateLimit,
  TxRateLimit,
} from "../../model/finney/items/subtensor.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { property } from "../property.ts";
import { callOn, coldkey, hotkey, mainCall, smallHoldings, stateOf } from "../support/stakes.ts";

interface Again {
  /** "become_delegate" or "increase_take". */
  readonly name: string;
  readonly limit: bigint;
  /** The block of the coldkey's last limited call; 0: never. */
  readonly last: bigint;
  readonly wait: bigint;
}

/** Whether the call is accepted `wait` blocks after the last. The other limit would refuse it at once. */
const accepted = ({ name, limit, last, wait }: Again): boolean => {
  const opens = name === "become_delegate";
  const [limited, lastCall] = opens
    ? [TxRateLimit, LastTxBlock]
    : [TxDelegateTakeRateLimit, LastTxBlockDelegateTake];
  const take = opens ? undefined : 5_898;
  let state = stateOf(smallHoldings({ hotkeys: [{ owner: 0, take, stakes: [0n] }] }));
  state = lastCall.put(limited.put(state, limit), coldkey(0), last);
  state = BlockNumber.put(state, last + wait);
  const args = opens ? { hotkey: hotkey(0) } : { hotkey: hotkey(0), take: 6_000 };
  return callOn(state, mainCall(0, name, args)).accepted;
};

const due = ({ limit, last, wait }: Again): boolean => limit === 0n || last === 0n || wait > limit;

export const limitedCallsWait = property<Again>({
  name: "limited-calls-wait",
  informal:
    "A limited call of a coldkey is accepted once more than the limit of blocks has passed since its last one, and not before.",
  formal: "accepted ⇔ limit = 0 ∨ last = 0 ∨ block − last > limit",
  rules: ["STK-6", "STK-7", "STK-9"],
  status: "tested",
  arbitrary: fc.record({
    name: fc.constantFrom("become_delegate", "increase_take"),
    limit: fc.bigInt({ min: 0n, max: 5n }),
    last: fc.bigInt({ min: 0n, max: 3n }),
    wait: fc.bigInt({ min: 0n, max: 7n }),
  }),
  witnesses: {
    "just in time": ({ limit, last, wait }) => limit > 0n && last > 0n && wait === limit + 1n,
    "a block too soon": ({ limit, last, wait }) => limit > 0n && last > 0n && wait === limit,
    "no limit": ({ limit, last, wait }) => limit === 0n && last > 0n && wait === 0n,
  },
  violation: (again) =>
    accepted(again) === due(again) ? undefined : `${again.name} is ${due(again) ? "refused" : "accepted"}`,
});
