import fc, { type Arbitrary } from "fast-check";

/** Draws all of `values`, without using up any randomness; shrinks to parts of them, in order. */
class WholeFirst<Value> extends fc.Arbitrary<readonly Value[]> {
  readonly #values: readonly Value[];
  readonly #parts: Arbitrary<readonly Value[]>;

  constructor(values: readonly Value[], minLength: number) {
    super();
    this.#values = values;
    this.#parts = fc.subarray([...values], { minLength: Math.min(minLength, values.length) });
  }

  generate(): fc.Value<readonly Value[]> {
    return new fc.Value(this.#values, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is readonly Value[] {
    return this.#parts.canShrinkWithoutContext(value);
  }

  shrink(value: readonly Value[], context: unknown): fc.Stream<fc.Value<readonly Value[]>> {
    return this.#parts.shrink(value, context);
  }
}

/** Always all of `values`, but for counterexamples, which keep what they need of them and at least `minLength`. */
export const wholeFirst = <Value>(values: readonly Value[], minLength = 0): Arbitrary<readonly Value[]> =>
  new WholeFirst(values, minLength);
