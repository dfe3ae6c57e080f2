import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as SchemaIssue from "effect/SchemaIssue";
import * as SchemaTransformation from "effect/SchemaTransformation";

export { toJson } from "../../model/json.ts";

import type { Fixed, FixedType } from "../../model/numbers/fixed.ts";
import { type IntegerType, u64 as u64Type } from "../../model/numbers/integer.ts";
import { InputError, type Json } from "../case.ts";

/** An integer of up to 32 bits: a JSON number. */
export const smallInteger = ({ name, minimum, maximum }: IntegerType) => {
  const range = { minimum: Number(minimum), maximum: Number(maximum) };
  return Schema.Int.check(Schema.isBetween(range, { expected: `${name} as a number` }));
};

/** An integer of more than 32 bits: a decimal string, read as a bigint. */
export const wideInteger = ({ name, minimum, maximum }: IntegerType) => {
  const decimal = Schema.String.check(
    Schema.isPattern(/^(0|-?[1-9][0-9]*)$/, { expected: `${name} as a decimal string` }),
  );
  const range = Schema.isBetweenBigInt(
    { minimum, maximum },
    { expected: `${name}, from ${minimum} to ${maximum}` },
  );
  return decimal.pipe(
    Schema.decodeTo(
      Schema.BigInt.check(range),
      SchemaTransformation.transform({
        decode: (text: string) => BigInt(text),
        encode: (value: bigint) => `${value}`,
      }),
    ),
  );
};

/** A fixed-point number: its raw bits as a decimal string. */
export const fixedBits = <Name extends string>(type: FixedType<Name>) =>
  wideInteger(type.bits).pipe(
    Schema.decodeTo(
      Schema.declare((value): value is Fixed<Name> => typeof value === "bigint" && type.bits.contains(value)),
      SchemaTransformation.transform<Fixed<Name>, bigint>({
        decode: (bits) => type.fromBits(bits),
        encode: (value) => value,
      }),
    ),
  );

export const u16 = Schema.Int.check(
  Schema.isBetween({ minimum: 0, maximum: 65_535 }, { expected: "u16, 0 to 65535" }),
);
export const u64 = wideInteger(u64Type);

/** An account or hash: "0x" and 64 hex digits. */
export const account = Schema.String.check(
  Schema.isPattern(/^0x[0-9a-f]{64}$/, { expected: '"0x" and 64 lower-case hex digits' }),
);

/** A part of what has been read as JSON, which is not looked through again. */
export const anyJson = Schema.declare((value): value is Json => value !== undefined);

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1();

const pathText = (path: readonly unknown[]): string =>
  path.reduce<string>((text, part) => {
    const key = typeof part === "object" && part !== null && "key" in part ? part.key : part;
    return typeof key === "number"
      ? `${text}[${key}]`
      : text === ""
        ? `${String(key)}`
        : `${text}.${String(key)}`;
  }, "");

const at = (value: unknown, path: readonly unknown[]): unknown =>
  path.reduce<unknown>((inner, part) => {
    const key = typeof part === "object" && part !== null && "key" in part ? part.key : part;
    return (inner as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key as PropertyKey];
  }, value);

/** A value as the reader of an error sees it: JSON, cut short. */
const found = (value: unknown): string => {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`;
};

const described = (message: string, value: unknown): string => {
  if (message === "Missing key") return "is missing";
  if (message === "Expected no excess property") return "no such field is expected";
  return `${message.replace(/^Expected /, "expected ")} (found ${found(value)})`;
};

/** A reader for `schema` that names the first place where the input does not fit, and coerces nothing. */
export const reader = <Value>(
  schema: Schema.Codec<Value, unknown>,
  onExcessProperty: "error" | "ignore" = "error",
) => {
  const decode = Schema.decodeUnknownResult(schema, { onExcessProperty });
  return (input: unknown): Value => {
    const result = decode(input);
    if (Result.isSuccess(result)) return result.success;
    const [issue] = issuesOf(result.failure.issue).issues;
    const path = pathText(issue?.path ?? []);
    const fault = described(issue?.message ?? "Expected another value", at(input, issue?.path ?? []));
    throw new InputError(path === "" ? "(whole)" : path, fault);
  };
};
