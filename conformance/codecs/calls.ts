import * as Schema from "effect/Schema";
import { toJson } from "../../model/json.ts";
import type { CallDefinition, RuleSet, RuntimeCall } from "../../model/rules.ts";
import type { Event } from "../../model/runtime/event.ts";
import type { Origin } from "../../model/runtime/origin.ts";
import type { Panic, Rejection } from "../../model/runtime/rejection.ts";
import type { Typed } from "../../model/storage/shape.ts";
import { InputError, type Json } from "../case.ts";
import { callElsewhere } from "../ruleSets.ts";
import { byteString, named, typeReader } from "./state.ts";
import { account, reader } from "./values.ts";

const u32 = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 2 ** 32 - 1 }));

const originJson = reader(
  Schema.Union([
    Schema.Literals(["Root", "None"]),
    Schema.Struct({ Signed: account }),
    Schema.Struct({ Members: Schema.Tuple([u32, u32]) }),
    Schema.Struct({ Member: account }),
  ]),
);

/** The origin of a call: "Root", "None", {"Signed": account}, {"Members": [yes, seats]}, {"Member": account}. */
export const readOrigin = (json: unknown): Origin => {
  const origin = originJson(json);
  if (typeof origin === "string") return { kind: origin };
  if ("Signed" in origin) return { kind: "Signed", account: origin.Signed };
  if ("Member" in origin) return { kind: "Member", account: origin.Member };
  const [yes, seats] = origin.Members;
  return { kind: "Members", yes, seats };
};

/** The same as JSON. */
export const writeOrigin = (origin: Origin): Json => {
  switch (origin.kind) {
    case "Root":
    case "None":
      return origin.kind;
    case "Signed":
      return { Signed: origin.account };
    case "Member":
      return { Member: origin.account };
    case "Members":
      return { Members: [origin.yes, origin.seats] };
  }
};

const jsonList = reader(Schema.Array(Schema.Json));
const callJson = reader(
  Schema.Struct({ call: Schema.String, args: Schema.Record(Schema.String, Schema.Json) }),
);

const main = "SubtensorModule.";

/** Calls of the main pallet go by their name alone. */
const fullName = (name: string): string => (name.includes(".") ? name : `${main}${name}`);
const shortName = (name: string): string => (name.startsWith(main) ? name.slice(main.length) : name);

const definitionOf = ({ calls }: RuleSet, name: string): CallDefinition => {
  const definition = calls.get(fullName(name));
  if (definition === undefined)
    throw new InputError(
      "call",
      `a call of the rules is expected (found ${name}${callElsewhere(fullName(name))})`,
    );
  return definition;
};

/** The name of a call as recordings use it. */
export const callName = shortName;

/** The rules that a call follows, by the name that recordings use; none where there is no such call. */
export const callRules = ({ calls }: RuleSet, name: string): readonly string[] =>
  calls.get(fullName(name))?.rules ?? [];

const bytesReader = reader(byteString);

/** An argument of a call as JSON writes it: a call in it as `{call, args}`, or as bytes where it need be none. */
const readArgument = (rules: RuleSet, type: Typed<unknown>, json: unknown): unknown => {
  const { shape } = type;
  if (shape.kind === "call")
    return shape.opaque && typeof json === "string" ? bytesReader(json) : readCall(rules, json);
  if (shape.kind !== "vector" || shape.of.kind !== "call") return typeReader(type)(json);
  return jsonList(json).map((call, index) => named(`[${index}]`, () => readCall(rules, call)));
};

/** The arguments of a call, each of its type, none missing and none left over. */
const readArguments = (rules: RuleSet, definition: CallDefinition, args: Readonly<Record<string, Json>>) => {
  const surplus = Object.keys(args).find((name) => !(name in definition.arguments));
  if (surplus !== undefined)
    throw new InputError(`args.${surplus}`, `no such argument of ${definition.name} is expected`);
  return Object.fromEntries(
    Object.entries(definition.arguments).map(([name, type]) => {
      const value = args[name];
      if (value === undefined)
        throw new InputError(`args.${name}`, `an argument of ${definition.name} is expected`);
      return [name, named(`args.${name}`, () => readArgument(rules, type, value))];
    }),
  );
};

/** The call that `{call, args}` describes. Throws an InputError that names the argument. */
export const readCall = (rules: RuleSet, json: unknown): RuntimeCall => {
  const { call, args } = callJson(json);
  return { call: fullName(call), args: readArguments(rules, definitionOf(rules, call), args) };
};

const writeArgument = (rules: RuleSet, { shape }: Typed<unknown>, value: unknown): Json => {
  if (shape.kind === "call" && typeof value !== "string") return writeCall(rules, value as RuntimeCall);
  if (shape.kind !== "vector" || shape.of.kind !== "call") return toJson(value);
  return (value as readonly RuntimeCall[]).map((call) => writeCall(rules, call));
};

/** The same as JSON. */
export const writeCall = (rules: RuleSet, { call, args }: RuntimeCall): Json => ({
  call: shortName(call),
  args: Object.fromEntries(
    Object.entries(definitionOf(rules, call).arguments).map(([name, type]) => [
      name,
      writeArgument(rules, type, args[name]),
    ]),
  ),
});

/** The chain's name of an error; two pallets may use the same. */
export const writtenReason = (reason: string): string => reason.replace(/^AdminUtils\./, "");

const writtenField = (field: unknown): unknown =>
  typeof field === "object" && field !== null && "error" in field
    ? { error: writtenReason(String(field.error)) }
    : field;

/** An event: `{name: fields}`, or the name alone where there are none outside the main pallet. */
export const writeEvent = ({ pallet, name, fields }: Event): Json => {
  const label = shortName(`${pallet}.${name}`);
  if (Array.isArray(fields)) {
    if (fields.length === 0 && label.includes(".")) return label;
    return { [label]: toJson(fields.map(writtenField)) };
  }
  const named = Object.entries(fields).map(([key, value]) => [key, writtenField(value)] as const);
  return { [label]: toJson(Object.fromEntries(named)) };
};

/** How a step ended: "Ok", {"error"} or {"panic"}. */
export const writeFailure = (failure: Rejection | Panic): Json =>
  "message" in failure ? { panic: failure.message } : { error: writtenReason(failure.reason) };
