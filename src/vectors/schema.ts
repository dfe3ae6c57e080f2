import * as Schema from "effect/Schema";
import { stateFile } from "../../conformance/formats/state.ts";
import { vectorFile } from "../../conformance/formats/vector.ts";
import { indexFile } from "../../conformance/formats/vectorIndex.ts";
import { offer, request, response } from "../../conformance/protocol/messages.ts";
import { logFile } from "../../conformance/replay/files.ts";
import { reportFile } from "../../conformance/runner/report.ts";
import { targetFile } from "../../conformance/runner/targetFile.ts";

/** Every kind of file and message that we read or write, a line each. */
const kinds: readonly { readonly file: string; readonly schema: Schema.Top }[] = [
  { file: "vector.schema.json", schema: vectorFile },
  { file: "state.schema.json", schema: stateFile },
  { file: "index.schema.json", schema: indexFile },
  { file: "log.schema.json", schema: logFile },
  { file: "report.schema.json", schema: reportFile },
  { file: "target-file.schema.json", schema: targetFile },
  { file: "target-question.schema.json", schema: request },
  { file: "target-answer.schema.json", schema: response },
  { file: "target-handshake.schema.json", schema: offer },
];

const documentOf = (schema: Schema.Top): string => {
  const { schema: root, definitions } = Schema.toJsonSchemaDocument(schema, { onExcessProperty: "error" });
  const document = { $schema: "https://json-schema.org/draft/2020-12/schema", ...root, $defs: definitions };
  return `${JSON.stringify(document, null, 2)}\n`;
};

/** The JSON Schemas of all kinds of files and messages by their paths, from the schemas that they are read with. */
export const schemas = (): ReadonlyMap<string, string> =>
  new Map(kinds.map(({ file, schema }) => [`conformance/schema/${file}`, documentOf(schema)]));
