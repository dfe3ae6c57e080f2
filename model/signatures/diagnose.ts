/** Why a signature does not hold for this chain: what its signer has probably signed instead. */
import { blake2b } from "@noble/hashes/blake2.js";
import * as Result from "effect/Result";
import type { Chain } from "../rules.ts";
import type { Rejection } from "../runtime/rejection.ts";
import { BlockHash, BlockNumber } from "../runtime/system.ts";
import { ascii, concat, fromHex } from "../storage/bytes.ts";
import { decodeExtrinsic, type SignedExtrinsic, signerOf } from "./extrinsic.ts";
import { hashLong, LONGEST_PAYLOAD, rawPayload, type SigningDomain, signingDomainOf } from "./payload.ts";
import { type AccountScheme, accountSchemes, verifySignature } from "./verify.ts";

/** What a signer may have taken for the truth, besides what the chain itself knows. */
export interface Guesses {
  readonly genesisHashes: readonly string[];
  readonly specVersions: readonly number[];
  readonly transactionVersions: readonly number[];
}

/** What has been signed where it is not what should have been. */
export type Suspicion =
  | { readonly cause: "nothing is wrong" | "unknown" }
  | { readonly cause: "another scheme"; readonly scheme: AccountScheme }
  | { readonly cause: "another chain"; readonly genesisHash: string }
  | { readonly cause: "another runtime"; readonly specVersion: number }
  | { readonly cause: "another format of calls"; readonly transactionVersion: number }
  | { readonly cause: "another birth block"; readonly birthHash: string }
  | { readonly cause: "hashed though short" | "not hashed though long" | "wrapped in <Bytes>" };

/** A suspicion, with the scheme and the bytes that the signature would then be of. */
interface Trial {
  readonly suspicion: Suspicion;
  readonly scheme: AccountScheme;
  readonly payload: Uint8Array;
}

/** Hashes that are signed in the place of the birth block's: of block 0, of the parent, of the current block. */
const nearHashes = ({ state }: Chain): readonly string[] => {
  const current = BlockNumber.get(state);
  const parent = current > 0n ? current - 1n : 0n;
  return [0n, parent, current].map((block) => BlockHash.get(state, block));
};

type Changed = readonly [suspicion: Suspicion, changes: Partial<SigningDomain>];

const changedDomains = (chain: Chain, guesses: Guesses): readonly Changed[] => [
  ...guesses.genesisHashes.flatMap((genesisHash): readonly Changed[] => [
    [{ cause: "another chain", genesisHash }, { genesisHash }],
    [
      { cause: "another chain", genesisHash },
      { genesisHash, birthHash: genesisHash },
    ],
  ]),
  ...guesses.specVersions.map(
    (specVersion): Changed => [{ cause: "another runtime", specVersion }, { specVersion }],
  ),
  ...guesses.transactionVersions.map(
    (transactionVersion): Changed => [
      { cause: "another format of calls", transactionVersion },
      { transactionVersion },
    ],
  ),
  ...nearHashes(chain).map(
    (birthHash): Changed => [{ cause: "another birth block", birthHash }, { birthHash }],
  ),
];

/** The payload as it is signed where the signer has not dealt with its length as it should be. */
const wrongForms = (raw: Uint8Array): readonly (readonly [Suspicion, Uint8Array])[] => [
  raw.length > LONGEST_PAYLOAD
    ? [{ cause: "not hashed though long" }, raw]
    : [{ cause: "hashed though short" }, blake2b(raw, { dkLen: 32 })],
  [{ cause: "wrapped in <Bytes>" }, concat(ascii("<Bytes>"), hashLong(raw), ascii("</Bytes>"))],
];

const trialsOf = (
  chain: Chain,
  extrinsic: SignedExtrinsic,
  domain: SigningDomain,
  guesses: Guesses,
): readonly Trial[] => {
  const { scheme } = extrinsic;
  const raw = rawPayload(chain.rules, extrinsic, domain);
  const payload = hashLong(raw);
  return [
    { suspicion: { cause: "nothing is wrong" }, scheme, payload },
    ...accountSchemes.map(
      (other): Trial => ({ suspicion: { cause: "another scheme", scheme: other }, scheme: other, payload }),
    ),
    ...changedDomains(chain, guesses).map(([suspicion, changes]) => ({
      suspicion,
      scheme,
      payload: hashLong(rawPayload(chain.rules, extrinsic, { ...domain, ...changes })),
    })),
    ...wrongForms(raw).map(([suspicion, form]) => ({ suspicion, scheme, payload: form })),
  ];
};

/**
 * [SIG-8] What a signer has probably signed whose transaction is refused for `BadProof`: the first suspicion under which
 * the signature holds, or "unknown". Refused are the bytes that [SIG-7] refuses before it looks at the signature.
 */
export const suspectProof = (
  chain: Chain,
  bytes: Uint8Array,
  guesses: Guesses,
): Result.Result<Suspicion, Rejection> =>
  Result.gen(function* () {
    const extrinsic = yield* decodeExtrinsic(chain.rules, bytes);
    const signer = fromHex(yield* signerOf(extrinsic));
    const domain = yield* signingDomainOf(chain, extrinsic.era);
    const signature = fromHex(extrinsic.signature);
    const found = trialsOf(chain, extrinsic, domain, guesses).find(({ scheme, payload }) =>
      verifySignature(scheme, signature, payload, signer),
    );
    return found?.suspicion ?? { cause: "unknown" };
  });
