import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { dotProducts } from "../../../model/bonded/scoring/dotProducts.ts";
import { emitWeights, weightsOfScores } from "../../../model/bonded/scoring/emitWeights.ts";
import { toFloat32 } from "../../../model/bonded/scoring/floats.ts";
import { imageScore } from "../../../model/bonded/scoring/images.ts";
import { chunksOf, merklePaths, merkleRoot } from "../../../model/bonded/scoring/merkle.ts";
import { normalizeMaxWeight } from "../../../model/bonded/scoring/normalize.ts";
import { scoringParameters } from "../../../model/bonded/scoring/parameters.ts";
import { processWeights } from "../../../model/bonded/scoring/processWeights.ts";
import { scrapingScore } from "../../../model/bonded/scoring/scraping.ts";
import { challengedIndices, storageScore } from "../../../model/bonded/scoring/storage.ts";
import { textScore } from "../../../model/bonded/scoring/text.ts";
import { wordsOf } from "../../../model/bonded/scoring/texts.ts";
import { translationScore } from "../../../model/bonded/scoring/translation.ts";
import { u32 } from "../../../model/numbers/integer.ts";
import type { Rejection } from "../../../model/runtime/rejection.ts";
import { fromHex, toHex } from "../../../model/storage/bytes.ts";
import { type Handler, InputError } from "../../case.ts";
import { account, reader, smallInteger, toJson, u16, u64 } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "../functions/handler.ts";

const texts = Schema.Struct({ answer: Schema.String, references: Schema.Array(Schema.String) });
const component = Schema.Int.check(
  Schema.isBetween({ minimum: -128, maximum: 127 }, { expected: "i8, -128 to 127" }),
);
const vectors = Schema.Array(Schema.Array(component));
const bytes = Schema.String.check(
  Schema.isPattern(/^0x([0-9a-f]{2})*$/, { expected: '"0x" and pairs of lower-case hex digits' }),
);
const number = smallInteger(u32);
const chunks = Schema.Array(bytes).check(Schema.isMinLength(1, { expected: "one chunk at least" }));

const challenge = { seed: account, root: account, count: number, holder: account, round: number };
type Challenge = Schema.Schema.Type<Schema.Struct<typeof challenge>>;
const challengeOf = ({ seed, root, count, holder, round }: Challenge) => ({
  seed: fromHex(seed),
  root: fromHex(root),
  holder: fromHex(holder),
  count,
  round,
});

/** A float64 as its bits: "0x" and 16 hex digits, the sign first. The decimal digits of a float are no exact text. */
const float = Schema.String.check(
  Schema.isPattern(/^0x[0-9a-f]{16}$/, { expected: '"0x" and 16 lower-case hex digits' }),
);
const floatOf = (bits: string): number => new DataView(fromHex(bits).buffer).getFloat64(0);
const bitsOf = (value: number): string => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return toHex(new Uint8Array(view.buffer));
};

const row = { uids: Schema.Array(u16), weights: Schema.Array(float) };
const limits = {
  neurons: u16,
  min_allowed_weights: u16,
  max_weight_limit: u16,
  exclude_quantile: u16,
};
const RowCase = Schema.Struct({ ...row, ...limits });
type Limits = Omit<typeof RowCase.Type, "uids" | "weights">;
const limitsOf = (given: Limits) => ({
  neurons: given.neurons,
  minimum: given.min_allowed_weights,
  limit: given.max_weight_limit,
  quantile: given.exclude_quantile,
});

/** A handler for a function that may refuse its arguments. */
const refusing = <Args>(
  args: Schema.Codec<Args, unknown>,
  compute: (args: Args) => Result.Result<unknown, Rejection>,
): Handler => {
  const read = reader(args);
  return (json) =>
    Result.match(compute(read(json)), {
      onSuccess: (value) => ({ outcome: { ok: toJson(value) } }),
      onFailure: ({ reason }) => ({ outcome: { rejected: reason } }),
    });
};

