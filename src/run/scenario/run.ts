import { BlockNumber } from "../../../model/runtime/system.ts";
import { stories } from "../../../properties/stories/index.ts";
import { tell } from "../../../properties/stories/story.ts";
import { CliError, exitStatus } from "../../cli/errors.ts";
import { table } from "../../cli/table.ts";
import { didYouMean } from "../../conform/suggest.ts";
import { storyJson } from "./json.ts";
import { storyText } from "./text.ts";

const written = () => [...stories].map(([name, write]) => ({ name, story: write() }));

/** The names of the stories, each with what it is about. */
const listText = (): string =>
  table(
    [
      { title: "Scenario", align: "left" },
      { title: "About", align: "left" },
    ],
    written().map(({ name, story }) => [name, story.title]),
  );

const listJson = (): string =>
  JSON.stringify(
    written().map(({ name, story: { title, about } }) => ({ name, title, about })),
    null,
    2,
  );

const unknown = (name: string): CliError => {
  const names = [...stories.keys()];
  const near = didYouMean(name, names);
  return new CliError(
    `--scenario: no scenario is called ${name}${near === "" ? `; there are ${names.join(", ")}` : near}`,
  );
};

/** The story of a name, for people or as data; "list" names them all. */
const textOf = (name: string, json: boolean): string => {
  if (name === "list") return json ? listJson() : listText();
  const write = stories.get(name);
  if (write === undefined) throw unknown(name);
  const story = write();
  const chapters = tell(story);
  return json
    ? JSON.stringify(storyJson(story, chapters), null, 2)
    : storyText(story, chapters, BlockNumber.get(story.state));
};

/** Tell a story of the bonded rules, and return the exit status. */
export const tellScenario = (name: string, json: boolean): number => {
  process.stdout.write(`${textOf(name, json)}\n`);
  return exitStatus.success;
};
