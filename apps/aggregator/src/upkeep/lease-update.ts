/**
 * An update that takes the lease of a document (`owner`, `until`) where nobody holds it, or keeps it
 * for its owner, for so many milliseconds by the database's clock. Another owner's stays as it is.
 */
export function leaseUpdate(owner: string, ms: number) {
  const isOver = { $lt: [{ $ifNull: ['$until', new Date(0)] }, '$$NOW'] };
  const isOurs = { $or: [isOver, { $eq: ['$owner', owner] }] };
  return [
    { $set: { isOurs } },
    {
      $set: {
        owner: { $cond: ['$isOurs', owner, '$owner'] },
        until: { $cond: ['$isOurs', { $add: ['$$NOW', ms] }, '$until'] },
      },
    },
    { $unset: 'isOurs' },
  ];
}
