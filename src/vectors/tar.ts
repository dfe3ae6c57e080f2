/** Archives of plain files in the ustar format, written so that the same files always give the same bytes. */
import { gunzipSync, gzipSync } from "node:zlib";
import { InputError } from "../../conformance/case.ts";

const blockBytes = 512;

/** Files by their paths in the archive. */
export type Archive = ReadonlyMap<string, Uint8Array>;

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, "0")}\0`;

/** A path of more than 100 bytes is cut at a slash: the folders in front stand in a field of their own. */
const splitPath = (path: string): readonly [prefix: string, name: string] => {
  if (Buffer.byteLength(path) <= 100) return ["", path];
  const cut = path.indexOf("/", path.length - 101);
  const [prefix, name] = [path.slice(0, cut), path.slice(cut + 1)];
  if (cut < 0 || Buffer.byteLength(prefix) > 155 || Buffer.byteLength(name) > 100)
    throw new Error(`${path}: too long for an archive`);
  return [prefix, name];
};

/** Owner, group and time are nobody's and none: nothing of the machine gets into the archive. */
const headerOf = (path: string, size: number): Uint8Array => {
  const header = Buffer.alloc(blockBytes);
  const [prefix, name] = splitPath(path);
  header.write(name, 0);
  header.write(`${octal(0o644, 7)}${octal(0, 7)}${octal(0, 7)}${octal(size, 11)}${octal(0, 11)}`, 100);
  header.write("        0", 148);
  header.write("ustar\x0000", 257);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
};

const padding = (size: number): Uint8Array => new Uint8Array(-size & (blockBytes - 1));

/** The archive of these files, in the order of their paths. */
const writeTar = (files: Archive): Uint8Array => {
  const sorted = [...files].sort(([left], [right]) => (left < right ? -1 : 1));
  const parts = sorted.flatMap(([path, bytes]) => [
    headerOf(path, bytes.length),
    bytes,
    padding(bytes.length),
  ]);
  return Buffer.concat([...parts, new Uint8Array(2 * blockBytes)]);
};

const textAt = (bytes: Buffer, offset: number, length: number): string => {
  const field = bytes.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end < 0 ? length : end);
};

const pathAt = (bytes: Buffer, offset: number): string => {
  const prefix = textAt(bytes, offset + 345, 155);
  const name = textAt(bytes, offset, 100);
  return prefix === "" ? name : `${prefix}/${name}`;
};

const sizeAt = (bytes: Buffer, offset: number): number => {
  const size = Number.parseInt(textAt(bytes, offset + 124, 12).trim() || "0", 8);
  if (textAt(bytes, offset + 257, 5) !== "ustar" || !(size <= bytes.length - offset - blockBytes))
    throw new InputError("", `expected a tar archive in the ustar format (at byte ${offset})`);
  return size;
};

/** What an entry is: a plain file, a name too long for the header of the next entry, or another. */
const kindAt = (bytes: Buffer, offset: number): "file" | "name" | "remarks" | "other" => {
  const type = String.fromCharCode(bytes[offset + 156] ?? 0);
  if (type === "0" || type === "\0") return "file";
  return type === "L" ? "name" : type === "x" ? "remarks" : "other";
};

/** The path among the remarks "length key=value" that stand before an entry, as newer programs write them. */
const pathInRemarks = (text: string): string | undefined => /^\d+ path=(.*)$/m.exec(text)?.[1];

/** The plain files of an archive, whichever of the usual programs packed it. Throws an InputError. */
const readTar = (content: Uint8Array): Archive => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  const files = new Map<string, Uint8Array>();
  let longPath: string | undefined;
  for (let offset = 0; offset + blockBytes <= bytes.length && bytes[offset] !== 0; ) {
    const size = sizeAt(bytes, offset);
    const start = offset + blockBytes;
    const kind = kindAt(bytes, offset);
    if (kind === "file") files.set(longPath ?? pathAt(bytes, offset), bytes.subarray(start, start + size));
    if (kind === "name") longPath = textAt(bytes, start, size);
    else longPath = kind === "remarks" ? pathInRemarks(textAt(bytes, start, size)) : undefined;
    offset = start + size + padding(size).length;
  }
  return files;
};

/** The same, packed with gzip. The system's name that gzip puts into its header is replaced by "unknown". */
export const packTar = (files: Archive): Uint8Array => {
  const packed = gzipSync(writeTar(files), { level: 9 });
  packed[9] = 255;
  return packed;
};

const unpacked = (bytes: Uint8Array): Uint8Array => {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new InputError("", "expected a tar archive, packed with gzip", { cause: error });
  }
};

/** The plain files of a packed archive. Throws an InputError. */
export const unpackTar = (bytes: Uint8Array): Archive => readTar(unpacked(bytes));
