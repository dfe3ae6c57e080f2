import * as Schema from "effect/Schema";
import { toJson } from "../../model/json.ts";
import type { CallDefinition, RuleSet, RuntimeCall } from "../../model/rules.ts";
import type { Event } from "../../model/runtime/event.ts";
import type { Origin } from "../../model/runtime/origin.ts";
import type { Panic, Rejection } from "../../model/runtime/rejection.ts";
import { InputError, type Json } from "../case.ts";
import { named, typeReader } from "./state.ts";
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
    throw new InputError("call", `a call of the rules is expected (found ${name})`);
  return definition;
};

/** The arguments of a call, each of its type, none missing and none left over. */
const readArguments = (definition: CallDefinition, args: Readonly<Record<string, Json>>) => {
  const surplus = Object.keys(args).find((name) => !(name in definition.arguments));
  if (surplus !== undefined)
    throw new InputError(`args.${surplus}`, `no such argument of ${definition.name} is expected`);
  return Object.fromEntries(
    Object.entries(definition.arguments).map(([name, type]) => {
      const value = args[name];
      if (value === undefined)
        throw new InputError(`args.${name}`, `an argument of ${definition.name} is expected`);
      return [name, named(`args.${name}`, () => typeReader(type)(value))];
    }),
  );
};

/** The call that `{call, args}` describes. Throws an InputError that names the argument. */
export const readCall = (rules: RuleSet, json: unknown): RuntimeCall => {
  const { call, args } = callJson(json);
  return { call: fullName(call), args: readArguments(definitionOf(rules, call), args) };
};

/** The same as JSON. */
export const writeCall = ({ call, args }: RuntimeCall): Json => ({
  call: shortName(call),
  args: toJson(args),
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
