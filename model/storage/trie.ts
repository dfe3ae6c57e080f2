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

const digitOf = (key: string, index: number): number => Number.parseInt(key.charAt(index), 16);

const commonLength = (left: string, right: string): number => {
  const limit = Math.min(left.length, right.length);
  let length = 0;
  while (length < limit && left.charCodeAt(length) === right.charCodeAt(length)) length += 1;
  return length;
};

/** The node at which `key` ends, or the first one below it. */
const nodeUnder = <Value>(trie: Trie<Value> | undefined, key: string): Trie<Value> | undefined => {
  if (trie === undefined) return undefined;
  const common = commonLength(trie.path, key);
  if (common === key.length) return trie;
  if (common < trie.path.length) return undefined;
  return nodeUnder(trie.children?.[digitOf(key, common)], key.slice(common + 1));
};

/** [STO-4] The value of `key` (hex digits), or undefined. */
export const trieGet = <Value>(trie: Trie<Value> | undefined, key: string): Value | undefined => {
  if (trie === undefined || !key.startsWith(trie.path)) return undefined;
  if (key.length === trie.path.length) return trie.held?.value;
  const rest = key.slice(trie.path.length + 1);
  return trieGet(trie.children?.[digitOf(key, trie.path.length)], rest);
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

/** [STO-4] The map with `value` under `key`. */
export const triePut = <Value>(trie: Trie<Value> | undefined, key: string, value: Value): Trie<Value> => {
  if (trie === undefined) return { path: key, held: { value } };
  const common = commonLength(trie.path, key);
  const node = common < trie.path.length ? cut(trie, common) : trie;
  if (common === key.length) return { ...node, held: { value } };
  const digit = digitOf(key, common);
  const child = triePut(node.children?.[digit], key.slice(common + 1), value);
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
