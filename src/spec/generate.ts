/** `npm run spec`: writes spec.json and the chapter of tables. */
import { writeFileSync } from "node:fs";
import { finney } from "../../model/finney/rules.ts";
import { readHouse, specJson } from "./house.ts";
import { tablesChapter, tablesFile } from "./tables.ts";

writeFileSync(tablesFile, tablesChapter(finney));
const text = specJson(readHouse());
writeFileSync("spec.json", text);
console.log(`${tablesFile}: ${finney.calls.size} calls; spec.json: ${JSON.parse(text).rules.length} rules`);
