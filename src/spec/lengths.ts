/** How long the functions of a source are, in lines. */
import { parseSync } from "@swc/core";

export interface FunctionLength {
  readonly name: string;
  readonly lines: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly type: string;
  readonly span?: Span;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

const children = (node: Node): readonly Node[] =>
  Object.values(node).flatMap((value) => {
    if (Array.isArray(value)) return value.flatMap((item) => (isNode(item) ? [item] : wrapped(item)));
    return isNode(value) ? [value] : wrapped(value);
  });

/** The parser wraps some nodes, such as call arguments, in plain objects. */
const wrapped = (value: unknown): readonly Node[] =>
  typeof value === "object" && value !== null
    ? Object.values(value).flatMap((inner) => (isNode(inner) ? [inner] : []))
    : [];

const nameOf = (node: unknown): string => {
  const value = isNode(node) ? node["value"] : undefined;
  return typeof value === "string" ? value : "(anonymous)";
};

const isFunction = (node: unknown): boolean =>
  isNode(node) && (node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression");

/** A function under a name: a declaration, or a variable, field or method that holds one. Callbacks do not count. */
const namedFunction = (node: Node): { readonly name: string; readonly span: Span } | undefined => {
  const { span } = node;
  if (span === undefined) return undefined;
  if (node.type === "FunctionDeclaration") return { name: nameOf(node["identifier"]), span };
  if (node.type === "VariableDeclarator" && isFunction(node["init"]))
    return { name: nameOf(node["id"]), span };
  if (node.type === "ClassMethod" || node.type === "Constructor") return { name: nameOf(node["key"]), span };
  return undefined;
};

const functionsIn = (node: Node): readonly { readonly name: string; readonly span: Span }[] => {
  const found = namedFunction(node);
  return [...(found === undefined ? [] : [found]), ...children(node).flatMap(functionsIn)];
};

/** The named functions of a TypeScript source, with their lengths from the name to the last brace. */
export const functionLengths = (source: string): readonly FunctionLength[] => {
  const bytes = Buffer.from(source);
  const module: unknown = parseSync(source, { syntax: "typescript", target: "es2022" });
  if (!isNode(module) || module.span === undefined) return [];
  // Positions count the bytes of all sources parsed so far; a source ends where its module does, but for trailing space.
  const base = module.span.end - Buffer.byteLength(source.trimEnd());
  const text = ({ start, end }: Span) => bytes.subarray(start - base, end - base).toString();
  return functionsIn(module).map(({ name, span }) => ({ name, lines: text(span).split("\n").length }));
};

/** The value below which a share `share` of the sorted numbers lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};
