/**
 * The smallest area that holds all places, and all above it: of lineages from an area up to the
 * province. Empty when they have nothing in common.
 */
export function commonPlace(lineages: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lineages;
  return first.filter((code) => others.every((lineage) => lineage.includes(code)));
}
