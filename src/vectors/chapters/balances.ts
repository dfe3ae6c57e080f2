import fc from "fast-check";
import { balancesCalls } from "../../../model/finney/balances/calls.ts";
import { TotalIssuance } from "../../../model/finney/items/balances.ts";
import { u64 } from "../../../model/numbers/integer.ts";
import type { RuntimeCall } from "../../../model/rules.ts";
import { type Origin, root, signed } from "../../../model/runtime/origin.ts";
import { Account } from "../../../model/runtime/system.ts";
import type { State } from "../../../model/storage/item.ts";
import { balanceCalls, holdings } from "../../../properties/arbitraries/stakes.ts";
import { coldkey, stateOf } from "../../../properties/support/stakes.ts";
import type { Draft } from "../files.ts";
import { type CallOn, callDraft, edgesDraft, mostlyAccepted } from "./callDrafts.ts";

const generator = "src/vectors/chapters/balances.ts";

const draftOf = (name: string): Draft =>
  callDraft(
    `Balances.${name}`,
    mostlyAccepted(
      fc
        .record({ holdings: holdings(), call: balanceCalls })
        .filter(({ call }) => call.call.call === `Balances.${name}`)
        .map(({ holdings, call }): CallOn => ({ state: stateOf(holdings), call })),
    ),
    generator,
    { description: `${name} with balances around the existential deposit, to oneself and to new accounts.` },
  );

const [sender, receiver] = [coldkey(0), coldkey(1)];

interface Situation {
  /** Rao in the sender's balance, and in the receiver's. */
  readonly has: bigint;
  readonly receives: bigint;
  /** Balances.TotalIssuance. */
  readonly issuance: bigint;
  /** Whether something else needs the sender. */
  readonly held: boolean;
  readonly value: bigint;
  /** What the call says is reserved; nothing is. */
  readonly named: bigint;
}

const plain: Situation = {
  has: 1_000n,
  receives: 0n,
  issuance: 10_000n,
  held: false,
  value: 500n,
  named: 0n,
};

/** What stands in the way of a transfer, and last of all nothing. */
const situations: readonly Situation[] = [
  { ...plain, issuance: 300n },
  { ...plain, value: 1_001n },
  { ...plain, held: true, value: 501n },
  { ...plain, value: 501n },
  { ...plain, receives: u64.maximum },
  { ...plain, has: 999n, value: 499n },
  { ...plain, named: 1n },
  plain,
];

const owning = (state: State, who: string, free: bigint, held: boolean): State =>
  free === 0n
    ? state
    : Account.put(state, who, {
        ...Account.absent,
        providers: 1,
        consumers: held ? 1 : 0,
        data: { ...Account.absent.data, free },
      });

const situated = ({ has, receives, issuance, held }: Situation): State =>
  TotalIssuance.put(owning(owning(undefined, sender, has, held), receiver, receives, false), issuance);

/** Arguments of each call, in a situation. */
const argumentsOf: Readonly<Record<string, (situation: Situation) => RuntimeCall["args"]>> = {
  transfer_allow_death: ({ value }) => ({ dest: receiver, value }),
  transfer: ({ value }) => ({ dest: receiver, value }),
  transfer_keep_alive: ({ value }) => ({ dest: receiver, value }),
  transfer_all: ({ held }) => ({ dest: receiver, keep_alive: !held }),
  force_transfer: ({ value }) => ({ source: sender, dest: receiver, value }),
  force_set_balance: () => ({ who: sender, new_free: 499n }),
  set_balance_deprecated: ({ named }) => ({ who: sender, new_free: 499n, old_reserved: named }),
};

const edgesOf = (name: string): Draft => {
  const byRoot = name.startsWith("force_") || name.startsWith("set_");
  const on = (situation: Situation, origin: Origin): CallOn => ({
    state: situated(situation),
    call: {
      origin,
      call: { call: `Balances.${name}`, args: argumentsOf[name]!(situation) },
    },
  });
  const [right, wrong] = byRoot ? [root, signed(sender)] : [signed(sender), root];
  const cases = [on(plain, wrong), ...situations.map((situation) => on(situation, right))];
  return edgesDraft(`Balances.${name}`, cases, generator);
};

/** The vectors of this chapter that are not taken from recorded calls. */
export const balancesVectors = (): readonly Draft[] =>
  balancesCalls.flatMap(({ name }) => [draftOf(name), edgesOf(name)]);
