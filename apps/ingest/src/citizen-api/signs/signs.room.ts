import type { CitizenParts } from '../citizen-parts.js';
import type { CitizenRoute } from '../citizen-route.js';
import { SignPrinter } from './sign-printer.js';
import { signRoutes } from './signs.routes.js';

/** The wiring of signs. */
export const signsRoom = (parts: CitizenParts): readonly CitizenRoute[] =>
  signRoutes({ ...parts, printer: new SignPrinter() });
