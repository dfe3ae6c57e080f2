/** A word as a POSIX shell reads it again. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** A command line of this package. */
export const commandLine = (words: readonly string[]): string =>
  ["npx", "taospec", ...words].map(quoted).join(" ");
