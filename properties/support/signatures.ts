/** Accounts that can sign, what they sign, and a small chain on which their transactions can be applied. */
import * as Result from "effect/Result";
import { bonded } from "../../model/bonded/rules.ts";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import type { Era } from "../../model/finney/transactions/transaction.ts";
import type { Chain, RuntimeCall } from "../../model/rules.ts";
import { enterBlock } from "../../model/runtime/block.ts";
import { Account } from "../../model/runtime/system.ts";
import { type KeyPair, keyPairOfSeed } from "../../model/signatures/keys.ts";
import { type SigningDomain, signExtrinsic, signingDomainOf } from "../../model/signatures/payload.ts";
import { sign } from "../../model/signatures/sign.ts";
import { type AccountScheme, accountSchemes, verifySignature } from "../../model/signatures/verify.ts";
import { fromHex } from "../../model/storage/bytes.ts";
import type { State } from "../../model/storage/item.ts";
import { remember } from "../../model/storage/remember.ts";
import { balance } from "./calling.ts";
import { hashOfBlock } from "./chain.ts";

export const schemes: readonly AccountScheme[] = accountSchemes;

/** How many accounts of each scheme there are. */
export const SIGNERS = 3;

const pairNamed = remember(16, (name): KeyPair => {
  const [scheme, index] = name.split(" ");
  const seed = new Uint8Array(32).fill(Number(index) + 1);
  return Result.getOrThrow(keyPairOfSeed(scheme as AccountScheme, seed, []));
});

/** The key pair of a scheme and a number below SIGNERS. */
export const signerOf = (scheme: AccountScheme, index: number): KeyPair => pairNamed(`${scheme} ${index}`);

/** Who signs what. */
export interface Signed {
  readonly scheme: AccountScheme;
  readonly signer: number;
  readonly message: Uint8Array;
  /** 32 bytes. */
  readonly randomness: Uint8Array;
}

const known = new WeakMap<Signed, Uint8Array>();

/** The signature of what is signed. A law and its witnesses look at the same. */
export const signatureOf = (signed: Signed): Uint8Array => {
  const made =
    known.get(signed) ?? sign(signerOf(signed.scheme, signed.signer), signed.message, signed.randomness);
  known.set(signed, made);
  return made;
};

/** The account that signs. */
export const accountOf = ({ scheme, signer }: Pick<Signed, "scheme" | "signer">): Uint8Array =>
  fromHex(signerOf(scheme, signer).account);

/** Whether the signature is accepted as one of this scheme. */
export const acceptedAs = (signed: Signed, scheme: AccountScheme): boolean =>
  verifySignature(scheme, signatureOf(signed), signed.message, accountOf(signed));

/** The bytes with one of their bits turned; `bit` may be greater than they have. No bytes stay none. */
export const turned = (bytes: Uint8Array, bit: number): Uint8Array => {
  const place = (bit >> 3) % Math.max(bytes.length, 1);
  return bytes.map((byte, index) => (index === place ? byte ^ (1 << (bit & 7)) : byte));
};

/** Blocks that the chain has made; the last one is being made. */
export const CURRENT = 20n;
/** Rao of each signer. */
const RICH = 1_000_000_000n;
/** The nonce of each signer. */
export const NONCE = 5;

const entered = (state: State, number: bigint): State =>
  number > CURRENT
    ? state
    : entered(enterBlock(state, { number, parentHash: hashOfBlock(number - 1n) }), number + 1n);

const withSigner = (state: State, account: string): State => {
  const funded = balance(account, RICH)(state);
  const counted = BalancesIssuance.update(funded, (issuance) => issuance + RICH);
  return Account.update(counted, account, (info) => ({ ...info, nonce: NONCE }));
};

const stateNamed = remember(1, (): State => {
  const accounts = schemes.flatMap((scheme) =>
    Array.from({ length: SIGNERS }, (_, index) => signerOf(scheme, index).account),
  );
  return accounts.reduce(withSigner, entered(undefined, 1n));
});

/** A chain under the bonded rules in which every signer has rao. */
export const signersChain = (): Chain => ({ rules: bonded, state: stateNamed("") });

/** A transaction that is to be signed. */
export interface Sending {
  readonly scheme: AccountScheme;
  readonly signer: number;
  readonly randomness: Uint8Array;
  readonly era: Era;
  /** How far the nonce is ahead of what it should be. */
  readonly ahead: number;
  readonly tip: bigint;
  readonly call: RuntimeCall;
}

/** What a signer must sign here and now. */
export const domainOf = ({ era }: Pick<Sending, "era">, chain = signersChain()): SigningDomain =>
  Result.getOrThrow(signingDomainOf(chain, era));

/** The bytes of a transaction that is signed for this chain, or for one that differs from it in what `changes` say. */
export const sentBytes = (sending: Sending, changes: Partial<SigningDomain> = {}): Uint8Array => {
  const { scheme, signer, randomness, ahead, ...rest } = sending;
  const body = { ...rest, nonce: NONCE + ahead };
  return signExtrinsic(
    bonded,
    signerOf(scheme, signer),
    body,
    { ...domainOf(sending), ...changes },
    randomness,
  );
};

/** Why something is refused; "nothing" where it is not. */
export const reasonOf = (result: Result.Result<unknown, { readonly reason: string }>): string =>
  Result.isFailure(result) ? result.failure.reason : "nothing";
