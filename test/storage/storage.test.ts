import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readState, writeState } from "../../conformance/codecs/state.ts";
import { codec } from "../../conformance/suites/codec.ts";
import { items } from "../../model/finney/items/index.ts";
import {
  Axons,
  Keys,
  Prometheus,
  subtensorItems,
  Tempo,
  Uids,
  Weights,
} from "../../model/finney/items/subtensor.ts";
import { toJson } from "../../model/json.ts";
import { fromHex, toHex } from "../../model/storage/bytes.ts";
import { blake2Concat, identity, twox64Concat } from "../../model/storage/hasher.ts";
import type { State } from "../../model/storage/item.ts";
import { compact, decode, encode } from "../../model/storage/scale.ts";
import { shapeText, U16, vector } from "../../model/storage/shape.ts";
import { twox128, xxHash64 } from "../../model/storage/xxhash.ts";
import { storageTable } from "../../src/spec/storageTable.ts";

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const run = (handler: string, input: unknown) => codec.handlers.get(handler)!(input as never).outcome;

describe("hashes", () => {
  test("xxHash64 answers its published values", () => {
    expect(xxHash64(ascii(""), 0n)).toBe(0xef46db3751d8e999n);
    expect(xxHash64(ascii("abc"), 0n)).toBe(0x44bc2cf5ad770999n);
    expect(xxHash64(ascii("Nobody inspects the spammish repetition"), 0n)).toBe(0xfbcea83c8a378bf1n);
  });

  test("the prefix of System.Account is the one that every Substrate chain uses", () => {
    expect(toHex(twox128(ascii("System")))).toBe("0x26aa394eea5630e07c48ae0c9558cef7");
    expect(toHex(twox128(ascii("Account")))).toBe("0xb99d880ec681799c0cf30e8886371da9");
  });

  test("each hasher keeps the key at the end", () => {
    const key = Uint8Array.of(1, 2);
    expect(identity.hash(key)).toEqual(key);
    expect(toHex(twox64Concat.hash(key))).toHaveLength(2 + 2 * (8 + 2));
    expect(toHex(blake2Concat.hash(key))).toMatch(/^0x[0-9a-f]{32}0102$/);
  });
});

describe("SCALE", () => {
  test.each([
    [0n, "0x00"],
    [63n, "0xfc"],
    [64n, "0x0101"],
    [16_383n, "0xfdff"],
    [16_384n, "0x02000100"],
    [(1n << 30n) - 1n, "0xfeffffff"],
    [1n << 30n, "0x0300000040"],
    [(1n << 64n) - 1n, "0x13ffffffffffffffff"],
  ])("the compact form of %i is %s", (value, hex) => {
    expect(toHex(compact(value))).toBe(hex);
  });

  test("what is no encoding is refused", () => {
    const list = vector(U16);
    expect(decode(list, encode(list, [1, 65_535]))).toEqual([1, 65_535]);
    expect(() => decode(list, fromHex("0x0801"))).toThrow(/bytes are expected/);
    expect(() => decode(list, fromHex("0x04010000"))).toThrow(/left over/);
    expect(() => decode(list, fromHex("0x01000000"))).toThrow(/shorter encoding/);
    expect(() => decode(list, fromHex("0xfeffffff"))).toThrow(/bytes are expected/);
    expect(() => decode(list, fromHex("0x0300000040"))).toThrow(/below 2\^30/);
  });
});

describe("items", () => {
  const account = `0x${"11".repeat(32)}`;

  test("an absent entry reads as the default, or as none", () => {
    expect(Tempo.get(undefined, 1)).toBe(99);
    expect(Tempo.has(undefined, 1)).toBe(false);
    expect(Uids.get(undefined, 1, account)).toBeUndefined();
    expect(Axons.get(undefined, 1, account)).toBeUndefined();
  });

  test("writing changes one entry and leaves the state before as it was", () => {
    const before: State = Tempo.put(undefined, 1, 10);
    const after = Tempo.update(Tempo.put(before, 2, 20), 1, (tempo) => tempo + 1);
    expect([Tempo.get(after, 1), Tempo.get(after, 2)]).toEqual([11, 20]);
    expect([Tempo.get(before, 1), Tempo.get(before, 2)]).toEqual([10, 99]);
    expect(Tempo.remove(Tempo.remove(after, 1), 2)).toBeUndefined();
  });

  test("a map is walked through in the order of its storage keys, or by its first key", () => {
    const uids = [1, 256, 2, 255, 257];
    const state = uids.reduce<State>(
      (all, uid) => Keys.put(all, 7, uid, account),
      Keys.put(undefined, 8, 1, account),
    );
    expect(Keys.entries(state, 7).map(({ keys: [, uid] }) => uid)).toEqual([256, 1, 257, 2, 255]);
    expect(Keys.entries(state)).toHaveLength(6);
    expect(Weights.entries(state, 7)).toEqual([]);
  });

  test("the chapter's table is that of the code", () => {
    expect(readFileSync("spec/storage.md", "utf8")).toContain(storageTable(subtensorItems));
  });
});

