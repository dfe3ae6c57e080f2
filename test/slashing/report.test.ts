import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { bonded } from "../../model/bonded/rules.ts";
import { JailedUntil, Punished, SwappedTo, Tombstoned } from "../../model/bonded/slashing/items.ts";
import { reportDoubleSigning } from "../../model/bonded/slashing/reportDoubleSigning.ts";
import { Owner, Stake, ValidatorPermit } from "../../model/finney/items/subtensor.ts";
import { appendNeuron } from "../../model/finney/registration/neurons.ts";
import { applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import { decodeCall, encodeCall } from "../../model/runtime/callCodec.ts";
import { root } from "../../model/runtime/origin.ts";
import { BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { encodeEntry, type State } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { written } from "../../properties/support/calling.ts";
import { reportOf, schemes, withByte } from "../../properties/support/evidence.ts";
import { coldkey, hotkey } from "../../properties/support/stakes.ts";
import { mutatedReports } from "../../src/vectors/chapters/bonded/mutatedEvidence.ts";
import {
  busy,
  delegate,
  HEIGHT,
  PERIOD,
  plain,
  report,
  signer,
  staked,
  statement,
} from "../../src/vectors/chapters/bonded/slashingStates.ts";

const apply = (state: State, call: Extrinsic) => applyCall({ rules: bonded, state }, call);
const endOf = (state: State, call: Extrinsic): string => {
  const applied = apply(state, call);
  return Result.isSuccess(applied) ? "Ok" : applied.failure.reason;
};
const stateAfter = (state: State, call: Extrinsic): State => Result.getOrThrow(apply(state, call)).state;

describe.each(schemes)("evidence of %s signatures", (scheme) => {
  const name = signer(scheme);
  const [first, second] = [statement(scheme, 0), statement(scheme, 1)];

  test("with everything wrong is refused for one thing after the other", () => {
    const other = `0x${"99".repeat(32)}`;
    const late = { height: HEIGHT + PERIOD, round: 1, chain: other, seed: 2 };
    let state = written(
      plain(scheme),
      (next) => BlockHash.put(next, 0n, `0x${"77".repeat(32)}`),
      (next) => BlockNumber.put(next, HEIGHT - 1n),
      (next) => Owner.remove(next, name),
      (next) => Punished.put(next, name, HEIGHT, 0, true),
      (next) => Tombstoned.put(next, name, true),
    );
    let call = { ...reportOf(5, `${first}00`, statement(scheme, 0, late)), origin: root };
    const ends: string[] = [];
    const see = () => ends.push(endOf(state, call));
    const { seed: _, ...sameKey } = late;
    const forged = withByte(second, 50, (byte) => byte ^ 4);
    see();
    call = reportOf(5, `${first}00`, statement(scheme, 0, late));
    see();
    call = reportOf(5, first, statement(scheme, 0, late));
    see();
    call = reportOf(5, first, statement(scheme, 0, sameKey));
    see();
    call = reportOf(5, first, statement(scheme, 0, { round: 1 }));
    see();
    call = reportOf(
      5,
      first,
      withByte(first, 50, (byte) => byte ^ 4),
    );
    see();
    call = reportOf(5, first, forged);
    see();
    state = BlockHash.put(state, 0n, BlockHash.get(plain(scheme), 0n));
    see();
    state = BlockNumber.put(state, HEIGHT + PERIOD);
    see();
    state = BlockNumber.put(state, HEIGHT + PERIOD - 1n);
    see();
    state = Owner.put(state, name, coldkey(0));
    see();
    state = Punished.remove(state, name, HEIGHT, 0);
    see();
    state = Tombstoned.remove(state, name);
    see();
    call = reportOf(5, first, second);
    see();
    expect(ends).toEqual([...reportDoubleSigning.rejections, "Ok"]);
  });

  test("punishes, jails, takes permits and remembers", () => {
    const seated = ValidatorPermit.put(appendNeuron(busy(scheme), 1, name, 5n), 1, [true]);
    const outcome = Result.getOrThrow(apply(seated, report(scheme)));
    expect(Tombstoned.get(outcome.state, name)).toBe(true);
    expect(JailedUntil.get(outcome.state, name)).toBe(2n ** 32n - 1n);
    expect(Punished.get(outcome.state, name, HEIGHT, 0)).toBe(true);
    expect(ValidatorPermit.get(outcome.state, 1)).toEqual([false]);
    expect(outcome.events.map((event) => [event.name, event.fields])).toEqual([
      ["Slashed", [name, HEIGHT, 51n, 22n, 15n]],
      ["Tombstoned", [name]],
      ["DoubleSigningReported", [coldkey(5), name, HEIGHT, 0]],
    ]);
  });

  test("is the same turned round", () => {
    const [one, other] = [report(scheme), reportOf(5, second, first)].map((call) =>
      stateRoot(stateAfter(busy(scheme), call), encodeEntry),
    );
    expect(one).toBe(other);
  });

  test("is good from the block of the height until the period is over", () => {
    const ends = [HEIGHT - 1n, HEIGHT, HEIGHT + PERIOD - 1n, HEIGHT + PERIOD].map((block) =>
      endOf(BlockNumber.put(plain(scheme), block), report(scheme)),
    );
    expect(ends).toEqual(["Slashing.EvidenceFromFuture", "Ok", "Ok", "Slashing.EvidenceTooOld"]);
  });

  test("names a hotkey that has been swapped since, and leaves the old name's new owner alone", () => {
    const state = written(plain(scheme), delegate(hotkey(2), 1), staked(hotkey(2), 1, 200n), (next) =>
      SwappedTo.put(next, name, [[hotkey(2), HEIGHT]]),
    );
    const after = stateAfter(state, report(scheme));
    expect(Tombstoned.get(after, hotkey(2))).toBe(true);
    expect(Stake.get(after, hotkey(2), coldkey(1))).toBe(190n);
    expect([Tombstoned.get(after, name), JailedUntil.has(after, name)]).toEqual([false, false]);
    expect(Stake.get(after, name, coldkey(0))).toBe(1_000n);
    expect(Punished.get(after, name, HEIGHT, 0)).toBe(true);
    const orphan = stateAfter(Owner.remove(state, name), report(scheme));
    expect([Tombstoned.get(orphan, name), JailedUntil.has(orphan, name)]).toEqual([true, true]);
  });
});

describe("spoilt evidence", () => {
  test("is never accepted, whatever is spoilt", () => {
    expect(mutatedReports.length).toBeGreaterThan(200);
    expect(mutatedReports.map(({ state, call }) => endOf(state, call)).filter((end) => end === "Ok")).toEqual(
      [],
    );
  });
});

test("the call is the first of its pallet, and its evidence two byte strings", () => {
  const { call } = report("ed25519");
  const bytes = encodeCall(bonded, call);
  expect(toHex(bytes.subarray(0, 4))).toBe("0x1f00a502");
  expect(bytes.length).toBe(2 + 2 * (2 + 169));
  expect(decodeCall(bonded, bytes)).toEqual(call);
});

test("a hotkey signs statements of one height in two rounds, and is not punished", () => {
  const call = reportOf(5, statement("ed25519", 0), statement("ed25519", 1, { round: 1 }));
  expect(endOf(plain("ed25519"), call)).toBe("Slashing.DifferentRounds");
});
