import type { Target } from '#shared/domain/casework/access-policy.js';

/** Things that are named by an id in the address, each found by a resolver. */
export type NamedTarget = 'user' | 'area';

/**
 * What a permission is asked about:
 * - `own`: the person's own things
 * - `whole`: what belongs to the whole system
 * - `narrowed`: a list; the method shows only what lies in the scopes that give the permission
 * - `place`: a place that the body names; the method asks `may` about it
 * - `token`: what the body names by a token; the method asks whether it was handed to the caller
 * - or a thing that the address names: what lies outside the scope is not found
 */
export type TargetKind = 'own' | 'whole' | 'narrowed' | 'place' | 'token' | NamedTarget;

/** Finds what an id names; undefined when there is nothing. */
export type TargetResolver = (id: string) => Promise<Target | undefined>;

/** A resolver for everything that can be named. */
export type TargetResolvers = Readonly<Record<NamedTarget, TargetResolver>>;
