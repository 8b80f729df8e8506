import type { CitizenParts } from '../citizen-parts.js';
import type { CitizenRoute } from '../citizen-route.js';
import type { PageShell } from '../pages/page-shell.js';
import { AttackGuard } from './attack-guard.js';
import { FindService } from './find.service.js';
import { MobileCheck } from './mobile-check.js';
import { NumberLookUp } from './number-look-up.js';
import { pointRoutes } from './points.routes.js';
import { MongoServiceFinder } from './service-finder.mongo.js';
import { SlipLookUp } from './slip-look-up.js';
import { VisitsService } from './visits.service.js';

/** The wiring of service points. */
export function pointsRoom(parts: CitizenParts, shell: PageShell): readonly CitizenRoute[] {
  const { registry, limits, codes, sealer, collections, gate } = parts;
  const guard = new AttackGuard(limits, codes);
  const numbers = new NumberLookUp({
    ...parts,
    services: new MongoServiceFinder(collections.services, gate),
    mobiles: new MobileCheck(sealer),
  });
  const slips = new SlipLookUp(parts);
  return pointRoutes({
    registry,
    finds: new FindService({ registry, limits, guard, numbers, slips }),
    visits: new VisitsService({ ...parts, guard }),
    shell,
  });
}
