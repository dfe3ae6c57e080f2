/** Columns that a line may fill: COLUMNS where that is set, the terminal's, or many where there is none. */
export const columns = (): number => {
  const asked = Number(process.env["COLUMNS"]);
  return Math.max(40, Number.isInteger(asked) && asked > 0 ? asked : (process.stdout.columns ?? 172));
};
