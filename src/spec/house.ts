import { ruleSets } from "../../conformance/ruleSets.ts";
import { properties } from "../../properties/index.ts";
import { readSpecification } from "./chapters.ts";
import { ruleFunctions } from "./functions.ts";
import { callEndsIn, type House, publishedSpec, vectorRules } from "./matrix.ts";

const vectors = "conformance/vectors";

/** Everything that the check of the specification looks at, as it stands in the working tree. */
export const readHouse = (): House => ({
  ruleSets: [...ruleSets.values()].map((rules) => ({
    rules,
    callEnds: callEndsIn(vectors, rules.name, ["calls", "rejected"]),
    twinEnds: callEndsIn(vectors, rules.name, ["rejected"]),
  })),
  specification: readSpecification("spec"),
  functions: ruleFunctions("model"),
  properties: Object.values(properties).flat(),
  vectors: vectorRules(vectors),
});

/** The text of `spec.json`. */
export const specJson = (house: House): string => `${JSON.stringify(publishedSpec(house), null, 2)}\n`;
