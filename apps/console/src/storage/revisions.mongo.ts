import { revisionKey } from '#shared/domain/keys.js';

/** All revisions of service records; revisions are numbers, whose first digit is below `:`. */
export const revisionsOfServices = (services: readonly string[]) =>
  services.length === 0
    ? { _id: { $in: [] as string[] } }
    : {
        $or: services.map((service) => {
          const first = revisionKey(service, 0);
          const prefix = first.slice(0, -1);
          return { _id: { $gte: first, $lt: `${prefix}:` } };
        }),
      };
