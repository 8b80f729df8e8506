import type { SeenCase } from '../casework/store/case-form.js';

/** The departments that were rated in a case, or have worked on it. */
export const unitsOfCase = ({ deptCode, file }: SeenCase): string[] => [
  ...new Set(
    [deptCode, file.unit, ...file.units].filter((unit): unit is string => unit !== undefined),
  ),
];
