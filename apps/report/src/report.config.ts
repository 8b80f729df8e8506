import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { commonConfig, listenerConfig, ratingWindowConfig } from '#shared/config/common-config.js';
import { env, readConfig, type Environment } from '#shared/config/read-config.js';
import type { LevelWeights } from '#shared/domain/indicators.js';
import { AppError } from '#shared/errors/app-error.js';
import type { PublicationKind } from '#shared/domain/publication/publication-kind.js';
import { honoursConfig } from './honour/honours.config.js';
import { publicationsConfig, publishedKinds } from './publications/publications.config.js';
import { OFFICIAL_INDICATORS } from './rankings/indicator-spec.js';

/** The variables of report. */
export const ReportConfigSchema = Type.Object({
  ...commonConfig,
  ...listenerConfig,
  REPORT_PORT: env.integer(7003, 0, 65_535, 'port of report'),
  HCP_PUBLIC_SITE_PORT: env.integer(7005, 0, 65_535, 'port of what the public reaches of report'),
  HCP_PUBLIC_SITE_HOST: env.optionalText(
    'address on which the public reaches report; unset: HCP_HOST',
  ),
  HCP_PUBLIC_SITE_URL: env.optionalText(
    'origin of the public site; unset: http://127.0.0.1:<HCP_PUBLIC_SITE_PORT>',
  ),
  HCP_PUBLIC_WEB_DIR: env.optionalText(
    'folder of the built pages of the public site; unset: the build beside report',
  ),
  HCP_PUBLIC_CACHE_MIB: env.integer(64, 0, 4_096, 'memory for drawn pages of the public site'),
  HCP_LOW_ACTIVE_RATE: env.integer(
    20,
    0,
    100,
    'percent of services rated below which the public site shows a rate grey',
  ),
  HCP_MINIMUM_SAMPLE: env.integer(30, 1, 1_000_000, 'fewer ratings than this are not ranked'),
  HCP_OFFICIAL_INDICATOR: env.choice(
    OFFICIAL_INDICATORS,
    'goodRate',
    'the ranking that is the official one: by the lower end of the interval, the raw rate, or score',
  ),
  HCP_LEVEL_WEIGHTS: env.text('0,30,60,80,100', 'points of levels 1 to 5, 0 to 100, rising'),
  ...ratingWindowConfig,
  ...publicationsConfig,
  ...honoursConfig,
  HCP_SCORECARD_FILE: env.optionalText(
    'YAML file of the weights of scorecards; unset: the one that comes with report',
  ),
  REPORT_CACHE_MIB: env.integer(64, 0, 4_096, 'memory for answers whose basis has not changed'),
});

/** What report was started with; policies that rankings follow are stated in every answer. */
export type ReportConfig = Readonly<Static<typeof ReportConfigSchema>> & {
  readonly weights: LevelWeights;
  readonly publicSite: PublicSiteConfig;
  /** The file of the weights of scorecards. */
  readonly scorecardFile: string;
  readonly publishKinds: readonly PublicationKind[];
};

/** Where the public reaches report, and what draws its pages. */
export interface PublicSiteConfig {
  readonly host: string;
  readonly port: number;
  /** Scheme, host and port under which the public knows the site, without a slash at the end. */
  readonly origin: string;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly cacheMib: number;
  /** A lower 主动评价率 is shown grey; a fraction. */
  readonly lowActiveRate: number;
}

// This file runs as dist/apps/report/src/report.config.js.
const BUILT_PAGES = join(import.meta.dirname, '../../../web-public');

const OWN_SCORECARD = join(import.meta.dirname, 'scorecards/data/scorecard.yaml');

/** Reads report's environment; throws `config-invalid` with the variable's name. */
export function readReportConfig(environment: Environment): ReportConfig {
  const config = readConfig(ReportConfigSchema, environment);
  return Object.freeze({
    ...config,
    weights: weightsOf(config.HCP_LEVEL_WEIGHTS),
    publicSite: publicSiteOf(config),
    scorecardFile: config.HCP_SCORECARD_FILE ?? OWN_SCORECARD,
    publishKinds: publishedKinds(config.HCP_PUBLISH),
  });
}

function publicSiteOf(config: Static<typeof ReportConfigSchema>): PublicSiteConfig {
  const port = config.HCP_PUBLIC_SITE_PORT;
  return Object.freeze({
    host: config.HCP_PUBLIC_SITE_HOST ?? config.HCP_HOST,
    port,
    origin: originOf(config.HCP_PUBLIC_SITE_URL) ?? `http://127.0.0.1:${port}`,
    pages: config.HCP_PUBLIC_WEB_DIR ?? BUILT_PAGES,
    cacheMib: config.HCP_PUBLIC_CACHE_MIB,
    lowActiveRate: config.HCP_LOW_ACTIVE_RATE / 100,
  });
}

function originOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) {
    return url.origin;
  }
  throw new AppError(
    'config-invalid',
    'environment variable HCP_PUBLIC_SITE_URL must be an http or https origin without a path',
  );
}

function weightsOf(text: string): LevelWeights {
  const [one, two, three, four, five, ...more] = text.split(',').map(Number);
  const weights = [one, two, three, four, five];
  const rising = weights.every((w, i) => {
    const before = weights[i - 1] ?? 0;
    return w !== undefined && w >= before && w <= 100;
  });
  if (!rising || more.length > 0) {
    throw new AppError(
      'config-invalid',
      'environment variable HCP_LEVEL_WEIGHTS must be five numbers from 0 to 100, rising',
    );
  }
  return weights as unknown as LevelWeights;
}
