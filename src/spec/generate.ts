/** `npm run spec`: writes spec.json and the chapters of tables. */
import { writeFileSync } from "node:fs";
import { readHouse, specJson } from "./house.ts";
import { tablesChapters } from "./tables.ts";

const chapters = tablesChapters();
for (const [file, text] of chapters) writeFileSync(file, text);
const text = specJson(readHouse());
writeFileSync("spec.json", text);
console.log(`${[...chapters.keys()].join(", ")}; spec.json: ${JSON.parse(text).rules.length} rules`);
