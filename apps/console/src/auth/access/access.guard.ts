import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { HealthController } from '#shared/health/health.controller.js';
import { MetricsController } from '#shared/metrics/metrics.controller.js';
import { forbidden, noSession, outsideScope, ProblemError } from '../../http/problem.js';
import type { Officer } from '../officer.js';
import type { Places } from '../places.js';
import { tokenOf } from '../sessions/session-cookie.js';
import { isCsrfOf } from '../sessions/session-token.js';
import type { SessionsService } from '../sessions/sessions.service.js';
import { hasRoleFor, judgeAccess } from './judge-access.js';
import { NEED, type Need } from './needs.decorator.js';
import { setOfficer, type OfficerRequest } from './officer-request.js';
import { requireAccess } from './require-access.js';
import type { TargetResolvers } from './target-kind.js';
import { UNATTENDED } from './unattended.decorator.js';

export const CSRF_HEADER = 'x-hcp-csrf';

const UNGUARDED: readonly unknown[] = [HealthController, MetricsController];
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface AccessGuardParts {
  readonly reflector: Reflector;
  readonly sessions: SessionsService;
  readonly places: Places;
  readonly resolvers: TargetResolvers;
}

/**
 * The one place where a request is let in: a session, its CSRF header, its duties, and then the
 * access policy about what the method says it is about. A method that says nothing is refused.
 */
export class AccessGuard implements CanActivate {
  constructor(private readonly parts: AccessGuardParts) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (UNGUARDED.includes(context.getClass())) return true;
    const need = this.parts.reflector.get<Need | undefined>(NEED, context.getHandler());
    if (need === undefined) throw forbidden();
    const request = context.switchToHttp().getRequest<OfficerRequest>();
    if (need === 'open') {
      requireJson(request);
      return true;
    }
    const isUse = this.parts.reflector.get(UNATTENDED, context.getHandler()) !== true;
    const officer = await this.officerOf(request, isUse);
    setOfficer(request, officer);
    if (need.permission !== 'session.own') requireNoDuty(officer);
    await this.requireAccess(officer, need, request);
    return true;
  }

  private async officerOf(request: OfficerRequest, isUse: boolean): Promise<Officer> {
    const token = tokenOf(request.headers.cookie);
    const { sessions } = this.parts;
    const officer = token === undefined ? undefined : await sessions.officerOf(token, isUse);
    if (token === undefined || officer === undefined) throw noSession();
    if (!SAFE_METHODS.has(request.method) && !isCsrfOf(token, request.headers[CSRF_HEADER])) {
      throw new ProblemError(403, 'csrf', `the header ${CSRF_HEADER} is not that of this session`);
    }
    return officer;
  }

  private async requireAccess(
    { actor }: Officer,
    { permission, target: kind, parameter }: Exclude<Need, 'open'>,
    request: OfficerRequest,
  ): Promise<void> {
    const { places, resolvers } = this.parts;
    if (!hasRoleFor(actor, permission)) throw forbidden();
    if (kind === 'narrowed' || kind === 'place' || kind === 'token') return;
    if (kind === 'own' || kind === 'whole') {
      const target = { ...places.whole, ...(kind === 'own' ? { person: actor.id } : {}) };
      const verdict = judgeAccess(actor, permission, target);
      if (verdict === 'scope') throw outsideScope();
      if (verdict !== 'allowed') throw forbidden();
      return;
    }
    requireAccess(actor, permission, await resolvers[kind](request.params[parameter] ?? ''));
  }
}

/** A page of another site can send a form, but JSON only if it is allowed to: it is not. */
function requireJson({ headers }: OfficerRequest): void {
  if (/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return;
  throw new ProblemError(415, 'bad-request', 'the content type must be application/json');
}

function requireNoDuty({ duty }: Officer): void {
  if (duty === 'change-password') {
    throw new ProblemError(403, 'must-change-password', 'change your password first');
  }
  if (duty === 'enrol-totp') {
    throw new ProblemError(403, 'must-enrol-totp', 'enrol a second factor first');
  }
}
