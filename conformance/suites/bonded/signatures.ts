import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { bonded } from "../../../model/bonded/rules.ts";
import { u32 } from "../../../model/numbers/integer.ts";
import type { Rejection } from "../../../model/runtime/rejection.ts";
import { readAddress, writeAddress } from "../../../model/signatures/address.ts";
import { applySignedExtrinsic } from "../../../model/signatures/apply.ts";
import { verifyAll, wrongSignatures } from "../../../model/signatures/batch.ts";
import { suspectProof } from "../../../model/signatures/diagnose.ts";
import {
  decodeExtrinsic,
  encodeExtrinsic,
  type SignedExtrinsic,
} from "../../../model/signatures/extrinsic.ts";
import { keyPairOf } from "../../../model/signatures/keys.ts";
import { signingPayload } from "../../../model/signatures/payload.ts";
import { sign } from "../../../model/signatures/sign.ts";
import { softSr25519Public } from "../../../model/signatures/sr25519.ts";
import { signStatement } from "../../../model/signatures/statement.ts";
import { verifySignature } from "../../../model/signatures/verify.ts";
import { fromHex, toHex } from "../../../model/storage/bytes.ts";
import { readCall, writeCall } from "../../codecs/calls.ts";
import { byteString, readState, writeState } from "../../codecs/state.ts";
import { account, anyJson, smallInteger, u64 } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "../functions/handler.ts";

const number = smallInteger(u32);
const stored = Schema.Record(Schema.String, Schema.Json);
const scheme = Schema.Literals(["ed25519", "sr25519", "ecdsa"]);
const hotkeyScheme = Schema.Literals(["ed25519", "sr25519"]);
const era = Schema.Union([Schema.Literal("Immortal"), Schema.Struct({ period: u64, phase: u64 })]);

const body = { era, nonce: number, tip: u64, call: anyJson };

const signedExtrinsic = Schema.Struct({
  address: Schema.Struct({
    kind: Schema.Literals(["Id", "Index", "Raw", "Address32", "Address20"]),
    bytes: byteString,
  }),
  scheme,
  signature: byteString,
  ...body,
});

const domain = Schema.Struct({
  specVersion: number,
  transactionVersion: number,
  genesisHash: account,
  birthHash: account,
});

const guesses = Schema.Struct({
  genesisHashes: Schema.Array(account),
  specVersions: Schema.Array(number),
  transactionVersions: Schema.Array(number),
});

const signedMessage = Schema.Struct({ scheme, signature: byteString, message: byteString, account });

type SignedMessageJson = typeof signedMessage.Type;

const messageOf = ({ signature, message, account: who, ...rest }: SignedMessageJson) => ({
  ...rest,
  signature: fromHex(signature),
  message: fromHex(message),
  account: fromHex(who),
});

/** What was computed, or the reason for which it was refused. */
const orRefused = <Value>(
  result: Result.Result<Value, Rejection>,
  written: (value: Value) => unknown,
): unknown => Result.match(result, { onSuccess: written, onFailure: ({ reason }) => ({ refused: reason }) });

const writeExtrinsic = (extrinsic: SignedExtrinsic) => ({
  ...extrinsic,
  call: writeCall(bonded, extrinsic.call),
});

const chainOf = (state: Readonly<Record<string, Schema.Json>>) => ({
  rules: bonded,
  state: readState(bonded.items, state),
});

const keys: FunctionHandlers = {
  verify_signature: {
    rules: ["SIG-1"],
    run: handler(signedMessage, (given) => {
      const { scheme: own, signature, message, account: who } = messageOf(given);
      return verifySignature(own, signature, message, who);
    }),
  },
  read_address: {
    rules: ["SIG-2"],
    run: handler(Schema.Struct({ text: Schema.String, network: number }), ({ text, network }) =>
      orRefused(readAddress(text, network), (address) => address.account),
    ),
  },
  write_address: {
    rules: ["SIG-2"],
    run: handler(Schema.Struct({ account, network: number }), (given) =>
      writeAddress(given.account, given.network),
    ),
  },
  derive_key: {
    rules: ["SIG-3", "SIG-2"],
    run: handler(Schema.Struct({ scheme, uri: Schema.String }), ({ scheme: own, uri }) =>
      orRefused(keyPairOf(own, uri), (pair) => pair.account),
    ),
  },
  derive_public: {
    rules: ["SIG-3"],
    run: handler(Schema.Struct({ account, chain_code: account }), (given) => {
      const found = softSr25519Public(fromHex(given.account), fromHex(given.chain_code));
      return found === undefined ? null : toHex(found);
    }),
  },
};

const signing: FunctionHandlers = {
  sign_message: {
    rules: ["SIG-4", "SIG-3"],
    run: handler(
      Schema.Struct({ scheme, uri: Schema.String, message: byteString, randomness: account }),
      ({ scheme: own, uri, message, randomness }) =>
        orRefused(keyPairOf(own, uri), (pair) => toHex(sign(pair, fromHex(message), fromHex(randomness)))),
    ),
  },
  sign_statement: {
    rules: ["SIG-4", "SLA-1"],
    run: handler(
      Schema.Struct({
        scheme: hotkeyScheme,
        uri: Schema.String,
        statement: Schema.Struct({ chain: account, height: u64, round: number, block: account }),
        randomness: account,
      }),
      ({ scheme: own, uri, statement, randomness }) =>
        orRefused(keyPairOf(own, uri), (pair) =>
          pair.scheme === "ecdsa" ? null : toHex(signStatement(pair, statement, fromHex(randomness))),
        ),
    ),
  },
  verify_batch: {
    rules: ["SIG-9", "SIG-1"],
    run: handler(Schema.Struct({ signatures: Schema.Array(signedMessage) }), ({ signatures }) => {
      const given = signatures.map(messageOf);
      return { all: verifyAll(given), wrong: wrongSignatures(given) };
    }),
  },
};

const extrinsics: FunctionHandlers = {
  decode_extrinsic: {
    rules: ["SIG-5"],
    run: handler(Schema.Struct({ bytes: byteString }), ({ bytes }) =>
      orRefused(decodeExtrinsic(bonded, fromHex(bytes)), writeExtrinsic),
    ),
  },
  encode_extrinsic: {
    rules: ["SIG-5"],
    run: handler(signedExtrinsic, ({ call, ...rest }) =>
      toHex(encodeExtrinsic(bonded, { ...rest, call: readCall(bonded, call) })),
    ),
  },
  signing_payload: {
    rules: ["SIG-6", "SIG-5"],
    run: handler(Schema.Struct({ body: Schema.Struct(body), domain }), (given) =>
      toHex(signingPayload(bonded, { ...given.body, call: readCall(bonded, given.body.call) }, given.domain)),
    ),
  },
  apply_signed_extrinsic: {
    rules: ["SIG-7", "SIG-5", "SIG-6", "SIG-1", "TXN-8"],
    run: handler(Schema.Struct({ state: stored, bytes: byteString }), ({ state, bytes }) =>
      orRefused(applySignedExtrinsic(chainOf(state), fromHex(bytes)), (applied) => ({
        result: applied.result,
        fee: applied.fee,
        state: writeState(bonded.items, applied.state),
      })),
    ),
  },
  suspect_proof: {
    rules: ["SIG-8"],
    run: handler(Schema.Struct({ state: stored, bytes: byteString, guesses }), (given) =>
      orRefused(suspectProof(chainOf(given.state), fromHex(given.bytes), given.guesses), (found) => found),
    ),
  },
};

/** The functions of this chapter. */
export const signaturesFunctions: FunctionHandlers = { ...keys, ...signing, ...extrinsics };
