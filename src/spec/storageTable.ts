import { toJson } from "../../model/json.ts";
import { type AnyItem, itemLabel } from "../../model/storage/item.ts";
import { shapeText } from "../../model/storage/shape.ts";
import { code, markdownTable } from "./markdown.ts";

const keysText = ({ keys }: AnyItem): string =>
  code(keys.map(({ name, type, hasher }) => `${name}: ${shapeText(type.shape)} (${hasher.name})`).join(", "));

const absentText = ({ absent }: AnyItem): string => {
  if (absent === undefined) return "none";
  if (typeof absent === "string" && /^0x0*$/.test(absent)) return "zero";
  return JSON.stringify(toJson(absent)).replaceAll('"', "");
};

const rowOf = (item: AnyItem): readonly string[] => [
  itemLabel(item),
  keysText(item),
  code(shapeText(item.value.shape)),
  absentText(item),
  item.documentation,
];

/** The table of the specification that lists storage items, in Markdown. */
export const storageTable = (items: readonly AnyItem[]): string =>
  markdownTable(["Item", "Keys", "Value", "Absent", "Meaning"], items.map(rowOf));
