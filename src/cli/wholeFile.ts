/** Files that are written whole or not at all. */
import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { CliError, withFile } from "./errors.ts";

/** A file on its way. What stood under its name stays until it is kept. */
export interface WholeFile {
  readonly append: (text: string) => void;
  /** The whole text is there: give it its name. */
  readonly keep: () => void;
  /** Leave nothing of it; nothing happens to a file that was kept. */
  readonly drop: () => void;
}

const kindOf = (path: string): "none" | "file" | "folder" | "other" => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return "none";
  return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
};

const requireTarget = (file: string): void => {
  if (file === "") throw new CliError("the name of a file to write is expected (found none)");
  const kind = kindOf(file);
  if (kind === "folder") throw new CliError(`${file}: is a directory, a file is expected`);
  if (kind === "none" && kindOf(dirname(file)) !== "folder")
    throw new CliError(`${file}: no such folder: ${dirname(file)}`);
};

const writeAll = (descriptor: number, text: string): void => {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
};

/** A device or a pipe takes the text as it comes: nothing can be put in its place. */
const stream = (file: string): WholeFile => {
  const descriptor = withFile(file, () => openSync(file, "w"));
  let open = true;
  const drop = () => {
    if (open) closeSync(descriptor);
    open = false;
  };
  return { append: (text) => withFile(file, () => writeAll(descriptor, text)), keep: drop, drop };
};

/** Begin a file. Throws a CliError at once where it cannot be written. */
export const beginWhole = (file: string): WholeFile => {
  withFile(file, () => requireTarget(file));
  if (kindOf(file) === "other") return stream(file);
  // Behind a link the file that it leads to changes, and the link stays.
  const target = withFile(file, () => (kindOf(file) === "file" ? realpathSync(file) : file));
  const beside = `${target}.${process.pid}.part`;
  const descriptor = withFile(file, () => openSync(beside, "w"));
  let open = true;
  const drop = () => {
    if (!open) return;
    open = false;
    process.off("exit", drop);
    closeSync(descriptor);
    rmSync(beside, { force: true });
  };
  process.once("exit", drop);
  const keep = () => {
    fsyncSync(descriptor);
    renameSync(beside, target);
    open = false;
    process.off("exit", drop);
    closeSync(descriptor);
  };
  return {
    append: (text) => withFile(file, () => writeAll(descriptor, text)),
    keep: () => withFile(file, keep),
    drop,
  };
};

/** Write a whole file or none: what stood there before stays until the new text is on the disk. */
export const writeWhole = (file: string, text: string): void => {
  const whole = beginWhole(file);
  try {
    whole.append(text);
    whole.keep();
  } finally {
    whole.drop();
  }
};
