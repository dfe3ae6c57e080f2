import vm from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

const program = `
  import { verifyAll } from "./model/signatures/batch.ts";
  import { keyPairOf } from "./model/signatures/keys.ts";
  import { sign } from "./model/signatures/sign.ts";
  import { verifySignature } from "./model/signatures/verify.ts";
  import { fromHex } from "./model/storage/bytes.ts";
  globalThis.answer = ["ed25519", "sr25519", "ecdsa"].map((scheme) => {
    const pair = keyPairOf(scheme, "//Zoë///pässword").success;
    const message = new Uint8Array(300);
    const signature = sign(pair, message, new Uint8Array(32));
    const account = fromHex(pair.account);
    const holds = verifySignature(scheme, signature, message, account);
    const given = { scheme, signature, message, account };
    return [scheme, holds, verifyAll([given, given])].join(" ");
  }).join(", ");
`;

test("keys, signing and verification need nothing but the language: no TextEncoder, no randomness", async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: ".", loader: "ts" },
    bundle: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    write: false,
  });
  const context = vm.createContext({});
  expect(vm.runInContext("typeof TextEncoder + typeof crypto", context)).toBe("undefinedundefined");
  vm.runInContext(outputFiles[0]!.text, context);
  expect(vm.runInContext("answer", context)).toBe("ed25519 true true, sr25519 true true, ecdsa true true");
});