const contentScores: FunctionHandlers = {
  words: {
    rules: ["SCO-1"],
    run: handler(Schema.Struct({ text: Schema.String }), ({ text }) => wordsOf(text)),
  },
  text_score: {
    rules: ["SCO-2", "SCO-1"],
    run: handler(texts, ({ answer, references }) => textScore(answer, references)),
  },
  translation_score: {
    rules: ["SCO-3", "SCO-1"],
    run: handler(texts, ({ answer, references }) => translationScore(answer, references)),
  },
  scraping_score: {
    rules: ["SCO-4", "SCO-1"],
    run: handler(
      Schema.Struct({
        answer: Schema.Array(account),
        wanted: Schema.Array(Schema.Struct({ hash: account, block: u64 })),
        now: u64,
        horizon: u64,
      }),
      ({ answer, ...task }) => scrapingScore(answer, task),
    ),
  },
  image_score: {
    rules: ["SCO-5", "SCO-1"],
    run: handler(
      Schema.Struct({ answer: Schema.Array(component), references: vectors }),
      ({ answer, references }) => imageScore(answer, references),
    ),
  },
  dot_products: {
    rules: ["SCO-8"],
    run: handler(Schema.Struct({ answers: vectors, references: vectors }), ({ answers, references }) =>
      dotProducts(answers, references),
    ),
  },
};

const storageScores: FunctionHandlers = {
  data_root: {
    rules: ["SCO-6"],
    run: handler(Schema.Struct({ data: bytes }), ({ data }) => {
      const all = chunksOf(fromHex(data));
      return { count: all.length, root: toHex(merkleRoot(all)) };
    }),
  },
  merkle_root: {
    rules: ["SCO-6"],
    run: handler(Schema.Struct({ chunks }), (given) => toHex(merkleRoot(given.chunks.map(fromHex)))),
  },
  merkle_paths: {
    rules: ["SCO-6"],
    run: handler(Schema.Struct({ chunks, indices: Schema.Array(number) }), ({ chunks: all, indices }) =>
      merklePaths(all.map(fromHex), indices).map((path) => path.map(toHex)),
    ),
  },
  storage_challenge: {
    rules: ["SCO-6"],
    run: handler(Schema.Struct(challenge), (given) => challengedIndices(challengeOf(given))),
  },
  storage_score: {
    rules: ["SCO-6", "SCO-1"],
    run: handler(
      Schema.Struct({
        ...challenge,
        block: u64,
        answered: u64,
        proofs: Schema.Array(Schema.Struct({ chunk: bytes, path: Schema.Array(bytes) })),
      }),
      ({ block, answered, proofs, ...given }) =>
        storageScore(
          { ...challengeOf(given), block },
          {
            block: answered,
            proofs: proofs.map(({ chunk, path }) => ({ chunk: fromHex(chunk), path: path.map(fromHex) })),
          },
        ),
    ),
  },
};

/** Sums of more could leave a float32. */
const LARGEST = 1e30;

type Row = Pick<typeof RowCase.Type, "uids" | "weights">;
const rowOf = ({ uids, weights }: Row) => ({ uids, weights: weights.map(floatOf) });

const weightFunctions: FunctionHandlers = {
  normalize_max_weight: {
    rules: ["SCO-7"],
    run: handler(
      Schema.Struct({ weights: Schema.Array(float), max_weight_limit: u16 }),
      ({ weights, max_weight_limit }) => {
        const limit = max_weight_limit / scoringParameters.fullScore;
        const numbers = weights.map((bits) => toFloat32(floatOf(bits)));
        if (!numbers.every((number) => number >= 0 && number <= LARGEST))
          throw new InputError("weights", "expected numbers from 0 to 10^30");
        return normalizeMaxWeight(numbers, limit, toFloat32).map(bitsOf);
      },
    ),
  },
  process_weights: {
    rules: ["SCO-7"],
    run: refusing(RowCase, (given) =>
      Result.map(processWeights(rowOf(given), limitsOf(given)), ({ uids, weights }) => ({
        uids,
        weights: weights.map(bitsOf),
      })),
    ),
  },
  convert_weights: {
    rules: ["SCO-7"],
    run: refusing(Schema.Struct(row), (given) => emitWeights(rowOf(given))),
  },
  weights_of_scores: {
    rules: ["SCO-7"],
    run: refusing(
      Schema.Struct({ uids: Schema.Array(u16), scores: Schema.Array(u16), ...limits }),
      ({ uids, scores, ...given }) => weightsOfScores({ uids, weights: scores }, limitsOf(given)),
    ),
  },
};

/** The functions of this chapter: what answers are worth, and the weights that scores become. */
export const scoringFunctions: FunctionHandlers = {
  ...contentScores,
  ...storageScores,
  ...weightFunctions,
};
