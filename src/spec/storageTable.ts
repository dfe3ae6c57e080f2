import { toJson } from "../../model/json.ts";
import type { AnyItem } from "../../model/storage/item.ts";
import { shapeText } from "../../model/storage/shape.ts";

const keysText = ({ keys }: AnyItem): string =>
  keys.map(({ name, type, hasher }) => `${name}: ${shapeText(type.shape)} (${hasher.name})`).join(", ");

const absentText = ({ absent }: AnyItem): string => {
  if (absent === undefined) return "none";
  if (typeof absent === "string" && /^0x0*$/.test(absent)) return "zero";
  return JSON.stringify(toJson(absent)).replaceAll('"', "");
};

/** The table of the specification that lists every storage item, in Markdown. */
export const storageTable = (items: readonly AnyItem[]): string =>
  [
    "| Item | Keys | Value | Absent | Meaning |",
    "|---|---|---|---|---|",
    ...items.map((item) =>
      [item.name, keysText(item), shapeText(item.value.shape), absentText(item), item.documentation]
        .map((cell) => ` ${cell} `)
        .join("|")
        .replace(/^(.*)$/, "|$1|"),
    ),
  ].join("\n");
