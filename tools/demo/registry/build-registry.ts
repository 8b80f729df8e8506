import { seededRandom } from '../random/random.js';
import { makeDepartments } from './departments.js';
import { jiangxiAreas } from './divisions.js';
import { makeItems } from './items.js';
import { makePoints } from './points.js';
import type { DemoRegistry } from './registry.js';
import { DEMO_HOST_PORT, makeSources } from './sources.js';

/** The seed of the registry itself: the province is the same whatever its people do. */
const REGISTRY_SEED = 'jiangxi';

/**
 * The registry of Jiangxi: real divisions, made-up department codes. Always the same but for the
 * port of the host page.
 */
export function buildRegistry(hostPort = DEMO_HOST_PORT): DemoRegistry {
  const areas = jiangxiAreas();
  const departments = makeDepartments(areas, seededRandom(`${REGISTRY_SEED}/departments`));
  return {
    areas,
    departments,
    items: makeItems(departments, seededRandom(`${REGISTRY_SEED}/items`)),
    points: makePoints(areas, departments, seededRandom(`${REGISTRY_SEED}/points`)),
    sources: makeSources(areas, departments, hostPort),
  };
}