describe("reading a state", () => {
  test("faults are named by item and place", () => {
    expect(() => readState(items, { Tempo: [[1, 65_536]] })).toThrow(/^Tempo\[0\]\[1\]: /);
    expect(() => readState(items, { Tempoo: [] })).toThrow(/^Tempoo: a storage item is expected/);
    expect(() =>
      readState(items, {
        Tempo: [
          [1, 2],
          [1, 3],
        ],
      }),
    ).toThrow(/^Tempo: each key once/);
    expect(() => run("scale", { item: "Tempo", value: "1" })).toThrow(/^value: /);
    expect(() => run("storage_key", { item: "Nope", keys: [] })).toThrow(/^item: /);
  });
});

interface ReferenceRoots {
  readonly source: string;
  readonly cases: readonly (readonly [pairs: unknown, root: string])[];
}

interface RecordedItem {
  readonly item: string;
  readonly keys: readonly { readonly type: string; readonly hasher: string }[];
  readonly value: string;
  readonly default: unknown;
}

describe("state roots", () => {
  const reference = readFileSync("test/storage/substrate-roots.json", "utf8");
  const { source, cases }: ReferenceRoots = JSON.parse(reference);

  test.each(cases.map(([pairs, root], index) => ({ index, pairs, root })))(
    `case $index is that of ${source}`,
    ({ pairs, root }) => {
      expect(run("trie_root", pairs)).toEqual({ ok: root });
    },
  );
});

const recordings = "../shared/oracle/finney";
const present = existsSync(join(recordings, "storage.json"));

describe.skipIf(!present)(`recorded chain states (${present ? "present" : "absent: skipped"})`, () => {
  test("every item of the pallet has its keys, hashers, type and default", () => {
    const declared: readonly RecordedItem[] = JSON.parse(
      readFileSync(join(recordings, "storage.json"), "utf8"),
    );
    const structs = new Map([
      ["AxonInfoOf", shapeText(Axons.value.shape)],
      ["PrometheusInfoOf", shapeText(Prometheus.value.shape)],
    ]);
    const ours = subtensorItems.map(({ name, keys, value, absent }) => ({
      item: name,
      hashers: keys.map(({ hasher }) => hasher.name),
      types: keys.map(({ type }) => shapeText(type.shape)),
      value: shapeText(value.shape),
      absent: absent === undefined ? null : toJson(absent),
    }));
    const theirs = declared.map(({ item, keys, value, default: absent }) => ({
      item,
      hashers: keys.map(({ hasher }) => hasher),
      types: keys.map(({ type }) => type.replace("T::", "")),
      value: structs.get(value) ?? value.replaceAll("T::", ""),
      absent,
    }));
    expect(ours).toEqual(theirs);
  });

  test.each(present ? readdirSync(join(recordings, "transition")) : [])(
    "%s: states keep the chain's order",
    (file) => {
      const { cases } = JSON.parse(readFileSync(join(recordings, "transition", file), "utf8"));
      let compared = 0;
      for (const { genesis, final } of cases) {
        for (const recorded of [genesis, final]) {
          // The recording harness hashes block numbers of 64 bits, the chain those of 32: their order differs.
          const { "System.BlockHash": hashes, ...ordered } = recorded;
          const { "System.BlockHash": written, ...rest } = writeState(items, readState(items, recorded));
          expect(rest).toEqual(ordered);
          expect(new Map(written as never)).toEqual(new Map(hashes));
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(0);
    },
  );
});
