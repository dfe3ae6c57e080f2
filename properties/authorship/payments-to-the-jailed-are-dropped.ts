import fc from "fast-check";
import { bonded } from "../../model/bonded/rules.ts";
import { dropJailedPayments } from "../../model/bonded/slashing/epochReaders.ts";
import { jail } from "../../model/bonded/slashing/jail.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { encodeEntry } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { property } from "../property.ts";
import { hotkeyOf, type Payment, type Payments, raoOf, waiting } from "../support/emission.ts";
import { firstOf } from "../support/laws.ts";

interface Case {
  readonly networks: Payments["networks"];
  readonly jailed: readonly number[];
}

const hotkeys = [0, 1, 2, 3].map((owner) => ({
  owner: owner % 2,
  take: owner === 3 ? null : 11_796,
  stakes: [1_000n, 2_000n, 3_000n],
  missing: 0n,
}));

const before = ({ networks, jailed }: Case): State =>
  jailed.reduce<State>((state, hotkey) => jail(state, hotkeyOf(hotkey), 10n), waiting({ hotkeys, networks }));

/** No epoch is due in the block, and nothing is emitted. */
const paid = (given: Case): State => bonded.onInitialize({ rules: bonded, state: before(given) }).state;

const paymentsIn = ({ networks }: Case): readonly Payment[] => networks.flatMap(([, payments]) => payments);
const toJailed = (given: Case): readonly Payment[] =>
  paymentsIn(given).filter(({ hotkey }) => given.jailed.includes(hotkey));

const amounts = fc.bigInt(0n, 1_000_000_000n);
const payments = fc.array(fc.record({ hotkey: fc.nat(3), server: amounts, validator: amounts }), {
  maxLength: 5,
});

export const paymentsToTheJailedAreDropped = property<Case>({
  name: "payments-to-the-jailed-are-dropped",
  informal:
    "What waits for a jailed hotkey reaches neither it nor its nominators and is never issued; all others are paid in full.",
  formal: "jailed(h) ⇒ Δ TotalHotkeyStake(h) = 0, Δ TotalIssuance = Σ payments to others",
  rules: ["SLA-6"],
  status: "tested",
  arbitrary: fc.record({
    networks: fc
      .subarray([1, 2, 256])
      .chain((netuids) => fc.tuple(...netuids.map((netuid) => fc.tuple(fc.constant(netuid), payments)))),
    jailed: fc.subarray([0, 1, 2, 3]),
  }),
  witnesses: {
    "something is dropped": (given) => raoOf(toJailed(given)) > 0n,
    "something is paid": (given) => raoOf(toJailed(given)) < raoOf(paymentsIn(given)),
    "all of a network is dropped": (given) =>
      given.networks.some(
        ([, list]) => list.length > 0 && list.every(({ hotkey }) => given.jailed.includes(hotkey)),
      ),
  },
  violation: (given) => {
    const [old, state] = [before(given), paid(given)];
    const issued = item.TotalIssuance.get(state) - item.TotalIssuance.get(old);
    const due = raoOf(paymentsIn(given)) - raoOf(toJailed(given));
    if (issued !== due) return `${issued} rao are issued, not ${due}`;
    if (item.LoadedEmission.entries(state).length > 0) return "something still waits";
    if (
      given.jailed.length === 0 &&
      stateRoot(dropJailedPayments(old), encodeEntry) !== stateRoot(old, encodeEntry)
    )
      return "something is written although nobody is jailed";
    return firstOf(given.jailed, (index) => {
      const rise = [old, state].map((each) => item.TotalHotkeyStake.get(each, hotkeyOf(index)));
      return rise[0] === rise[1] ? undefined : `the stake on ${index} rises from ${rise[0]} to ${rise[1]}`;
    });
  },
});
