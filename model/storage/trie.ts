/**
 * A persistent map from byte strings to values, as a radix tree of hex digits: the same tree whose hash is the state
 * root. An update copies the nodes on its path and shares all others.
 */
export interface Trie<Value> {
  /** Hex digits between the parent's branch and this node. */
  readonly path: string;
  /** The value of the key that ends here, in a box so that any value can be told from none. */
  readonly held?: { readonly value: Value };
  /** One place for each next hex digit; absent in a leaf. */
  readonly children?: readonly (Trie<Value> | undefined)[];
}

const digitOf = (key: string, index: number): number => {
  const code = key.charCodeAt(index);
  return code < 58 ? code - 48 : code - 87;
};

/** How many digits of `path` are those of `key` from `start` on. */
const commonLength = (path: string, key: string, start = 0): number => {
  const limit = Math.min(path.length, key.length - start);
  let length = 0;
  while (length < limit && path.charCodeAt(length) === key.charCodeAt(start + length)) length += 1;
  return length;
};

/** The node at which `key` ends, or the first one below it; `start` digits of the key lie above `trie`. */
const nodeUnder = <Value>(trie: Trie<Value> | undefined, key: string, start = 0): Trie<Value> | undefined => {
  if (trie === undefined) return undefined;
  const end = start + commonLength(trie.path, key, start);
  if (end === key.length) return trie;
  if (end < start + trie.path.length) return undefined;
  return nodeUnder(trie.children?.[digitOf(key, end)], key, end + 1);
};

/** [STO-4] The value of `key` (hex digits), or undefined; `start` digits of it lie above `trie`. */
export const trieGet = <Value>(trie: Trie<Value> | undefined, key: string, start = 0): Value | undefined => {
  if (trie === undefined || !key.startsWith(trie.path, start)) return undefined;
  const end = start + trie.path.length;
  if (key.length === end) return trie.held?.value;
  return trieGet(trie.children?.[digitOf(key, end)], key, end + 1);
};

const withChild = <Value>(
  children: Trie<Value>["children"],
  digit: number,
  child: Trie<Value> | undefined,
): NonNullable<Trie<Value>["children"]> => {
  const copy =
    children === undefined ? new Array<Trie<Value> | undefined>(16).fill(undefined) : [...children];
  copy[digit] = child;
  return copy;
};

/** The node cut in two after `common` digits of its path. */
const cut = <Value>(node: Trie<Value>, common: number): Trie<Value> => ({
  path: node.path.slice(0, common),
  children: withChild<Value>(undefined, digitOf(node.path, common), {
    ...node,
    path: node.path.slice(common + 1),
  }),
});

/** [STO-4] The map with `value` under `key`; `start` digits of it lie above `trie`. */
export const triePut = <Value>(
  trie: Trie<Value> | undefined,
  key: string,
  value: Value,
  start = 0,
): Trie<Value> => {
  if (trie === undefined) return { path: key.slice(start), held: { value } };
  const common = commonLength(trie.path, key, start);
  const node = common < trie.path.length ? cut(trie, common) : trie;
  const end = start + common;
  if (end === key.length) return { ...node, held: { value } };
  const digit = digitOf(key, end);
  const child = triePut(node.children?.[digit], key, value, end + 1);
  return { ...node, children: withChild(node.children, digit, child) };
};

/** A node without value goes, or gives way to its only child: the tree of a map does not depend on its history. */
const tidied = <Value>(node: Trie<Value>): Trie<Value> | undefined => {
  const present = (node.children ?? []).flatMap((child, digit) =>
    child === undefined ? [] : [{ child, digit }],
  );
  const [only, ...others] = present;
  if (only === undefined) return node.held === undefined ? undefined : { path: node.path, held: node.held };
  if (node.held !== undefined || others.length > 0) return node;
  return { ...only.child, path: `${node.path}${only.digit.toString(16)}${only.child.path}` };
};

const withoutValue = <Value>({ path, children }: Trie<Value>): Trie<Value> =>
  children === undefined ? { path } : { path, children };

/** [STO-4] The map without `key`; the same map where it had none. */
export const trieRemove = <Value>(trie: Trie<Value> | undefined, key: string): Trie<Value> | undefined => {
  if (trie === undefined || !key.startsWith(trie.path)) return trie;
  if (key.length === trie.path.length) return trie.held === undefined ? trie : tidied(withoutValue(trie));
  const digit = digitOf(key, trie.path.length);
  const child = trie.children?.[digit];
  const left = trieRemove(child, key.slice(trie.path.length + 1));
  return left === child ? trie : tidied({ ...trie, children: withChild(trie.children, digit, left) });
};

/** The values of a node and all below it, in the order of their keys. */
const valuesUnder = function* <Value>(node: Trie<Value> | undefined): Generator<Value> {
  if (node === undefined) return;
  if (node.held !== undefined) yield node.held.value;
  for (const child of node.children ?? []) yield* valuesUnder(child);
};

/** [STO-4] The values of all keys that begin with `prefix`, in the order of their keys. */
export const trieValues = <Value>(trie: Trie<Value> | undefined, prefix: string): Generator<Value> =>
  valuesUnder(nodeUnder(trie, prefix));

type Pair<Value> = readonly [before: Value | undefined, after: Value | undefined];

/** A node's value and its children by the digit that leads to them, seen from `length` digits into its path. */
const below = <Value>(node: Trie<Value> | undefined, length: number) => {
  if (node === undefined) return { held: undefined, child: () => undefined };
  if (node.path.length === length)
    return { held: node.held, child: (digit: number) => node.children?.[digit] };
  const next = digitOf(node.path, length);
  const rest = { ...node, path: node.path.slice(length + 1) };
  return { held: undefined, child: (digit: number) => (digit === next ? rest : undefined) };
};

/**
 * [STO-4] The values that two maps do not share, key by key, in the order of their keys. Only what is not the very same
 * node is looked at, so that the cost follows the changes between a map and its successor.
 */
export const trieDifference = function* <Value>(
  before: Trie<Value> | undefined,
  after: Trie<Value> | undefined,
): Generator<Pair<Value>> {
  if (before === after) return;
  const length =
    before === undefined || after === undefined
      ? (before ?? after)!.path.length
      : commonLength(before.path, after.path);
  const left = below(before, length);
  const right = below(after, length);
  if (left.held?.value !== right.held?.value) yield [left.held?.value, right.held?.value];
  for (let digit = 0; digit < 16; digit += 1) yield* trieDifference(left.child(digit), right.child(digit));
};
