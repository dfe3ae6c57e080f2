import { Command, InvalidArgumentError, Option } from "commander";
import { finney } from "../../model/finney/rules.ts";
import { type Column, table } from "../cli/table.ts";
import { integer, tao } from "../cli/units.ts";
import { pictureFile } from "../plot/pictureFile.ts";
import { bitcoin, type Era, eras, points, type Start } from "./schedule.ts";

interface Options {
  readonly block: bigint;
  readonly issuance: bigint;
  readonly date: Date;
  readonly out?: string;
  readonly json?: true;
}

const launchDay = "2023-03-20";
const chartYears = 40;
const terminalColumns = 64;

const wholeNumber = (text: string): bigint => {
  if (!/^\d{1,19}$/.test(text)) throw new InvalidArgumentError("a whole number of blocks is expected");
  return BigInt(text);
};

/** TAO with up to nine decimals, as rao. */
const taoAmount = (text: string): bigint => {
  const [, whole, fraction = ""] = /^(\d{1,8})(?:\.(\d{1,9}))?$/.exec(text.replaceAll(/[,_]/g, "")) ?? [];
  if (whole === undefined) throw new InvalidArgumentError("TAO with at most nine decimals are expected");
  const rao = BigInt(whole) * finney.constants.raoPerTao + BigInt(fraction.padEnd(9, "0"));
  if (rao > finney.constants.totalSupply)
    throw new InvalidArgumentError("at most 21,000,000 TAO are expected");
  return rao;
};

const day = (text: string): Date => {
  const date = new Date(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime());
  if (!isDay || date.toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError("a day as YYYY-MM-DD is expected");
  }
  return date;
};

const dayText = (date: Date): string => date.toISOString().slice(0, 10);

/** numerator / 2^halving rao, exactly. */
const aboveIdeal = ({ aboveIdeal: numerator, halving }: Era): string => {
  const scaled = (numerator * 10n ** BigInt(halving)) >> BigInt(halving);
  const digits = scaled.toString().padStart(halving + 1, "0");
  const decimals = halving === 0 ? "" : digits.slice(-halving).replace(/0+$/, "");
  const whole = digits.slice(0, digits.length - halving);
  return decimals === "" ? whole : `${whole}.${decimals.slice(0, 4)}${decimals.length > 4 ? "…" : ""}`;
};

const columns: readonly Column[] = [
  { title: "Halving" },
  { title: "From issuance TAO" },
  { title: "+ ideal, rao" },
  { title: "A block TAO" },
  { title: "A day TAO" },
  { title: "A year TAO" },
  { title: "Block" },
  { title: "Expected" },
];

const rowOf = (era: Era): readonly string[] => [
  String(era.halving),
  tao(era.issuance),
  aboveIdeal(era),
  tao(era.perBlock),
  tao(era.perDay, 7),
  tao(era.perYear, 6),
  era.expected === undefined ? "passed" : integer(era.expected.block),
  era.expected === undefined ? "" : dayText(era.expected.date),
];

const bitcoinRows = (): readonly (readonly string[])[] =>
  Array.from({ length: 5 }, (_, halving) => {
    const reward = bitcoin.firstReward >> BigInt(halving);
    const perDay = reward * 144n;
    const coins = (satoshi: bigint) => tao(satoshi * 10n, 8);
    return [
      String(halving),
      coins(reward),
      coins(perDay),
      coins(perDay * 365n),
      integer(bitcoin.blocksPerEra * BigInt(halving)),
    ];
  });

const bitcoinTable = (): string =>
  table(
    [
      { title: "Halving" },
      { title: "A block BTC" },
      { title: "A day BTC" },
      { title: "A year BTC" },
      { title: "Block" },
    ],
    bitcoinRows(),
  );

const json = (start: Start, schedule: readonly Era[]): string =>
  JSON.stringify(
    {
      rules: { name: finney.name, version: finney.version },
      start: {
        block: start.block.toString(),
        issuance: start.issuance.toString(),
        date: dayText(start.date),
      },
      halvings: schedule.map((era) => ({
        halving: era.halving,
        issuance: era.issuance.toString(),
        aboveIdeal: {
          numerator: era.aboveIdeal.toString(),
          denominator: (1n << BigInt(era.halving)).toString(),
        },
        emissionPerBlock: era.perBlock.toString(),
        emissionPerDay: era.perDay.toString(),
        emissionPerYear: era.perYear.toString(),
        expected:
          era.expected === undefined
            ? null
            : { block: era.expected.block.toString(), date: dayText(era.expected.date) },
      })),
    },
    null,
    2,
  );

const text = async (start: Start, schedule: readonly Era[]): Promise<string> => {
  const { terminalChart } = await import("./chart.ts");
  return [
    `Halving of the TAO emission, expected from block ${integer(start.block)} with ${tao(start.issuance)} TAO issued on ${dayText(start.date)}`,
    "",
    table(columns, schedule.map(rowOf)),
    "",
    "Each halving takes effect at the first whole rao at or above 21,000,000 · (1 − 2^−k) TAO.",
    "",
    "Bitcoin's schedule: 50 BTC each ten minutes, halved every 210,000 blocks",
    "",
    bitcoinTable(),
    "",
    terminalChart(points(finney, start, chartYears, terminalColumns), chartYears),
  ].join("\n");
};

const run = async (options: Options): Promise<void> => {
  const start: Start = { block: options.block, issuance: options.issuance, date: options.date };
  const schedule = eras(finney, start);
  console.log(options.json ? json(start, schedule) : await text(start, schedule));
  if (options.out === undefined) return;
  const [{ writePicture }, { pictureOf }] = await Promise.all([
    import("../plot/picture.ts"),
    import("./chart.ts"),
  ]);
  await writePicture(options.out, pictureOf(points(finney, start, chartYears, chartYears * 52)));
  if (!options.json) console.log(`\nDrawn in ${options.out}`);
};

/** `taospec halving`: the schedule as a table, a chart in the terminal, and a picture. */
export const halvingCommand = (): Command =>
  new Command("halving")
    .description("print and draw the halving schedule beside Bitcoin's")
    .addOption(
      new Option("--block <number>", "block from which to expect the rest")
        .argParser(wholeNumber)
        .default(0n, "0"),
    )
    .addOption(
      new Option("--issuance <TAO>", "total issuance in that block").argParser(taoAmount).default(0n, "0"),
    )
    .addOption(
      new Option("--date <YYYY-MM-DD>", "day of that block")
        .argParser(day)
        .default(day(launchDay), launchDay),
    )
    .option("--out <file>", "draw the schedule into a .svg or .png file", pictureFile)
    .option("--json", "print JSON; amounts are rao in decimal strings")
    .addHelpText("after", `\nThe defaults are the launch of Finney with nothing issued, on ${launchDay}.`)
    .action(run);
