import fc from "fast-check";
import {
  decodeSignedStatement,
  encodeSignedStatement,
  type SignedStatement,
} from "../../model/bonded/slashing/evidence.ts";
import { statementMessage } from "../../model/bonded/slashing/statement.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { property } from "../property.ts";
import { schemes } from "../support/evidence.ts";

const bytesAsHex = (length: number): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map(toHex);

const number = fc.oneof(fc.constantFrom(0, 1, 255, 256, 2 ** 32 - 1), fc.nat({ max: 2 ** 32 - 1 }));

const signedStatement: fc.Arbitrary<SignedStatement> = fc.record({
  hotkey: bytesAsHex(32),
  scheme: fc.constantFrom(...schemes),
  signature: bytesAsHex(64),
  chain: bytesAsHex(32),
  height: number.map(BigInt),
  round: number,
  block: bytesAsHex(32),
});

interface Pair {
  readonly given: SignedStatement;
  /** The same but for one part. */
  readonly other: SignedStatement;
  readonly bytes: Uint8Array;
}

const parts = ["chain", "height", "round", "block"] as const;

const pairs: fc.Arbitrary<Pair> = fc
  .record({
    given: signedStatement,
    donor: signedStatement,
    part: fc.constantFrom(...parts),
    bytes: fc
      .record({
        bytes: fc.oneof(
          fc.uint8Array({ minLength: 169, maxLength: 169 }),
          fc.uint8Array({ minLength: 165, maxLength: 173 }),
        ),
        scheme: fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 255 })),
      })
      .map(({ bytes, scheme }) => bytes.map((byte, index) => (index === 32 ? scheme : byte))),
  })
  .map(({ given, donor, part, bytes }) => ({ given, other: { ...given, [part]: donor[part] }, bytes }));

const said = (given: SignedStatement): string => parts.map((part) => given[part]).join(" ");

const textOf = (given: SignedStatement | undefined): string =>
  given === undefined ? "none" : [given.hotkey, given.scheme, given.signature, said(given)].join(" ");

/** Whether these bytes are a signed statement, by what the chapter says of them. */
const isOne = ({ bytes }: Pair): boolean => bytes.length === 169 && bytes[32]! <= 1;

export const statementsReadBack = property<Pair>({
  name: "statements-read-back",
  informal:
    "A signed statement has one encoding, all 169 bytes with a known scheme are one, and two statements are never signed as the same bytes.",
  formal: "decode(encode(s)) = s; encode(decode(b)) = b; message(s) = message(t) ⇔ s = t",
  rules: ["SLA-1"],
  status: "tested",
  arbitrary: pairs,
  witnesses: {
    "bytes are a statement": isOne,
    "bytes are too many": ({ bytes }) => bytes.length > 169 && bytes[32]! <= 1,
    "bytes are too few": ({ bytes }) => bytes.length < 169 && bytes[32]! <= 1,
    "the scheme is unknown": ({ bytes }) => bytes.length === 169 && bytes[32]! > 1,
    "two statements differ": ({ given, other }) => said(given) !== said(other),
  },
  violation: (pair) => {
    const { given, other, bytes } = pair;
    const back = decodeSignedStatement(encodeSignedStatement(given));
    if (textOf(back) !== textOf(given)) return `${textOf(given)} reads back as ${textOf(back)}`;
    const [left, right] = [given, other].map((each) => toHex(statementMessage(each)));
    if (left!.length !== 2 + 2 * 91) return `a message has ${left!.length / 2 - 1} bytes`;
    if ((left === right) !== (said(given) === said(other))) return `${left} is signed for two statements`;
    const read = decodeSignedStatement(bytes);
    if ((read !== undefined) !== isOne(pair)) return `${toHex(bytes)} is read as ${textOf(read)}`;
    if (read === undefined || toHex(encodeSignedStatement(read)) === toHex(bytes)) return undefined;
    return `${toHex(bytes)} is written as ${toHex(encodeSignedStatement(read))}`;
  },
});
