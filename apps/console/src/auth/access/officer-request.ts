import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { noSession } from '../../http/problem.js';
import type { Officer } from '../officer.js';

export type OfficerRequest = FastifyRequest<{ Params: Record<string, string | undefined> }>;

const officers = new WeakMap<object, Officer>();

export const setOfficer = (request: OfficerRequest, officer: Officer): void => {
  officers.set(request, officer);
};

/** Who makes the request: for a method that needs a permission. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Officer => {
  const officer = officers.get(context.switchToHttp().getRequest<OfficerRequest>());
  if (officer === undefined) throw noSession();
  return officer;
});
