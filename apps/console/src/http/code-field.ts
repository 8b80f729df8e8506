import { CODE_PATTERN } from '#shared/domain/code.js';

/** A field with the code of something. */
export const CODE = new RegExp(CODE_PATTERN);
export const CODE_RULE = { message: 'must be a code of letters, digits, _ and -, 64 at most' };

/** What is told where the code has to be of the registry, or of an area. */
export const REGISTRY_CODE_RULE = { message: 'must be a code of the registry' };
export const AREA_CODE_RULE = { message: 'must be the code of an area' };
