/** Draws a Vega-Lite chart into an SVG or PNG file that looks the same on every machine. */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";

const family = "DejaVu Sans";

/** The fonts are shipped with the package: a PNG must not depend on what a machine has installed. */
const fontFiles = (): string[] => {
  const root = dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json"));
  return ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((file) => join(root, "ttf", file));
};

/** The chart as SVG text. */
export const toSvg = async (chart: TopLevelSpec): Promise<string> => {
  const { spec } = compile({ ...chart, background: "white", config: { font: family, ...chart.config } });
  const view = new View(parse(spec), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
};

/** The SVG as PNG bytes, at twice its size. */
export const toPng = (svg: string): Uint8Array =>
  new Resvg(svg, {
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: family },
    fitTo: { mode: "zoom", value: 2 },
  })
    .render()
    .asPng();

/** Writes the chart to `file`, as its ending says. */
export const writePicture = async (file: string, chart: TopLevelSpec): Promise<void> => {
  const svg = await toSvg(chart);
  writeFileSync(file, extname(file).toLowerCase() === ".svg" ? svg : toPng(svg));
};
