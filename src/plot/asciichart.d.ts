declare module "asciichart" {
  /** Draws one or more series of equal length as lines of text. */
  export const plot: (
    series: readonly (readonly number[])[],
    options: { readonly height: number; readonly offset: number; readonly format: (value: number) => string },
  ) => string;
}
