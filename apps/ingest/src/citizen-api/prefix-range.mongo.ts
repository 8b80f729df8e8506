/** A filter for the texts that begin with a prefix that ends with `|`, which `}` follows. */
export const beginningWith = (prefix: string): { $gte: string; $lt: string } => ({
  $gte: prefix,
  $lt: `${prefix.slice(0, -1)}}`,
});
