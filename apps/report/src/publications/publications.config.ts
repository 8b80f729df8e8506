import { keyringConfig } from '#shared/config/common-config.js';
import { env } from '#shared/config/read-config.js';
import {
  PUBLICATION_KINDS,
  type PublicationKind,
} from '#shared/domain/publication/publication-kind.js';
import { AppError } from '#shared/errors/app-error.js';
import { ALGORITHM_NAMES } from './signing/signature-algorithms.js';

const OFF = 'off';

/** Variables of what publishes. */
export const publicationsConfig = {
  ...keyringConfig,
  HCP_PUBLISH: env.text(
    PUBLICATION_KINDS.join(','),
    'periods that are published by schedule, separated by commas; off: none',
  ),
  HCP_PUBLISH_MARGIN_HOURS: env.integer(
    8,
    0,
    240,
    'hours after the end of a period before it is published',
  ),
  HCP_PUBLICATION_ALGORITHM: env.choice(
    ALGORITHM_NAMES,
    'Ed25519',
    'algorithm of the key for publications, which is made beside the keyring at its first use',
  ),
  HCP_SMALL_CELL: env.integer(5, 1, 100, 'smaller counts are withheld in open files'),
};

/** The kinds that `HCP_PUBLISH` names; throws `config-invalid`. */
export function publishedKinds(text: string): readonly PublicationKind[] {
  if (text === OFF) return [];
  const named = new Set(text.split(',').map((name) => name.trim()));
  const kinds = PUBLICATION_KINDS.filter((kind) => named.has(kind));
  if (kinds.length === named.size) return kinds;
  throw new AppError(
    'config-invalid',
    `environment variable HCP_PUBLISH must be off, or some of ${PUBLICATION_KINDS.join(',')}`,
  );
}
