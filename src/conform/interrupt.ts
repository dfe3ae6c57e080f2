import { exitStatus } from "../cli/errors.ts";

/**
 * Work that Ctrl-C ends early: the first one asks it to stop, so that what is known can still be reported; a second one
 * ends the program at once.
 */
export const interruptible = async <Value>(work: (stop: AbortSignal) => Promise<Value>): Promise<Value> => {
  const controller = new AbortController();
  const hear = () => {
    if (controller.signal.aborted) process.exit(exitStatus.incomplete);
    controller.abort();
  };
  process.on("SIGINT", hear).on("SIGTERM", hear);
  try {
    return await work(controller.signal);
  } finally {
    process.off("SIGINT", hear).off("SIGTERM", hear);
  }
};
