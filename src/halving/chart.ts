/** The two schedules as pictures: in the terminal, and as a Vega-Lite chart. */
import { plot } from "asciichart";
import type { TopLevelSpec } from "vega-lite";
import { style } from "../cli/style.ts";
import type { Point } from "./schedule.ts";

const axisMargin = 8;

/** The labels of the time axis, one each `every` years, under a plot of `width` columns. */
const timeAxis = (years: number, width: number, every: number): string => {
  const cells = new Array<string>(axisMargin + width + 4).fill(" ");
  for (let year = 0; year <= years; year += every) {
    const label = String(year);
    const column = axisMargin + Math.round((year / years) * width);
    for (const [offset, digit] of [...label].entries()) cells[column + offset] = digit;
  }
  return cells.join("").trimEnd();
};

/** Coins issued against years, both networks on the same axes. */
export const terminalChart = (points: readonly Point[], years: number): string => {
  const of = (network: Point["network"]) =>
    points.filter((point) => point.network === network).map(({ coins }) => coins / 1e6);
  const [tao, bitcoin] = [of("TAO"), of("Bitcoin")];
  const drawn = plot([bitcoin, tao], {
    height: 12,
    offset: 2,
    format: (value: number) => value.toFixed(1).padStart(axisMargin - 2),
  });
  const starts = `TAO from ${tao[0]?.toFixed(1)}, Bitcoin from ${bitcoin[0]?.toFixed(1)}`;
  return [
    style.bold("Coins issued, in millions, against years"),
    `${starts}; where they meet, TAO is drawn over Bitcoin`,
    "",
    drawn,
    timeAxis(years, tao.length - 1, 4),
  ].join("\n");
};

const panel = (title: string, field: string, axis: string) =>
  ({
    title: { text: title, anchor: "start", fontSize: 13 },
    width: 640,
    height: 260,
    mark: { type: "line", strokeWidth: 3, interpolate: field === "perDay" ? "step-after" : "linear" },
    encoding: {
      x: {
        field: "years",
        type: "quantitative",
        title: "years: TAO from the start given, Bitcoin from its launch",
        axis: { tickMinStep: 4, values: Array.from({ length: 11 }, (_, index) => index * 4) },
      },
      y: { field, type: "quantitative", title: axis, axis: { minExtent: 48 } },
      color: {
        field: "network",
        type: "nominal",
        title: null,
        scale: { domain: ["TAO", "Bitcoin"], range: ["#1b6ca8", "#e8871e"] },
        legend: { orient: "top-right" },
      },
      strokeDash: {
        field: "network",
        type: "nominal",
        title: null,
        scale: {
          domain: ["TAO", "Bitcoin"],
          range: [
            [1, 0],
            [6, 5],
          ],
        },
      },
    },
  }) as const;

/** Issuance and emission a day of both networks on the same axes. */
export const pictureOf = (points: readonly Point[]): TopLevelSpec => ({
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  title: { text: "The issuance of TAO beside that of Bitcoin", fontSize: 16, anchor: "start", offset: 12 },
  padding: 16,
  data: { values: points.map((point) => ({ ...point, millions: point.coins / 1e6 })) },
  vconcat: [
    panel("Coins issued (both end just below 21 million)", "millions", "million coins"),
    panel("Coins issued a day", "perDay", "coins a day"),
  ],
});
