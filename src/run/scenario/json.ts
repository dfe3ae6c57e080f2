/** A story as data. */
import { writeCall, writeEvent, writeOrigin } from "../../../conformance/codecs/calls.ts";
import { bonded } from "../../../model/bonded/rules.ts";
import { type Json, toJson } from "../../../model/json.ts";
import { writeSs58 } from "../../../model/storage/ss58.ts";
import { ledgerOf } from "../../../properties/stories/ledger.ts";
import { coldkeyOf, sealOf } from "../../../properties/stories/people.ts";
import { type Chapter, isSigned, type Made, type Story } from "../../../properties/stories/story.ts";

const madeJson = ({ extrinsic, block, refusal, events }: Made): Json =>
  toJson({
    block,
    ...(extrinsic === undefined
      ? {}
      : {
          ...(writeCall(bonded, extrinsic.call) as object),
          origin: writeOrigin(extrinsic.origin),
          result: refusal === undefined ? "Ok" : { error: refusal },
        }),
    events: events.map(writeEvent),
  });

const chapterJson = ({ happening, made }: Chapter): Json => {
  const told = { kind: happening.kind, says: happening.says, rules: happening.rules };
  if (happening.kind !== "signs") return toJson({ ...told, steps: made.map(madeJson) });
  const { hotkey, statement } = happening;
  return toJson({
    ...told,
    hotkey: writeSs58(hotkey.pair.account),
    scheme: hotkey.pair.scheme,
    statement,
    signature: sealOf(hotkey, statement),
    valid: isSigned(happening),
  });
};

/** A story with all that the chain has done in it; amounts are rao in decimal strings. */
export const storyJson = (story: Story, chapters: readonly Chapter[]): Json => {
  const people = story.people.map(([name]) => name);
  const end = chapters.flatMap(({ made }) => made).at(-1)!.state;
  return toJson({
    scenario: story.name,
    title: story.title,
    about: story.about,
    rules: { name: bonded.name, version: bonded.version },
    parameters: bonded.bonded,
    people: story.people.map(([name, role]) => ({ name, account: writeSs58(coldkeyOf(name)), role })),
    hotkeys: story.hotkeys.map(({ name, owner, pair }) => ({
      name,
      owner,
      account: writeSs58(pair.account),
      scheme: pair.scheme,
    })),
    ledger: { begin: ledgerOf(story.state, people), end: ledgerOf(end, people) },
    happenings: chapters.map(chapterJson),
    moral: story.moral,
  });
};
