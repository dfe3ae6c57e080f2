/** The machines of spec/quint as chains: each step as what it is on the chain, each state as what is compared of it. */
import * as Result from "effect/Result";
import { bondedWith } from "../../model/bonded/rules.ts";
import { recordDuty } from "../../model/bonded/slashing/downtime.ts";
import { JailedUntil, Tombstoned, TotalSlashed } from "../../model/bonded/slashing/items.ts";
import { jail } from "../../model/bonded/slashing/jail.ts";
import { Entries, Redelegations } from "../../model/bonded/unbonding/items.ts";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { increaseStake, unstakeAll } from "../../model/finney/staking/stake.ts";
import type { Chain } from "../../model/rules.ts";
import { applyCall, initializeBlock } from "../../model/runtime/block.ts";
import { signed } from "../../model/runtime/origin.ts";
import { Account, BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { balance } from "../../properties/support/calling.ts";
import { hashOfBlock } from "../../properties/support/chain.ts";
import {
  CHAIN,
  partsOfEvidence,
  signingHotkey,
  statementBy,
  statementFor,
  withByte,
} from "../../properties/support/evidence.ts";

/** A step of a machine; what is left out is empty. */
export interface MachineStep {
  readonly call?: string;
  readonly coldkey?: string;
  readonly hotkey?: string;
  readonly destination?: string;
  readonly amount?: number;
  readonly creation?: number;
  readonly refusal?: string;
}

/** The numbers that the machines have as PERIOD, MAX_ENTRIES, DOUBLE_SIGN, DOWNTIME and JAIL_PERIOD. */
export const parameters = {
  unbondingPeriod: 4n,
  maxEntries: 2,
  doubleSignFraction: 250_000n,
  downtimeFraction: 100_000n,
  downtimeWindow: 1,
  maxMissed: 0,
  downtimeJailPeriod: 2n,
};

const rules = bondedWith(parameters);

const coldkeys = ["alice", "bob"];
const hotkeys = ["north", "south", "west"];
const [free, staked] = [40n, 20n];
/** What a coldkey has besides, so that it never falls below the existential deposit. */
const cushion = 1_000_000n;

const seedOf = (hotkey: string): number => hotkeys.indexOf(hotkey) + 1;
const accountOf = (name: string): string =>
  hotkeys.includes(name)
    ? signingHotkey("ed25519", seedOf(name))
    : `0x${name.charCodeAt(0).toString(16).repeat(32)}`;
const owner = accountOf("owner");

const nameOf = (account: string): string =>
  [...coldkeys, ...hotkeys].find((name) => accountOf(name) === account) ?? account;

type Change = (state: State) => State;

const changes: readonly Change[] = [
  (state) => BlockHash.put(BlockNumber.put(state, 1n), 0n, CHAIN),
  (state) => item.TargetStakesPerInterval.put(state, 1_000n),
  ...hotkeys.flatMap((name): readonly Change[] => [
    (state) => item.Owner.put(state, accountOf(name), owner),
    (state) => item.Delegates.put(state, accountOf(name), 0),
  ]),
  ...coldkeys.flatMap((name): readonly Change[] => [
    balance(accountOf(name), cushion + free),
    (state) => increaseStake(state, accountOf(name), accountOf("north"), staked),
  ]),
];

const held = BigInt(coldkeys.length) * (cushion + free);

/** Both counts of the issuance as the accounts have it. */
const issued: Change = (state) =>
  item.TotalIssuance.put(BalancesIssuance.put(state, held), held + BigInt(coldkeys.length) * staked);

/** The chain that a machine begins as. */
export const firstChain = (): Chain => ({
  rules,
  state: [...changes, issued].reduce<State>((state, change) => change(state), undefined),
});

/** What a step leaves: the state, and the reason where it was refused. */
interface Stepped {
  readonly state: State;
  readonly refusal?: string;
}

const called = (chain: Chain, who: string, call: string, args: Readonly<Record<string, unknown>>): Stepped =>
  Result.match(applyCall(chain, { origin: signed(who), call: { call, args } }), {
    onSuccess: ({ state }) => ({ state }),
    onFailure: ({ reason }) => ({ state: chain.state, refusal: reason }),
  });

const nextBlock = ({ rules: own, state }: Chain): Stepped => {
  const number = BlockNumber.get(state) + 1n;
  const header = { number, parentHash: hashOfBlock(number - 1n) };
  return { state: Result.getOrThrow(initializeBlock({ rules: own, state }, header)).state };
};

/** Two statements for a height. The machine knows which hotkey has signed both; of any other the second is forged. */
const evidence = (hotkey: string, height: number, isSigned: boolean) => {
  const [first, second] = [1, 2].map((index) =>
    statementBy("ed25519", seedOf(hotkey), statementFor(BigInt(height), index)),
  ) as [string, string];
  const forged = withByte(second, partsOfEvidence.signature, (byte) => byte ^ 1);
  return { first, second: isSigned ? second : forged };
};

/** Does a step on the chain. `infractions` are the hotkeys and heights that were signed twice so far. */
export const stepped = (chain: Chain, step: MachineStep, infractions: ReadonlySet<string>): Stepped => {
  const { call = "", creation = 0, amount = 0 } = step;
  const [coldkey, hotkey] = [accountOf(step.coldkey ?? "-"), accountOf(step.hotkey ?? "-")];
  const rao = BigInt(amount);
  const steps: Readonly<Record<string, () => Stepped>> = {
    block: () => nextBlock(chain),
    add_stake: () => called(chain, coldkey, "SubtensorModule.add_stake", { hotkey, amount_staked: rao }),
    remove_stake: () =>
      called(chain, coldkey, "SubtensorModule.remove_stake", { hotkey, amount_unstaked: rao }),
    cancel_unbonding: () =>
      called(chain, coldkey, "Unbonding.cancel_unbonding", {
        hotkey,
        creation: BigInt(creation),
        amount: rao,
      }),
    redelegate: () =>
      called(chain, coldkey, "Unbonding.redelegate", {
        from: hotkey,
        to: accountOf(step.destination ?? "-"),
        amount: rao,
      }),
    release: () => ({ state: unstakeAll(chain.state, hotkey, rules.release) }),
    jail: () => ({ state: jail(chain.state, hotkey, 0n) }),
    unjail: () => called(chain, owner, "Slashing.unjail", { hotkey }),
    sign_twice: () => ({ state: chain.state }),
    miss: () => ({ state: recordDuty(chain, hotkey, true).state }),
    report_double_signing: () => {
      const given = evidence(step.hotkey ?? "", creation, infractions.has(`${step.hotkey} ${creation}`));
      return called(chain, owner, "Slashing.report_double_signing", given);
    },
  };
  const run = steps[call];
  if (run === undefined) throw new Error(`no step ${call}`);
  return run();
};

const filled = <Value>(rows: readonly (readonly [unknown, Value])[], empty: (value: Value) => boolean) =>
  rows.filter(([, value]) => !empty(value));

const pairs = hotkeys.flatMap((hotkey) => coldkeys.map((coldkey) => [hotkey, coldkey] as const));

const ofPairs = <Value>(read: (hotkey: string, coldkey: string) => Value) =>
  pairs.map(([hotkey, coldkey]) => [[hotkey, coldkey], read(accountOf(hotkey), accountOf(coldkey))] as const);

const isNone = (list: readonly unknown[]): boolean => list.length === 0;

const named = (accounts: readonly string[]) =>
  hotkeys.filter((hotkey) => accounts.includes(accountOf(hotkey)));

/** What is compared of a state, as the traces write it. */
export const shownState = (state: State): Readonly<Record<string, unknown>> => {
  const shown = {
    block: Number(BlockNumber.get(state)),
    free: filled(
      coldkeys.map((name) => [name, Number(Account.get(state, accountOf(name)).data.free - cushion)]),
      (rao) => rao === 0,
    ),
    stake: filled(
      ofPairs((hotkey, coldkey) => Number(item.Stake.get(state, hotkey, coldkey))),
      (rao) => rao === 0,
    ),
    entries: filled(
      ofPairs((hotkey, coldkey) =>
        Entries.get(state, hotkey, coldkey).map(({ amount, creation, completion }) => ({
          amount: Number(amount),
          completion: Number(completion),
          creation: Number(creation),
        })),
      ),
      isNone,
    ),
    redelegations: filled(
      ofPairs((source, coldkey) =>
        Redelegations.get(state, source, coldkey).map(({ destination, amount, creation, completion }) => ({
          amount: Number(amount),
          completion: Number(completion),
          creation: Number(creation),
          destination: nameOf(destination),
        })),
      ),
      isNone,
    ),
    jailed: named(JailedUntil.entries(state).map(({ keys: [hotkey] }) => hotkey)),
    tombstoned: named(Tombstoned.entries(state).map(({ keys: [hotkey] }) => hotkey)),
    slashed: Number(TotalSlashed.get(state)),
  };
  return Object.fromEntries(
    Object.entries(shown).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== 0)),
  );
};
