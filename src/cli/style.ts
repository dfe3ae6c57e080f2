type Style = (text: string) => string;

const wrap =
  (enabled: boolean, open: number, close: number): Style =>
  (text) =>
    enabled && text !== "" ? `\u001b[${open}m${text}\u001b[${close}m` : text;

/** Text styles for a terminal; plain text where there is none, or where NO_COLOR is set. */
export const stylesFor = (stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv) => {
  const enabled = stream.isTTY === true && (environment["NO_COLOR"] ?? "") === "";
  return {
    bold: wrap(enabled, 1, 22),
    dim: wrap(enabled, 2, 22),
    red: wrap(enabled, 31, 39),
    green: wrap(enabled, 32, 39),
    yellow: wrap(enabled, 33, 39),
  };
};

export const style = stylesFor(process.stdout, process.env);
