import { blake2b } from "@noble/hashes/blake2.js";
import { hexToBytes } from "@noble/hashes/utils.js";
import { concat, littleEndian, toHex } from "./bytes.ts";
import { compact } from "./scale.ts";
import type { Trie } from "./trie.ts";

/** From this size on a value is replaced by its hash in the node that holds it (state version 1). */
const HASHED_FROM = 33;

const hash = (bytes: Uint8Array): Uint8Array => blake2b(bytes, { dkLen: 32 });

const withLength = (bytes: Uint8Array): Uint8Array => concat(compact(BigInt(bytes.length)), bytes);

/** A kind of node: the leading bits of its first byte, and how many bits are left for the length of its path. */
interface Header {
  readonly bits: number;
  readonly lengthBits: number;
}

const headers = {
  leaf: { bits: 0b0100_0000, lengthBits: 6 },
  branch: { bits: 0b1000_0000, lengthBits: 6 },
  branchWithValue: { bits: 0b1100_0000, lengthBits: 6 },
  leafWithHash: { bits: 0b0010_0000, lengthBits: 5 },
  branchWithHash: { bits: 0b0001_0000, lengthBits: 4 },
} as const satisfies Readonly<Record<string, Header>>;

const headerOf = (isLeaf: boolean, valueLength: number | undefined): Header => {
  if (valueLength === undefined) return headers.branch;
  if (valueLength >= HASHED_FROM) return isLeaf ? headers.leafWithHash : headers.branchWithHash;
  return isLeaf ? headers.leaf : headers.branchWithValue;
};

/** The first byte and, for a path that is too long for it, further bytes of up to 255 digits each. */
const encodeHeader = ({ bits, lengthBits }: Header, digits: number): Uint8Array => {
  const largest = (1 << lengthBits) - 1;
  if (digits < largest) return Uint8Array.of(bits | digits);
  const rest = digits - largest;
  const full = Math.floor(rest / 255);
  return Uint8Array.of(bits | largest, ...new Array<number>(full).fill(255), rest % 255);
};

/** Two digits a byte; of an odd number the first stands alone. */
const packDigits = (path: string): Uint8Array => hexToBytes(path.length % 2 === 0 ? path : `0${path}`);

const encodeValue = (bytes: Uint8Array | undefined): Uint8Array => {
  if (bytes === undefined) return new Uint8Array();
  return bytes.length >= HASHED_FROM ? hash(bytes) : withLength(bytes);
};

const bitmap = (children: readonly unknown[]): Uint8Array =>
  littleEndian(
    children.reduce<bigint>((bits, child, digit) => (child ? bits | (1n << BigInt(digit)) : bits), 0n),
    2,
  );

/** A node's part in its parent: its encoding where that is shorter than a hash, else its hash. */
const merkleValue = <Value>(
  node: Trie<Value>,
  encode: EncodeValue<Value>,
  known: Known<Value>,
): Uint8Array => {
  const kept = known.get(node);
  if (kept !== undefined) return kept;
  const encoded = encodeNode(node, encode, known);
  const value = encoded.length < 32 ? encoded : hash(encoded);
  known.set(node, value);
  return value;
};

/** [STO-5] A node as the chain hashes it: header, path, and for a branch which children there are; value; children. */
const encodeNode = <Value>(
  node: Trie<Value>,
  encode: EncodeValue<Value>,
  known: Known<Value>,
): Uint8Array => {
  const value = node.held === undefined ? undefined : encode(node.held.value);
  const header = encodeHeader(headerOf(node.children === undefined, value?.length), node.path.length);
  const start = concat(header, packDigits(node.path));
  if (node.children === undefined) return concat(start, encodeValue(value));
  const present = node.children.filter((child) => child !== undefined);
  const children = present.map((child) => withLength(merkleValue(child, encode, known)));
  return concat(start, bitmap(node.children), encodeValue(value), ...children);
};

type EncodeValue<Value> = (value: Value) => Uint8Array;

/**
 * Merkle values by node. Nodes never change, so that what is known of one holds for ever: an update of k keys leaves
 * only the nodes on their paths to be hashed anew.
 */
export type Known<Value> = WeakMap<Trie<Value>, Uint8Array>;

/** The encoding of an empty state. */
const EMPTY = Uint8Array.of(0);

/**
 * [STO-5] The root of a state: BLAKE2b of 256 bits of its topmost node, in state version 1.
 * `known` keeps what has been hashed between calls; leave it out to hash everything.
 */
export const stateRoot = <Value>(
  trie: Trie<Value> | undefined,
  encode: EncodeValue<Value>,
  known: Known<Value> = new WeakMap(),
): string => toHex(hash(trie === undefined ? EMPTY : encodeNode(trie, encode, known)));
