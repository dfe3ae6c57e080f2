import fc from "fast-check";
import { bondedParameters } from "../../model/bonded/parameters.ts";
import { Entries } from "../../model/bonded/unbonding/items.ts";
import { completeUnbondings } from "../../model/bonded/unbonding/mature.ts";
import { u32 } from "../../model/numbers/integer.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { property } from "../property.ts";
import { afterCall, bondedChain, byColdkey, FREE } from "../support/bonded.ts";
import { balanceIn, coldkey, hotkey } from "../support/stakes.ts";

const PERIOD = bondedParameters.unbondingPeriod;
const LAST = u32.maximum;
const RAO = 1_000n;

/** What comes of an entry that is opened in block `creation`, in the block that is due. */
const openedIn = (creation: bigint) => {
  const chain = bondedChain();
  const there = { ...chain, state: BlockNumber.put(chain.state, creation) };
  const args = { hotkey: hotkey(0), amount_unstaked: RAO };
  const opened = afterCall(there, byColdkey(3, "SubtensorModule.remove_stake", args));
  const completion = Entries.get(opened.state, hotkey(0), coldkey(3))[0]?.completion;
  const paidAt = (block: bigint): bigint => {
    const { state } = completeUnbondings({ ...opened, state: BlockNumber.put(opened.state, block) });
    return balanceIn(state, coldkey(3)) - FREE;
  };
  return { completion, paidAt };
};

const dueIn = (creation: bigint): bigint => (creation + PERIOD < LAST ? creation + PERIOD : LAST);

export const completionsStopAtTheLastBlock = property<bigint>({
  name: "completions-stop-at-the-last-block",
  informal:
    "With the proposed period an entry completes that many blocks later, or in the last block that has a number, and in no other.",
  formal: "completion = min(creation + 151200, 2^32 − 1); paid at b ⇔ b = completion",
  rules: ["UNB-2", "UNB-4"],
  status: "tested",
  arbitrary: fc.oneof(
    fc.bigInt({ min: 0n, max: LAST - 1n }),
    fc.bigInt({ min: LAST - PERIOD - 2n, max: LAST - 1n }),
  ),
  witnesses: {
    "the whole period": (creation) => creation + PERIOD < LAST,
    "less than the period": (creation) => creation + PERIOD > LAST,
  },
  violation: (creation) => {
    const { completion, paidAt } = openedIn(creation);
    const due = dueIn(creation);
    if (completion !== due) return `completes in block ${completion}, not ${due}`;
    if (paidAt(due) !== RAO) return `${paidAt(due)} rao are paid in block ${due}`;
    return paidAt(due - 1n) === 0n ? undefined : `paid in block ${due - 1n}`;
  },
});
