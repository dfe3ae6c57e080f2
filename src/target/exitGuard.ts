/** A module that is tested runs in this process. That it may end it must not look like a success. */
import { exitStatus } from "../cli/errors.ts";

/** Sessions that have begun and not ended. */
const open = new Set<symbol>();

const expose = (status: number): void => {
  if (status !== exitStatus.success) return;
  process.stderr.write("taospec: the target's module has ended the process\n");
  process.exitCode = exitStatus.broken;
};

/** Until what it returns is called, this process does not end with success. */
export const guardExit = (): (() => void) => {
  const session = Symbol("session");
  if (open.size === 0) process.on("exit", expose);
  open.add(session);
  return () => {
    open.delete(session);
    if (open.size === 0) process.off("exit", expose);
  };
};
