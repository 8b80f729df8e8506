import { HASHED_FIELDS } from '#shared/contract/sealed.js';
import type { PersonHashes } from '#shared/contract/reveal-storage.js';
import { ratingKey } from '#shared/domain/keys.js';

/** What an erasure takes out of a row. */
export const ERASED_FIELDS = { personal: '', certKeyHash: '', mobileHash: '' } as const;

/** Rows with something to erase. */
export const HOLDS_PERSONAL = {
  $or: Object.keys(ERASED_FIELDS).map((name) => ({ [name]: { $exists: true } })),
};

/** Rows that say of nobody whose they are. */
export const ANONYMOUS = {
  $and: HASHED_FIELDS.map((field) => ({ [`${field}Hash`]: { $exists: false } })),
};

/** Rows that bear one of the hashes; none when there is no hash. */
export const bearing = (hashes: PersonHashes) => ({
  $or: HASHED_FIELDS.map((field) => ({
    // An `undefined` would ask for rows without the field: everybody's.
    [`${field}Hash`]: hashes[field] ?? { $in: [] as string[] },
  })),
});

export const inAreas = (areas: readonly string[] | undefined) =>
  areas === undefined ? {} : { areaCode: { $in: [...areas] } };

/** All ratings that services can have. */
export const ratingsOfServices = (services: readonly string[]) => ({
  _id: {
    $in: services.flatMap((service) =>
      [1, 2].flatMap((round) => [
        ratingKey(service, round, false),
        ratingKey(service, round, true),
      ]),
    ),
  },
});
