import { finney } from "../../model/finney/rules.ts";
import { properties } from "../../properties/index.ts";
import { readSpecification } from "./chapters.ts";
import { ruleFunctions } from "./functions.ts";
import { callEndsIn, type House, publishedSpec, vectorRules } from "./matrix.ts";

/** Everything that the check of the specification looks at, as it stands in the working tree. */
export const readHouse = (): House => ({
  ruleSet: finney,
  specification: readSpecification("spec"),
  functions: ruleFunctions("model"),
  properties: Object.values(properties).flat(),
  vectors: vectorRules("conformance/vectors"),
  callEnds: callEndsIn("conformance/vectors", ["calls", "rejected"]),
  twinEnds: callEndsIn("conformance/vectors", ["rejected"]),
});

/** The text of `spec.json`. */
export const specJson = (house: House): string => `${JSON.stringify(publishedSpec(house), null, 2)}\n`;
