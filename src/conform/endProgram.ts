/**
 * End with a status once the output is written. A target in this process may have left timers or sockets open, which
 * would keep the program alive for ever.
 */
export const endProgram = (status: number): Promise<never> =>
  new Promise(() => {
    process.exitCode = status;
    // An output that takes no more is told of by others, who end with another status.
    process.stdout.write("", () => setImmediate(() => process.exit(status)));
  });
