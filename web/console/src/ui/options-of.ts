/** The choices of a table of names, in its order. */
export const optionsOf = <T extends string>(
  names: Readonly<Record<T, string>>,
): { readonly value: T; readonly label: string }[] =>
  (Object.entries(names) as [T, string][]).map(([value, label]) => ({ value, label }));
