import { InputError, type Json } from "../case.ts";

const isPlainObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A number above 2^53 may stand in the file with other last digits, so its own are not shown. */
const shown = (value: number): string => (Number.isInteger(value) ? "a larger one" : String(value));

/**
 * The first number of `value` that is no whole number up to 2^53 − 1, as an `InputError`: JSON.parse has
 * rounded it already. Larger integers are decimal strings in every format here.
 */
export const requireWholeNumbers = (value: Json, path: string): void => {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value))
      throw new InputError(path, `expected a whole number up to 2^53 - 1 (found ${shown(value)})`);
  } else if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) requireWholeNumbers(element, `${path}[${index}]`);
  } else if (isPlainObject(value)) {
    for (const [key, element] of Object.entries(value))
      requireWholeNumbers(element, path === "" ? key : `${path}.${key}`);
  }
};

/** Operations whose one argument is a floating-point number. */
const takesFloat = (operation: string): boolean => /_f(32|64)$/.test(operation);

/** The same for arguments and result of one row of arithmetic, where the argument may be a float. */
export const requireRowNumbers = (operation: string, row: readonly Json[], path: string): void => {
  const skipped = takesFloat(operation) && typeof row[0] === "number" ? 1 : 0;
  for (const [index, element] of row.entries())
    if (index >= skipped) requireWholeNumbers(element, `${path}[${index}]`);
};
