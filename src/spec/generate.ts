/** `npm run spec`: writes spec.json. */
import { writeFileSync } from "node:fs";
import { readHouse, specJson } from "./house.ts";

const text = specJson(readHouse());
writeFileSync("spec.json", text);
console.log(`spec.json: ${JSON.parse(text).rules.length} rules`);
