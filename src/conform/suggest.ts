/** How many letters have to be put in, left out or changed to make one word of the other. */
const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
};

const most = 3;

/** The known words that are nearest to one that is not known, or hold it; none where nothing is near. */
export const suggestions = (word: string, known: Iterable<string>): readonly string[] => {
  const sought = word.toLowerCase();
  const limit = Math.max(2, Math.floor(word.length / 3));
  return [...new Set(known)]
    .flatMap((name) => {
      const lower = name.toLowerCase();
      if (lower.includes(sought) || lower.startsWith(sought)) return [{ name, far: 0 }];
      if (Math.abs(lower.length - sought.length) > limit) return [];
      return [{ name, far: distance(lower, sought) }];
    })
    .filter(({ far }) => far <= limit)
    .sort((left, right) => left.far - right.far)
    .slice(0, most)
    .map(({ name }) => name);
};

/** The same as the end of a message. */
export const didYouMean = (word: string, known: Iterable<string>): string => {
  const near = suggestions(word, known);
  return near.length === 0 ? "" : `; did you mean ${near.join(", ")}?`;
};
