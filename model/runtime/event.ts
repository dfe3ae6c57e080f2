import * as Result from "effect/Result";
import type { Typed, ValueOf } from "../storage/shape.ts";
import type { Rejection } from "./rejection.ts";

/** What a call or a block says that it did. */
export interface Event {
  readonly pallet: string;
  readonly name: string;
  /** In the order of the declaration, or by name where the chain names them. */
  readonly fields: readonly unknown[] | Readonly<Record<string, unknown>>;
}

/** A field of an event: a stored type, or how a call inside the call ended. */
export type EventField = Typed<unknown> | "DispatchResult";

/** How a dispatched call ended, as an event says it. */
export type DispatchResult = "Ok" | { readonly error: string };

/** How a dispatched call ended, as an event says it. */
export const dispatchResult = (result: Result.Result<unknown, Rejection>): DispatchResult =>
  Result.isSuccess(result) ? "Ok" : { error: result.failure.reason };

type FieldValue<Field> = Field extends Typed<unknown> ? ValueOf<Field> : DispatchResult;
type NamedFields = Readonly<Record<string, EventField>>;

/** The declaration of an event, for tables and codecs. */
export interface EventDeclaration {
  readonly pallet: string;
  readonly name: string;
  readonly fields: readonly EventField[] | NamedFields;
}

/** [RUN-4] An event with fields in order. Called with their values it makes one. */
export const event = <const Fields extends readonly EventField[]>(
  pallet: string,
  name: string,
  ...fields: Fields
) => {
  const make = (...values: { readonly [Index in keyof Fields]: FieldValue<Fields[Index]> }): Event => ({
    pallet,
    name,
    fields: values,
  });
  return Object.assign(make, { declaration: { pallet, name, fields } satisfies EventDeclaration });
};

/** [RUN-4] An event with named fields. */
export const namedEvent = <const Fields extends NamedFields>(
  pallet: string,
  name: string,
  fields: Fields,
) => {
  const make = (values: { readonly [Name in keyof Fields]: FieldValue<Fields[Name]> }): Event => ({
    pallet,
    name,
    fields: values,
  });
  return Object.assign(make, { declaration: { pallet, name, fields } satisfies EventDeclaration });
};
