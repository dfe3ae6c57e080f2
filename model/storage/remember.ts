/**
 * `compute`, which must depend on nothing but its argument, with its latest answers kept: at least `size` of them and at
 * most twice as many. Nobody can tell it from `compute` but by the time it takes.
 */
export const remember = <Value>(
  size: number,
  compute: (text: string) => Value,
): ((text: string) => Value) => {
  let recent = new Map<string, Value>();
  let older = new Map<string, Value>();
  return (text) => {
    const kept = recent.get(text);
    if (kept !== undefined) return kept;
    const value = older.get(text) ?? compute(text);
    if (recent.size >= size) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, value);
    return value;
  };
};
