import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { finney } from "../../model/finney/rules.ts";
import { blockEmission, writtenBlockEmission } from "../../model/finney/tokenomics/blockEmission.ts";
import { emissionOver } from "../../model/finney/tokenomics/emissionOver.ts";
import { genesisIssuance } from "../../model/finney/tokenomics/genesis.ts";
import { halvings, issuanceAfter } from "../../model/finney/tokenomics/halving.ts";
import { type Handler, InputError, type Json, type Suite } from "../case.ts";
import { reader, toJson, u16, u64 } from "../codecs/values.ts";

const handler =
  <Input>(
    read: (json: unknown) => Input,
    compute: (input: Input) => Result.Result<unknown, string>,
  ): Handler =>
  (json) =>
    Result.match(compute(read(json)), {
      onSuccess: (value) => ({ outcome: { ok: toJson(value) } }),
      onFailure: (rejected) => ({ outcome: { rejected } }),
    });

const issuance = reader(Schema.Struct({ issuance: u64 }));
const stored = reader(Schema.Struct({ stored: u64, issuance: u64 }));
const rate = reader(Schema.Struct({ emission: u64, seconds: u64 }));
const halvingIndex = reader(Schema.Struct({ halving: u16 }));
const projection = reader(Schema.Struct({ issuance: u64, blocks: u64 }));

/** A whole number of rao that JSON holds exactly; above 2^53 only as a string. */
const rao = Schema.Union([
  u64,
  Schema.Int.check(
    Schema.isBetween(
      { minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
      { expected: "rao: a whole number up to 2^53 − 1, or a decimal string" },
    ),
  ),
]);
const staked = Schema.Union([rao, Schema.Tuple([rao, u16])]);

/** coldkey → hotkey → rao, or [rao, uid]; account → rao. */
const snapshot = reader(
  Schema.Struct({
    stakes: Schema.Record(Schema.String, Schema.Record(Schema.String, staked)),
    balances: Schema.Record(Schema.String, rao),
  }),
);

const amountOf = (value: bigint | number | readonly [bigint | number, number]): bigint =>
  typeof value === "object" ? BigInt(value[0]) : BigInt(value);

const genesis: Handler = handler(snapshot, ({ stakes, balances }) =>
  Result.succeed(
    genesisIssuance({
      stakes: Object.values(stakes).flatMap((hotkeys) => Object.values(hotkeys).map(amountOf)),
      balances: Object.values(balances).map(amountOf),
    }),
  ),
);

const threshold: Handler = handler(halvingIndex, ({ halving }) => {
  const schedule = halvings(finney);
  const found = schedule[halving];
  if (found === undefined)
    throw new InputError("halving", `a halving of the schedule, 0 to ${schedule.length - 1}`);
  return Result.succeed<Json>(toJson({ issuance: found.issuance, emission: found.blockEmission }));
});

/** Supply and emission. Amounts in rao. */
export const tokenomics: Suite = {
  name: "tokenomics",
  handlers: new Map([
    ["block_emission", handler(issuance, (input) => blockEmission(finney, input.issuance))],
    [
      "written_block_emission",
      handler(stored, (input) =>
        Result.map(writtenBlockEmission(finney, input.stored, input.issuance), (written) => written ?? null),
      ),
    ],
    [
      "emission_over",
      handler(rate, (input) => Result.succeed(emissionOver(finney, input.emission, input.seconds))),
    ],
    ["halving_threshold", threshold],
    [
      "issuance_after",
      handler(projection, (input) =>
        Result.succeed(issuanceAfter(halvings(finney), input.issuance, input.blocks)),
      ),
    ],
    ["genesis_issuance", genesis],
  ]),
};
