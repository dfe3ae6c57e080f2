import * as Schema from "effect/Schema";
import { vectorFile } from "../../conformance/formats/vector.ts";
import { logFile } from "../../conformance/replay/files.ts";

const documentOf = (schema: Schema.Top): string => {
  const { schema: root, definitions } = Schema.toJsonSchemaDocument(schema, { onExcessProperty: "error" });
  const document = { $schema: "https://json-schema.org/draft/2020-12/schema", ...root, $defs: definitions };
  return `${JSON.stringify(document, null, 2)}\n`;
};

/** The JSON Schemas of vector files and of logs by their paths, from the schemas that they are read with. */
export const schemas = (): ReadonlyMap<string, string> =>
  new Map([
    ["conformance/schema/vector.schema.json", documentOf(vectorFile)],
    ["conformance/schema/log.schema.json", documentOf(logFile)],
  ]);
