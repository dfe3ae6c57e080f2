/** The targets that run: whatever ends this process ends them too, since they stand in process groups of their own. */

const running = new Set<() => void>();

const endAll = (): void => {
  for (const end of running) end();
};

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Ends the targets, then this process as the signal would have, unless someone else attends to it. */
const onSignal = (signal: NodeJS.Signals): void => {
  if (process.listenerCount(signal) > 1) return;
  endAll();
  for (const each of signals) process.removeListener(each, onSignal);
  process.kill(process.pid, signal);
};

/** Remember how to end a target. Returns how to forget it. */
export const remember = (end: () => void): (() => void) => {
  if (running.size === 0) {
    process.on("exit", endAll);
    for (const signal of signals) process.on(signal, onSignal);
  }
  running.add(end);
  return () => {
    running.delete(end);
    if (running.size > 0) return;
    process.removeListener("exit", endAll);
    for (const signal of signals) process.removeListener(signal, onSignal);
  };
};
