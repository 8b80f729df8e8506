import type { TagChoice } from '#shared/contract/citizen-api.js';
import type { Day } from '#shared/domain/china-time.js';
import { isInForce, type TagCatalogue } from '#shared/domain/tag.js';

let last: { catalogue: TagCatalogue; day: Day; choices: readonly TagChoice[] } | undefined;

/** The tags in force on a day, from the best level down, those shown first before the others. */
export function tagChoices(catalogue: TagCatalogue, day: Day): readonly TagChoice[] {
  // The same for everybody, until midnight or the next catalogue.
  if (last?.catalogue !== catalogue || last.day !== day) {
    last = { catalogue, day, choices: choicesOf(catalogue, day) };
  }
  return last.choices;
}

const choicesOf = (catalogue: TagCatalogue, day: Day): readonly TagChoice[] =>
  [...catalogue.values()]
    .filter((tag) => isInForce(tag, day))
    .map(({ code, name, level, shownFirst }) => ({ code, name, level, first: shownFirst }))
    .sort((a, b) => b.level - a.level || Number(b.first) - Number(a.first));
