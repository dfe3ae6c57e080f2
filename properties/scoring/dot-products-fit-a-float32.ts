import { dotProducts } from "../../model/bonded/scoring/dotProducts.ts";
import { embeddingsOf } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

/** In float32, each product and each addition rounded, from the last component to the first. */
const inFloat32 = (left: readonly number[], right: readonly number[]) =>
  left.reduceRight((sum, component, index) => Math.fround(sum + Math.fround(component * right[index]!)), 0);

const longest = (vector: readonly number[]) =>
  Array.from({ length: 1_024 }, (_, index) => vector[index % vector.length]!);

export const dotProductsFitAFloat32 = property({
  name: "dot-products-fit-a-float32",
  informal:
    "Dot products of embeddings come out the same in float32 and in any order of additions, up to the largest dimension.",
  formal: "|x · y| < 2^24 and f32(Σ x_i·y_i) in any order = x · y; (X·Yᵀ)ᵀ = Y·Xᵀ",
  rules: ["SCO-8", "SCO-5"],
  status: "tested",
  arbitrary: embeddingsOf(3),
  witnesses: { "large products": ([vector]) => vector!.every((component) => Math.abs(component) === 127) },
  violation: (vectors) => {
    const long = vectors.map(longest);
    const products = dotProducts(long.slice(0, 2), long);
    const turned = dotProducts(long, long.slice(0, 2));
    for (const [row, left] of long.slice(0, 2).entries())
      for (const [column, right] of long.entries()) {
        const product = products[row]![column]!;
        if (Math.abs(product) >= 2 ** 24) return `${product} does not fit`;
        if (inFloat32(left, right) !== product)
          return `${inFloat32(left, right)} in float32, ${product} exactly`;
        if (turned[column]![row] !== product) return "the other way round it is another number";
      }
    return undefined;
  },
});
