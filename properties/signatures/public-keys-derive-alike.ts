import fc from "fast-check";
import {
  hardSr25519,
  softSr25519,
  softSr25519Public,
  sr25519FromSeed,
  sr25519PublicKey,
} from "../../model/signatures/sr25519.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { property } from "../property.ts";

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

export const publicKeysDeriveAlike = property({
  name: "public-keys-derive-alike",
  informal:
    "The public key at a soft junction is the same whether it is taken from the secret or from the public key above it; that at the hard junction of the same name is another one.",
  formal: "public(soft(k, c)) = softPublic(public(k), c) ≠ public(hard(k, c))",
  rules: ["SIG-3"],
  status: "tested",
  arbitrary: fc.record({
    seed: bytes32,
    path: fc.array(fc.record({ hard: fc.boolean(), chainCode: bytes32 }), { maxLength: 2 }),
    chainCode: bytes32,
  }),
  cost: 5,
  witnesses: {
    "below a soft junction": ({ path }) => path.some(({ hard }) => !hard),
    "below a hard junction": ({ path }) => path.some(({ hard }) => hard),
    "the secret itself": ({ path }) => path.length === 0,
  },
  violation: ({ seed, path, chainCode }) => {
    const secret = path.reduce(
      (above, step) => (step.hard ? hardSr25519 : softSr25519)(above, step.chainCode),
      sr25519FromSeed(seed),
    );
    const below = toHex(sr25519PublicKey(softSr25519(secret, chainCode)));
    const from = softSr25519Public(sr25519PublicKey(secret), chainCode);
    if (from === undefined || toHex(from) !== below)
      return `${below} by the secret, ${from} by the public key`;
    return toHex(sr25519PublicKey(hardSr25519(secret, chainCode))) === below
      ? `the hard junction leads to ${below} too`
      : undefined;
  },
});
