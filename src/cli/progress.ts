import cliProgress from "cli-progress";

/** Tells someone who waits at a terminal how far the work is. */
export interface ProgressBar {
  readonly tick: (amount?: number) => void;
  readonly stop: () => void;
}

/** What all bars share. Ctrl-C may end a command at any time: nothing is changed of the terminal that would stay changed. */
export const barOptions = {
  clearOnComplete: true,
  hideCursor: false,
  linewrap: true,
  gracefulExit: false,
} as const;

const silent: ProgressBar = { tick: () => {}, stop: () => {} };

/** A bar on a terminal's stderr, so that stdout holds the report alone; nothing elsewhere. */
export const progressBar = (command: string, total: number, unit: string): ProgressBar => {
  if (process.stderr.isTTY !== true) return silent;
  const bar = new cliProgress.SingleBar(
    {
      format: `${command} {bar} {value}/{total} ${unit}`,
      stream: process.stderr,
      ...barOptions,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return { tick: (amount = 1) => bar.increment(amount), stop: () => bar.stop() };
};
