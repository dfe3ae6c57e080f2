import fc from "fast-check";
import type { Snapshot } from "../../model/finney/genesis/snapshot.ts";

const account = (byte: number): string => `0x${byte.toString(16).padStart(2, "0").repeat(32)}`;

/** Coldkeys hold balances too; hotkeys are other accounts. */
const coldkeys = [1, 2, 3, 4].map(account);
const hotkeys = [16, 17, 18, 19, 20, 21, 22, 23].map(account);
const holders = [...coldkeys, ...[64, 65, 66].map(account)];

/** Nothing, little, and as much as leaves the sum of all below the cap. */
const rao = fc.oneof(fc.constantFrom(0n, 1n, 500n), fc.bigInt({ min: 0n, max: 1_000_000_000_000_000n }));

const neurons = fc
  .shuffledSubarray(hotkeys)
  .chain((chosen) =>
    fc.tuple(
      fc.shuffledSubarray(
        chosen.map((_, uid) => uid),
        { minLength: chosen.length },
      ),
      fc.array(fc.record({ coldkey: fc.constantFrom(...coldkeys), stake: rao }), {
        minLength: chosen.length,
        maxLength: chosen.length,
      }),
      fc.constant(chosen),
    ),
  )
  .map(([uids, owners, chosen]) =>
    owners.map((owner, index) => ({ ...owner, uid: uids[index]!, hotkey: chosen[index]! })),
  );

const balances = fc
  .shuffledSubarray(holders)
  .chain((accounts) =>
    fc.tuple(...accounts.map((holder) => rao.map((free) => ({ account: holder, free: free + 500n })))),
  );

/** Snapshots that a chain may begin with: up to eight neurons of four coldkeys, and up to seven balances. */
export const snapshots: fc.Arbitrary<Snapshot> = fc
  .tuple(fc.shuffledSubarray(coldkeys), neurons, balances)
  .map(([order, all, held]) => {
    const owners = [...new Set([...order, ...all.map(({ coldkey }) => coldkey)])];
    const stakes = owners.map((coldkey) => ({
      coldkey,
      hotkeys: all
        .filter((neuron) => neuron.coldkey === coldkey)
        .map(({ hotkey, stake, uid }) => ({ hotkey, stake, uid })),
    }));
    return { stakes, balances: held };
  });

/** A snapshot of two neurons and a balance, for scenarios. */
export const smallSnapshot: Snapshot = {
  stakes: [
    {
      coldkey: coldkeys[0]!,
      hotkeys: [{ hotkey: hotkeys[0]!, stake: 1n, uid: 0 }],
    },
  ],
  balances: [],
};
