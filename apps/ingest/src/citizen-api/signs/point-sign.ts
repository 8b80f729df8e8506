import type { PointPlace } from '../points/point-place.js';
import { pointAddress, type Sign } from './sign.js';

/** The sign of a point. `publicUrl` is the address of ingest as citizens see it. */
export const pointSign = ({ point, department }: PointPlace, publicUrl: string): Sign => ({
  point: point.name,
  department: department.name,
  hall: point.hall,
  address: pointAddress(publicUrl, point.code),
});
