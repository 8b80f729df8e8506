import { casework } from './casework.js';
import { dashboardJson, type Dashboard } from './dashboard.js';
import { oneArea } from './area.js';
import { pipeline } from './pipeline.js';
import { province } from './province.js';
import { quality } from './quality.js';

const ALL: readonly Dashboard[] = [province, oneArea, pipeline, casework, quality];

/** Every dashboard's JSON by its file's name. */
export const dashboardFiles = (): Record<string, string> =>
  Object.fromEntries(
    ALL.map((one) => [`${one.uid}.json`, `${JSON.stringify(dashboardJson(one), null, 2)}\n`]),
  );
