import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { readAddress, writeAddress } from "../../model/signatures/address.ts";
import { keyPairOf } from "../../model/signatures/keys.ts";
import { seedOfPhrase } from "../../model/signatures/phrase.ts";
import { sign } from "../../model/signatures/sign.ts";
import type { AccountScheme } from "../../model/signatures/verify.ts";
import { toHex } from "../../model/storage/bytes.ts";

const accountOf = (scheme: AccountScheme, uri: string): string =>
  Result.match(keyPairOf(scheme, uri), {
    onSuccess: ({ account }) => account,
    onFailure: ({ reason }) => reason,
  });

const legal = "legal winner thank year wave sausage worth useful legal winner thank yellow";

describe("accounts that everybody knows", () => {
  test.each([
    ["sr25519", "//Alice", "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d"],
    ["sr25519", "//Bob", "0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48"],
    ["sr25519", "//Alice//stash", "0xbe5ddb1579b72e84524fc29e78609e3caf42e85aa118ebfe0b0ad404b5bdd25f"],
    ["sr25519", "/Alice", "0xd6c71059dbbe9ad2b0ed3f289738b800836eb425544ce694825285b958ca755e"],
    ["ed25519", "//Alice", "0x88dc3417d5058ec4b4503e0c12ea1a0a89be200fe98922423d4334014fa6b0ee"],
    ["ed25519", "//Bob", "0xd17c2d7823ebf260fd138f2d7e27d114c0145d968b5ff5006125f2414fadae69"],
  ] as const)("%s %s", (scheme, uri, account) => {
    expect(accountOf(scheme, uri)).toBe(account);
    expect(
      accountOf(scheme, `bottom drive obey lake curtain smoke basket hold race lonely fit walk${uri}`),
    ).toBe(account);
  });

  test("the address of Alice", () => {
    const address = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    expect(writeAddress(accountOf("sr25519", "//Alice"))).toBe(address);
    expect(Result.getOrThrow(readAddress(address)).account).toBe(accountOf("sr25519", "//Alice"));
  });

  test("seeds of the phrases that substrate-bip39 is tested with", () => {
    const seeds = [
      [
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
        "44e9d125f037ac1d51f0a7d3649689d422c2af8b1ec8e00d71db4d7bf6d127e3",
      ],
      [legal, "4313249608fe8ac10fd5886c92c4579007272cb77c21551ee5b8d60b78041685"],
      [
        "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
        "227d6256fd4f9ccaf06c45eaa4b2345969640462bbb00c5f51f43cb43418c7a7",
      ],
    ] as const;
    for (const [phrase, seed] of seeds)
      expect(toHex(Result.getOrThrow(seedOfPhrase(phrase, "Substrate")))).toBe(`0x${seed}`);
  });
});

describe("what is no key", () => {
  test.each([
    ["sr25519", "//", "Keys.MalformedUri"],
    ["sr25519", "//Alice/", "Keys.MalformedUri"],
    ["sr25519", "0x1234", "Keys.MalformedSeed"],
    ["sr25519", legal.replace("legal ", ""), "Keys.WrongWordCount"],
    ["sr25519", legal.replace("yellow", "yelow"), "Keys.UnknownWord"],
    ["sr25519", legal.replace("yellow", "zoo"), "Keys.WrongChecksum"],
    ["sr25519", legal.replace("legal winner", "winner legal"), "Keys.WrongChecksum"],
    ["ed25519", "//Alice/soft", "Keys.SoftJunction"],
    ["ecdsa", "/soft", "Keys.SoftJunction"],
    ["ecdsa", `0x${"00".repeat(32)}`, "Keys.MalformedSeed"],
    ["ecdsa", `0x${"ff".repeat(32)}`, "Keys.MalformedSeed"],
  ] as const)("%s %s", (scheme, uri, reason) => {
    expect(accountOf(scheme, uri)).toBe(reason);
  });

  test("half of a pair of UTF-16 stands for U+FFFD, as encoders write it", () => {
    expect(accountOf("sr25519", "//a///\ud83d")).toBe(accountOf("sr25519", "//a///\ufffd"));
    expect(accountOf("sr25519", "//a///\ud83d\ude00")).not.toBe(accountOf("sr25519", "//a///\ufffd\ufffd"));
  });

  test("without 32 bytes of randomness nothing is signed", () => {
    const pair = Result.getOrThrow(keyPairOf("sr25519", "//Alice"));
    expect(() => sign(pair, new Uint8Array(1), new Uint8Array(31))).toThrow(RangeError);
  });
});
