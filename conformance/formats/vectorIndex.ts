import * as Schema from "effect/Schema";
import { reader } from "../codecs/values.ts";
import { vectorStatus } from "./vector.ts";

/** The list of a folder of vectors; it holds no cases itself. */
export const indexFormat = "taospec-vectors-index/2";

const hash = (description: string) =>
  Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/)).annotate({ description });

const place = {
  path: Schema.String.annotate({ description: "Below the folder of the index" }),
  bytes: Schema.Int,
  sha256: hash("SHA-256 of the file"),
};

/** The list of all vectors and of the states that they share. */
export const indexFile = Schema.Struct({
  format: Schema.Literal(indexFormat),
  root: hash(
    'SHA-256 of the lines "sha256 path\\n" of all files and states in the order of their paths: it stands for the whole set',
  ),
  files: Schema.Array(
    Schema.Struct({
      path: place.path,
      suite: Schema.String,
      handler: Schema.String,
      ruleIds: Schema.Array(Schema.String),
      status: vectorStatus,
      provenance: Schema.Literals(["generated", "observed", "counterexample"]),
      bytes: place.bytes,
      sha256: place.sha256,
    }),
  ),
  states: Schema.Array(Schema.Struct(place)),
}).annotate({
  title: "taospec index of vectors",
  description: "All vectors of a folder, the states that they share, and a hash over them all.",
});

export type VectorIndex = typeof indexFile.Type;

/** Throws an InputError for what is no index. */
export const readIndex: (json: unknown) => VectorIndex = reader(indexFile);
