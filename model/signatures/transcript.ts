/**
 * Merlin transcripts: all that has been said so far goes into a sponge, and challenges come out of it. The sponge is
 * STROBE-128 on Keccak-f[1600], of which Merlin needs four operations. It changes in place, inside one signature.
 */
import { keccakP } from "@noble/hashes/sha3.js";
import { ascii, concat, littleEndian } from "../storage/bytes.ts";

/** The sponge, where the next byte goes, and where the operation that is under way began. */
interface Sponge {
  readonly bytes: Uint8Array;
  position: number;
  begin: number;
}

/** What has been said in one signature or derivation. */
export type Transcript = Sponge;

/** Bytes of Keccak's state, and of these the ones that data reach; two more are kept for padding. */
const STATE = 200;
const RATE = 166;

/** Flags of the four operations, as STROBE puts them together from its bits I, A, C and M. */
const META_DATA = 0b1_0010;
const DATA = 0b0_0010;
const CHALLENGE = 0b0_0111;
const KEY = 0b0_0110;
/** The bit of those that begin in a block of their own. */
const CIPHER = 0b0_0100;

const permute = (sponge: Sponge): void => {
  sponge.bytes[sponge.position]! ^= sponge.begin;
  sponge.bytes[sponge.position + 1]! ^= 0x04;
  sponge.bytes[RATE + 1]! ^= 0x80;
  keccakP(new Uint32Array(sponge.bytes.buffer));
  sponge.position = 0;
  sponge.begin = 0;
};

/** Visit the next `length` bytes of the sponge, which is permuted wherever they are used up. */
const walk = (sponge: Sponge, length: number, visit: (place: number, index: number) => void): void => {
  for (let index = 0; index < length; index += 1) {
    visit(sponge.position, index);
    sponge.position += 1;
    if (sponge.position === RATE) permute(sponge);
  }
};

const absorb = (sponge: Sponge, data: Uint8Array): void =>
  walk(sponge, data.length, (place, index) => {
    sponge.bytes[place]! ^= data[index]!;
  });

const overwrite = (sponge: Sponge, data: Uint8Array): void =>
  walk(sponge, data.length, (place, index) => {
    sponge.bytes[place] = data[index]!;
  });

const squeeze = (sponge: Sponge, length: number): Uint8Array => {
  const drawn = new Uint8Array(length);
  walk(sponge, length, (place, index) => {
    drawn[index] = sponge.bytes[place]!;
    sponge.bytes[place] = 0;
  });
  return drawn;
};

const operate = (sponge: Sponge, flags: number): void => {
  const before = sponge.begin;
  sponge.begin = sponge.position + 1;
  absorb(sponge, Uint8Array.of(before, flags));
  if ((flags & CIPHER) !== 0 && sponge.position !== 0) permute(sponge);
};

const metaData = (sponge: Sponge, data: Uint8Array): void => {
  operate(sponge, META_DATA);
  absorb(sponge, data);
};

const length = (bytes: number): Uint8Array => littleEndian(BigInt(bytes), 4);
const labelled = (label: string, bytes: number): Uint8Array => concat(ascii(label), length(bytes));

/** Put a message into the transcript, under a label. */
export const append = (transcript: Transcript, label: string, message: Uint8Array): void => {
  metaData(transcript, labelled(label, message.length));
  operate(transcript, DATA);
  absorb(transcript, message);
};

/** Draw bytes that nobody could know before all messages were there. */
export const challenge = (transcript: Transcript, label: string, bytes: number): Uint8Array => {
  metaData(transcript, labelled(label, bytes));
  operate(transcript, CHALLENGE);
  return squeeze(transcript, bytes);
};

/** An empty transcript of a protocol. */
export const beginTranscript = (protocol: string): Transcript => {
  const sponge: Sponge = { bytes: new Uint8Array(STATE), position: 0, begin: 0 };
  sponge.bytes.set([1, RATE + 2, 1, 0, 1, 96, ...ascii("STROBEv1.0.2")]);
  keccakP(new Uint32Array(sponge.bytes.buffer));
  metaData(sponge, ascii("Merlin v1.0"));
  append(sponge, "dom-sep", ascii(protocol));
  return sponge;
};

const rekey = (sponge: Sponge, data: Uint8Array): void => {
  operate(sponge, KEY);
  overwrite(sponge, data);
};

/**
 * Draw secret bytes from the transcript, the signer's own secrets and fresh randomness; the transcript stays as it is.
 * Where the randomness is bad, the secrets and the messages still make the bytes unlike those of any other message.
 */
export const witness = (
  transcript: Transcript,
  label: string,
  bytes: number,
  secrets: readonly Uint8Array[],
  randomness: Uint8Array,
): Uint8Array => {
  const sponge: Sponge = { ...transcript, bytes: transcript.bytes.slice() };
  for (const secret of secrets) {
    metaData(sponge, labelled(label, secret.length));
    rekey(sponge, secret);
  }
  metaData(sponge, ascii("rng"));
  rekey(sponge, randomness);
  metaData(sponge, length(bytes));
  operate(sponge, CHALLENGE);
  return squeeze(sponge, bytes);
};
