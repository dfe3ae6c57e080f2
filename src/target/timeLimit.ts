/** The longest time that a timer can hold, in milliseconds. */
const longest = 2 ** 31 - 1;

/** How long, in milliseconds, this process looks for what lies ready, lest it blames others for having been busy. */
const lastLook = 100;

/** Calls `late` after so many seconds, once the answers that lie ready are read. Returns how to call it off. */
export const after = (seconds: number, late: () => void): (() => void) => {
  let timer = setTimeout(
    () => {
      timer = setTimeout(late, lastLook);
    },
    Math.min(seconds * 1_000, longest),
  );
  return () => clearTimeout(timer);
};

/** What `work` comes to, or what `late` does, whichever is there first once the time is over. */
export const within = async <Value>(
  seconds: number,
  work: Promise<Value>,
  late: () => Promise<Value>,
): Promise<Value> => {
  let stop = () => {};
  const limit = new Promise<void>((resolve) => {
    stop = after(seconds, resolve);
  });
  try {
    return await Promise.race([work, limit.then(late)]);
  } finally {
    stop();
  }
};
