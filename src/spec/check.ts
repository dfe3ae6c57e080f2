/**
 * `npm run check:spec`: fails where a rule lacks its function, property or vector, a rejection its vector, or where what
 * is generated is stale.
 */
import { existsSync, readFileSync } from "node:fs";
import { table } from "../cli/table.ts";
import { readHouse, specJson } from "./house.ts";
import { faultsOf, matrixOf } from "./matrix.ts";
import { tablesChapters } from "./tables.ts";

const house = readHouse();
const written = new Map([["spec.json", specJson(house)], ...tablesChapters()]);
const stale = [...written]
  .filter(([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text)
  .map(([path]) => `${path} is stale: run npm run spec`);
const faults = [...faultsOf(house), ...stale];
const rows = matrixOf(house).map(({ id, title, functions, properties, vectors }) => [
  id,
  title,
  String(functions.length),
  String(properties.length),
  String(vectors),
]);
const columns = [
  { title: "rule", align: "left" as const },
  { title: "title", align: "left" as const },
  { title: "functions" },
  { title: "properties" },
  { title: "vectors" },
];
console.log(table(columns, rows));
for (const fault of faults) console.error(fault);
console.log(`${rows.length} rules, ${house.specification.errata.length} errata, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
