import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { readCall, writeCall } from "../../conformance/codecs/calls.ts";
import { castVote, closeMotion, preimageOf, propose } from "../../model/finney/governance/motions.ts";
import { Proposals } from "../../model/finney/items/governance.ts";
import { finney } from "../../model/finney/rules.ts";
import { dispatch } from "../../model/runtime/call.ts";
import { decodeCall, encodeCall } from "../../model/runtime/callCodec.ts";
import { signed } from "../../model/runtime/origin.ts";
import { fromHex, toHex } from "../../model/storage/bytes.ts";
import { councilOf, member, senators } from "../../properties/support/motions.ts";

const sudoTempo = {
  call: "sudo",
  args: { call: { call: "AdminUtils.sudo_set_tempo", args: { netuid: 2, tempo: 77 } } },
};

describe("calls in calls", () => {
  test("are read, encoded, decoded and written again", () => {
    const call = readCall(finney, sudoTempo);
    const bytes = encodeCall(finney, call);
    expect(toHex(bytes)).toBe("0x0733131e02004d00");
    expect(writeCall(finney, decodeCall(finney, bytes))).toEqual(sudoTempo);
  });

  test("a fault is named by its place", () => {
    const calls = [
      sudoTempo,
      { call: "sudo", args: { call: { call: "AdminUtils.sudo_set_tempo", args: { netuid: 2 } } } },
    ];
    expect(() => readCall(finney, { call: "Utility.batch", args: { calls } })).toThrow(
      /args\.calls\[1\]\.args\.call\.args\.tempo/,
    );
    expect(() => readCall(finney, { call: "sudo", args: { call: "0x00" } })).toThrow(/args\.call/);
  });

  test.each([
    ["no such pallet", "0xfe00"],
    ["no such call", "0x07ff"],
    ["no call at all", "0x"],
    ["an argument that ends too soon", "0x0733131e0200"],
    ["bytes that are left over", "0x0733131e02004d0000"],
  ])("%s is not decoded", (_, bytes) => {
    expect(() => decodeCall(finney, fromHex(bytes))).toThrow(/expected|left over/);
  });

  test("a call that the rules do not have is not encoded", () => {
    expect(() => encodeCall(finney, { call: "Sudo.sudo", args: {} })).toThrow(/Sudo\.sudo/);
  });
});

describe("a motion of bytes that are no call", () => {
  const state = councilOf(1);
  const motion = preimageOf({ rules: finney, state }, "0xdeadbeef");
  const opened = Result.getOrThrow(
    propose({ rules: finney, state }, member, { ...motion, lengthBound: 4, duration: 3_600n }),
  );
  const bounds = { length: 4, weight: { refTime: 0n, proofSize: 0n } };

  test("can be approved and not be carried out", () => {
    const voted = Result.getOrThrow(castVote(opened.state, senators[0]!, motion.hash, 0, true));
    const closed = closeMotion({ rules: finney, state: voted.state }, motion.hash, 0, bounds);
    expect(closed).toEqual(Result.fail({ reason: "Collective.ProposalMissing" }));
  });

  test("can be dropped", () => {
    const voted = Result.getOrThrow(castVote(opened.state, senators[0]!, motion.hash, 0, false));
    const closed = Result.getOrThrow(
      closeMotion({ rules: finney, state: voted.state }, motion.hash, 0, bounds),
    );
    expect(Proposals.get(closed.state)).toEqual([]);
  });
});

test("a batch holds 10,922 calls and no more", () => {
  const remark = { call: "System.remark", args: { remark: "0x" } };
  const batchOf = (count: number) =>
    dispatch({ rules: finney, state: undefined }, signed(member), {
      call: "Utility.batch",
      args: { calls: new Array(count).fill(remark) },
    });
  expect(Result.isSuccess(batchOf(10_922))).toBe(true);
  expect(batchOf(10_923)).toEqual(Result.fail({ reason: "Utility.TooManyCalls" }));
});
