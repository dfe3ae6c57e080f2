import { extname } from "node:path";
import { InvalidArgumentError } from "commander";

/** The name of a picture, where its ending is one that we can draw: .svg or .png. */
export const pictureFile = (file: string): string => {
  if ([".svg", ".png"].includes(extname(file).toLowerCase())) return file;
  throw new InvalidArgumentError("a file name that ends with .svg or .png is expected");
};
