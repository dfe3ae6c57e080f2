import * as Schema from "effect/Schema";
import { vectorFile } from "../../conformance/formats/vector.ts";

export const schemaFile = "conformance/schema/vector.schema.json";

/** The JSON Schema of a vector file, from the schema that the runner reads with. */
export const vectorSchema = (): string => {
  const { schema, definitions } = Schema.toJsonSchemaDocument(vectorFile, { onExcessProperty: "error" });
  const document = { $schema: "https://json-schema.org/draft/2020-12/schema", ...schema, $defs: definitions };
  return `${JSON.stringify(document, null, 2)}\n`;
};
